import { access } from './history/access.ts';
import { accounting } from './history/accounting.ts';
import { api } from './history/api.ts';
import { invoicing } from './history/invoicing.ts';
import { maintenance } from './history/maintenance.ts';
import { payroll } from './history/payroll.ts';
import type { Begin, Step } from './shape.ts';
import { draft, openIncident } from './today.ts';
import { text } from './shape.ts';

/** One event to write: the body that makes it, and what is added to its course afterwards. Instants in RFC 3339. */
export type Planned = {
  path: '/status/incidents' | '/status/maintenances';
  body: { title: { fr: string; en: string } } & Record<string, unknown>;
  updates: { at: string; body: Record<string, unknown> }[];
};

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

const beginMs = ({ daysAgo, at }: Begin, anchorMs: number): number => {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return Math.floor(anchorMs / dayMs) * dayMs - daysAgo * dayMs + (hours * 60 + minutes) * minuteMs;
};

/** Desks work on weekdays: what fell on a weekend is told as of the Friday before. */
const onWeekday = (ms: number): number => {
  const weekend: Record<number, number> = { 6: 1, 0: 2 };
  return ms - (weekend[new Date(ms).getUTCDay()] ?? 0) * dayMs;
};

const stated = ({ states }: Step) =>
  states && { states: Object.entries(states).map(([component, state]) => ({ component, state })) };

type Incident = Pick<typeof openIncident, 'title' | 'impact' | 'components' | 'regions'> & { steps: Step[] };

const incidentAt = ({ steps, ...incident }: Incident, startMs: number): Planned => {
  const [first = { after: 0, phase: 'investigating', text: text('', '') }, ...later] = steps;
  const { title, impact, components, regions } = incident;
  const opening = { phase: first.phase, text: first.text, ...stated(first), startsAt: iso(startMs) };
  const updates = later.map((step) => {
    const at = iso(startMs + step.after * minuteMs);
    return { at, body: { at, phase: step.phase, text: step.text, ...stated(step) } };
  });
  return { path: '/status/incidents', body: { title, impact, components, regions, ...opening }, updates };
};

/** Every event of the examples around `anchor`, the time of the first run, oldest first. */
export const eventsAround = (anchor: Date): Planned[] => {
  const anchorMs = Math.floor(anchor.getTime() / minuteMs) * minuteMs;
  const past = [...accounting, ...payroll, ...invoicing, ...access, ...api].map((incident) =>
    incidentAt(incident, onWeekday(beginMs(incident, anchorMs))),
  );
  const windows = maintenance.map(({ minutes, daysAgo, at, ...window }): Planned => {
    const startMs = beginMs({ daysAgo, at }, anchorMs);
    const times = { startsAt: iso(startMs), endsAt: iso(startMs + minutes * minuteMs) };
    return { path: '/status/maintenances', body: { ...window, ...times }, updates: [] };
  });
  const open = incidentAt(openIncident, anchorMs - openIncident.minutesAgo * minuteMs);
  const prepared: Planned = { path: '/status/incidents', body: { ...draft, publication: 'draft' }, updates: [] };
  return [...[...past, ...windows].sort(byBegin), open, prepared];
};

const byBegin = (a: Planned, b: Planned): number => (String(a.body.startsAt) < String(b.body.startsAt) ? -1 : 1);
