import { addSeconds, type Seconds } from './seconds.ts';
import type { Uptime } from './uptime.ts';

/** A component below a group: its own uptime, and whether nothing is below it. */
export type Member = { key: string; leaf: boolean; uptime: Uptime };

/** Uptime of a group (ST-18). */
export type GroupUptime = {
  /** The lowest of the group itself and all below it, and whose it is. */
  worst: Uptime;
  worstKey: string;
  /** Mean of the percents of those below it that have nothing below them; its seconds are the sum of theirs. */
  mean: Uptime | null;
};

export const groupUptime = (own: Member, below: readonly Member[]): GroupUptime => {
  const worst = [own, ...below].reduce((found, member) => (isWorse(member.uptime, found.uptime) ? member : found));
  return { worst: worst.uptime, worstKey: worst.key, mean: meanOf(below.filter((member) => member.leaf)) };
};

const isWorse = (a: Uptime, b: Uptime): boolean => {
  if (a.percent === null || b.percent === null) return a.percent !== null;
  return a.percent === b.percent ? isHarder(a.seconds, b.seconds) : a.percent < b.percent;
};

/** Whether a was hit harder than b: by seconds of the worst state in which they differ. */
export const isHarder = (a: Seconds, b: Seconds): boolean =>
  (a.majorOutage - b.majorOutage ||
    a.partialOutage - b.partialOutage ||
    a.degradedPerformance - b.degradedPerformance ||
    a.underMaintenance - b.underMaintenance ||
    a.operational - b.operational) > 0;

const meanOf = (leaves: readonly Member[]): Uptime | null => {
  const [first, ...others] = leaves;
  if (first === undefined) return null;
  const seconds = others.reduce((sum, { uptime }) => addSeconds(sum, uptime.seconds), { ...first.uptime.seconds });
  return {
    seconds,
    percent: meanPercent(leaves.map(({ uptime }) => uptime.percent)),
    percentWithMaintenance: meanPercent(leaves.map(({ uptime }) => uptime.percentWithMaintenance)),
  };
};

const meanPercent = (percents: readonly (number | null)[]): number | null => {
  const known = percents.filter((percent) => percent !== null);
  return known.length === 0 ? null : known.reduce((sum, percent) => sum + percent, 0) / known.length;
};
