import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import { holdMs, secondsAsMs, type Kept } from '../numbers.ts';

type Dated = Pick<Weather__Output, 'asOf' | 'validUntil' | 'revision'>;

/**
 * Milliseconds that numbers hold at most, whatever the service says: what slides with the clock (the last 24 hours, the
 * time that a page says it is of) is never later than that.
 */
const mostMs = 60_000;

/**
 * Numbers put together from answers: they are as old as the oldest of them, and hold only as long as each of them does.
 * `revision` is the one known before they were asked for, where something beside them says none of its own.
 */
export const dated = <N>(numbers: N, answers: readonly Dated[], revision = Infinity): Kept<N> => {
  const now = Date.now();
  return {
    numbers,
    revision: Math.min(revision, ...answers.map((one) => one.revision)),
    asOfMs: Math.min(now, ...answers.map(({ asOf }) => secondsAsMs(asOf, now))),
    validUntilMs: Math.min(now + mostMs, ...answers.map(({ validUntil }) => secondsAsMs(validUntil, now + holdMs))),
  };
};
