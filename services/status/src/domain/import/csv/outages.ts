import { worst, type ComponentState, type EventKind, type Impact } from '../../states.ts';
import type { Text } from '../../text.ts';
import { finishEvent, type Draft } from '../finish-event.ts';
import { eventIdOf } from '../keys.ts';
import { importLimits } from '../limits.ts';
import type { ImportOptions, PlannedEvent, PlannedUpdate } from '../plan.ts';
import { oneLine } from '../plain-text.ts';
import type { Tell } from '../report.ts';
import { shown } from '../times.ts';
import type { Probe, Series } from './probes.ts';

/** Bad probes of one component in a row, and the good one after them. */
type Run = { bad: Probe[]; good: Probe | undefined };

const runsOf = (probes: readonly Probe[]): Run[] => {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const probe of probes) {
    // A probe without a result says neither that it goes on nor that it is over.
    if (probe.state === 'no_data') continue;
    if (probe.state === 'operational') {
      if (open) open.good = probe;
      open = undefined;
    } else if (open) open.bad.push(probe);
    else runs.push((open = { bad: [probe], good: undefined }));
  }
  return runs;
};

const words: Partial<Record<ComponentState, Text>> = {
  under_maintenance: { fr: 'en maintenance', en: 'under maintenance' },
  degraded_performance: { fr: 'ralenti', en: 'degraded' },
  partial_outage: { fr: 'en panne partielle', en: 'partly down' },
};
const down: Text = { fr: 'en panne', en: 'down' };

const impactOf = (state: ComponentState): Impact =>
  state === 'major_outage'
    ? 'critical'
    : state === 'partial_outage'
      ? 'major'
      : state === 'degraded_performance'
        ? 'minor'
        : 'none';

const badText = ({ state, code }: Probe): Text => {
  const { fr, en } = words[state] ?? down;
  const answer =
    code === ''
      ? ''
      : code === '0'
        ? { fr: ' (pas de réponse)', en: ' (no answer)' }
        : { fr: ` (HTTP ${code})`, en: ` (HTTP ${code})` };
  return answer === ''
    ? { fr: `Sonde : ${fr}.`, en: `Probe: ${en}.` }
    : { fr: `Sonde : ${fr}${answer.fr}.`, en: `Probe: ${en}${answer.en}.` };
};

const recovered: Text = { fr: 'Sonde : de nouveau opérationnel.', en: 'Probe: operational again.' };
const lastSeen: Text = {
  fr: 'Dernière sonde connue : la fin réelle n’est pas connue.',
  en: 'Last known probe: the true end is not known.',
};

type Ending = { endsAt: number | null; text: Text };

/** Without a good probe after it: still down where the last one is less than a day old, else over at the last bad probe. */
const endingOf = ({ bad, good }: Run, name: string, now: number, tell: Tell, key: string): Ending => {
  if (good) return { endsAt: good.at, text: recovered };
  const last = bad.at(-1);
  const at = last?.at ?? 0;
  tell('import.probes_end_down', last?.where ?? '', `${name}: ${shown(at)}`, key);
  return now - at <= importLimits.openProbeSeconds ? { endsAt: null, text: recovered } : { endsAt: at, text: lastSeen };
};

/** An update for each change of state in the run, and one for its end. */
const updatesOf = ({ bad }: Run, { endsAt, text }: Ending, key: string, kind: EventKind): PlannedUpdate[] => {
  const changes = bad.filter((probe, index) => bad[index - 1]?.state !== probe.state);
  const phase = kind === 'maintenance' ? 'in_progress' : 'investigating';
  const updates = changes.map((probe): PlannedUpdate => ({
    id: `probe-${probe.at}`,
    at: probe.at,
    phase,
    text: badText(probe),
    states: [{ component: key, state: probe.state }],
    reconstructed: false,
  }));
  if (endsAt === null) return updates;
  const over = kind === 'maintenance' ? 'completed' : 'resolved';
  return [
    ...updates,
    {
      id: `end-${endsAt}`,
      at: endsAt,
      phase: over,
      text,
      states: [{ component: key, state: 'operational' }],
      reconstructed: false,
    },
  ];
};

const outage = (run: Run, series: Series, key: string, options: ImportOptions, tell: Tell): PlannedEvent => {
  const startsAt = run.bad[0]?.at ?? 0;
  const state = worst(run.bad.map((probe) => probe.state));
  const kind: EventKind = state === 'under_maintenance' ? 'maintenance' : 'incident';
  const ending = endingOf(run, series.name, options.now, tell, key);
  const name = oneLine(series.name).slice(0, 120).toWellFormed();
  const { fr, en } = words[state] ?? down;
  const open = kind === 'maintenance' ? 'in_progress' : 'investigating';
  const over = kind === 'maintenance' ? 'completed' : 'resolved';
  const draft: Draft = {
    id: eventIdOf('probe', `probe-${key}-${startsAt}`),
    origin: `csv:probe/${key}/${startsAt}`,
    kind,
    title: { fr: `${name} : ${fr}`, en: `${name}: ${en}` },
    impact: impactOf(state),
    components: [key],
    startsAt,
    endsAt: ending.endsAt,
    reconstructed: false,
    phase: ending.endsAt === null ? open : over,
    updates: updatesOf(run, ending, key, kind),
    where: run.bad[0]?.where ?? series.where,
  };
  return finishEvent(draft, tell);
};

/** Plans an event for each run of bad probes: from the first bad probe to the next good one of the same component. */
export function* planOutages(series: Series, key: string, options: ImportOptions, tell: Tell): Generator<PlannedEvent> {
  for (const run of runsOf(series.probes)) yield outage(run, series, key, options, tell);
}
