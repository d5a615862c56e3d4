/**
 * An independent reading of a Statuspage history, second by second: it shares no code with the rules it checks, and
 * follows the text of ST-05 alone. One array a component: the worst state, and the kinds that touch each second.
 */
type Stated = { code: string; new_status: string };
type Update = { display_at: string; body: string; affected_components: Stated[] | null };
export type RawIncident = {
  id: string;
  impact: string;
  started_at: string;
  resolved_at: string | null;
  components: { id: string }[];
  incident_updates: Update[];
};

export type Ground = { worst: Uint8Array; kinds: Uint8Array; marks: { second: number; kind: number }[] };

const severity: Record<string, number> = { degraded_performance: 2, partial_outage: 3, major_outage: 4 };
const byImpact: Record<string, number> = { none: 2, minor: 2, major: 3, critical: 4 };
const kindOf = (state: number): number => (state === 2 ? 2 : 4);
const second = (text: string): number => Math.floor(Date.parse(text) / 1000);

const statesOf = (incident: RawIncident, code: string): { at: number; state: number }[] => {
  // Exports list the newest first; of two at one second the later written one counts.
  const stated = [...incident.incident_updates]
    .reverse()
    .flatMap((update) =>
      (update.affected_components ?? [])
        .filter((affected) => affected.code === code)
        .map((affected) => ({ at: second(update.display_at), state: severity[affected.new_status] ?? 0 })),
    )
    .sort((a, b) => a.at - b.at);
  return stated;
};

/** Lays one incident over the ground of a component. `code` is empty for the whole page. */
export const lay = (ground: Ground, incident: RawIncident, code: string, origin: number): void => {
  const ends = [second(incident.started_at), incident.resolved_at === null ? Infinity : second(incident.resolved_at)];
  const [from = 0, to = 0] = ends.sort((a, b) => a - b);
  const fallback = byImpact[incident.impact] ?? 2;
  const stated = statesOf(incident, code);
  const stateAt = (moment: number): number => {
    let state = 0;
    for (const entry of stated) if (entry.at <= moment) state = entry.state;
    return state === 0 ? fallback : state;
  };
  if (from === to) {
    ground.marks.push({ second: from, kind: kindOf(stateAt(from)) });
    return;
  }
  for (let moment = from; moment < Math.min(to, origin + ground.worst.length); moment += 1) {
    const state = stateAt(moment);
    const index = moment - origin;
    ground.worst[index] = Math.max(ground.worst[index] ?? 0, state);
    ground.kinds[index] = (ground.kinds[index] ?? 0) | kindOf(state);
  }
};

/** The days of a zone, found by asking for the date at every quarter of an hour. */
export const daysOf = (zone: string, from: number, until: number): { date: string; from: number; until: number }[] => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const days: { date: string; from: number; until: number }[] = [];
  for (let moment = from; moment < until; moment += 900) {
    const date = format.format(moment * 1000);
    const last = days.at(-1);
    if (last?.date === date) last.until = moment + 900;
    else days.push({ date, from: moment, until: moment + 900 });
  }
  return days;
};

const letters: Record<number, string> = { 0: '.', 1: 'm', 2: 'd', 4: 'i' };

/** The letter of a day: a kind counts from 60 s on, or where an event of unknown length lies on it. */
export const letterOf = (ground: Ground, day: { from: number; until: number }, origin: number): string => {
  const seconds = { 1: 0, 2: 0, 4: 0 };
  for (let index = day.from - origin; index < day.until - origin; index += 1)
    for (const kind of [1, 2, 4] as const) if (((ground.kinds[index] ?? 0) & kind) !== 0) seconds[kind] += 1;
  const marked = ground.marks
    .filter((mark) => mark.second >= day.from && mark.second < day.until)
    .map(({ kind }) => kind);
  const kinds = ([1, 2, 4] as const).filter((kind) => seconds[kind] >= 60 || marked.includes(kind));
  return kinds.length > 1 ? 's' : (letters[kinds[0] ?? 0] ?? '?');
};

/** Seconds in each troubled state between two instants. */
export const secondsOf = (ground: Ground, from: number, until: number, origin: number) => {
  const counts = [0, 0, 0, 0, 0];
  for (let index = from - origin; index < until - origin; index += 1) {
    const state = ground.worst[index] ?? 0;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return { degradedPerformance: counts[2] ?? 0, partialOutage: counts[3] ?? 0, majorOutage: counts[4] ?? 0 };
};
