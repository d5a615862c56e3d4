import { severity, type TroubledState } from './states.ts';

/** Seconds spent in each troubled state, each second counted in its worst. */
export type Troubles = {
  underMaintenance: number;
  degradedPerformance: number;
  partialOutage: number;
  majorOutage: number;
};

/** Seconds spent in each state; they add up to the seconds of the period (ST-06). */
export type Seconds = Troubles & { noData: number; operational: number };

/** A stretch in one state; `to` is exclusive. */
export type Stretch = { state: TroubledState; from: number; to: number };

export const noTroubles = (): Troubles => ({
  underMaintenance: 0,
  degradedPerformance: 0,
  partialOutage: 0,
  majorOutage: 0,
});

/** Adds `more` to `sum` in place, `times` times. */
export const addTroubles = (sum: Troubles, more: Troubles, times = 1): Troubles => {
  sum.underMaintenance += more.underMaintenance * times;
  sum.degradedPerformance += more.degradedPerformance * times;
  sum.partialOutage += more.partialOutage * times;
  sum.majorOutage += more.majorOutage * times;
  return sum;
};

/** Seconds of a period: what is neither trouble nor no data was operational. */
export const secondsOf = (length: number, noData: number, troubles: Troubles): Seconds => {
  const { underMaintenance, degradedPerformance, partialOutage, majorOutage } = troubles;
  const operational = length - noData - underMaintenance - degradedPerformance - partialOutage - majorOutage;
  return { noData, operational, underMaintenance, degradedPerformance, partialOutage, majorOutage };
};

/** Sum of seconds over several periods or components. */
export const addSeconds = (sum: Seconds, more: Seconds): Seconds => {
  addTroubles(sum, more);
  sum.noData += more.noData;
  sum.operational += more.operational;
  return sum;
};

/** Seconds of each state between two seconds, where stretches may overlap and reach beyond. */
export const troublesWithin = (stretches: readonly Stretch[], from: number, until: number): Troubles => {
  const edges = edgesWithin(stretches, from, until);
  const open = [0, 0, 0, 0, 0, 0];
  const seconds = [0, 0, 0, 0, 0, 0];
  let reached = from;
  for (const { at, rank, step } of edges) {
    const worst = open.findLastIndex((count) => count > 0);
    if (worst >= 0) seconds[worst] = (seconds[worst] ?? 0) + at - reached;
    open[rank] = (open[rank] ?? 0) + step;
    reached = at;
  }
  const [, , underMaintenance = 0, degradedPerformance = 0, partialOutage = 0, majorOutage = 0] = seconds;
  return { underMaintenance, degradedPerformance, partialOutage, majorOutage };
};

/** Seconds between two seconds on which at least one of these stretches lies. */
export const unionWithin = (stretches: readonly Stretch[], from: number, until: number): number => {
  let total = 0;
  let reached = from;
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const end = Math.min(stretch.to, until);
    const begin = Math.max(stretch.from, reached);
    if (end > begin) {
      total += end - begin;
      reached = end;
    }
  }
  return total;
};

type Edge = { at: number; rank: number; step: 1 | -1 };

const edgesWithin = (stretches: readonly Stretch[], from: number, until: number): Edge[] => {
  const edges: Edge[] = [];
  for (const stretch of stretches) {
    const begin = Math.max(stretch.from, from);
    const end = Math.min(stretch.to, until);
    if (begin >= end) continue;
    const rank = severity(stretch.state);
    edges.push({ at: begin, rank, step: 1 }, { at: end, rank, step: -1 });
  }
  return edges.sort((a, b) => a.at - b.at);
};
