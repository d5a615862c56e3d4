import { planImport } from '../src/domain/import/import.ts';
import type {
  ImportEntry,
  ImportFormat,
  ImportLine,
  ImportOptions,
  PlannedComponent,
  PlannedEvent,
} from '../src/domain/import/plan.ts';

/** 2026-11-22 in UTC. */
export const now = Date.UTC(2026, 10, 22) / 1000;

/** Unix seconds of a time in ISO 8601. */
export const at = (iso: string): number => Date.parse(iso) / 1000;

/** What an import plans, sorted into its kinds, with the codes of its lines in order. */
export type Plan = { components: PlannedComponent[]; events: PlannedEvent[]; lines: ImportLine[]; codes: string[] };

const sorted = (entries: Iterable<ImportEntry>): Plan => {
  const plan: Plan = { components: [], events: [], lines: [], codes: [] };
  for (const entry of entries) {
    if (entry.entry === 'component') plan.components.push(entry);
    else if (entry.entry === 'event') plan.events.push(entry);
    else plan.lines.push(entry);
  }
  plan.codes = plan.lines.map(({ code }) => code.slice('import.'.length));
  return plan;
};

/** Plans an input; anything but a text or bytes is sent as JSON. */
export const planOf = (format: ImportFormat, content: unknown, options: Partial<ImportOptions> = {}): Plan => {
  const body = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  return sorted(planImport(format, body, { now, zone: 'Europe/Paris', ...options }));
};

type Json = Record<string, unknown>;
let count = 0;

/** An update in the shape of Statuspage. */
export const update = (display: string, status: string, more: Json = {}): Json => ({
  id: `u${String((count += 1))}`,
  status,
  body: `It is ${status}.`,
  created_at: display,
  display_at: display,
  affected_components: null,
  ...more,
});

/** An incident in the shape of Statuspage: an hour on 2024-05-01, with one component. */
export const incident = (more: Json = {}): Json => ({
  id: 'i1',
  name: 'Trouble',
  status: 'resolved',
  impact: 'minor',
  created_at: '2024-05-01T10:00:00.500Z',
  started_at: '2024-05-01T10:00:00.400Z',
  resolved_at: '2024-05-01T11:00:00.900Z',
  updated_at: '2024-05-01T11:00:01.000Z',
  components: [{ id: 'c1', name: 'API' }],
  incident_updates: [
    update('2024-05-01T11:00:00.900Z', 'resolved'),
    update('2024-05-01T10:00:00.400Z', 'investigating'),
  ],
  ...more,
});

/** The plan of one incident. */
export const planIncidents = (...incidents: unknown[]): Plan =>
  planOf('statuspage', { page: { id: 'p', time_zone: 'Etc/UTC' }, incidents });
