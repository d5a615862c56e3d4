import { monitorEventLoopDelay } from 'node:perf_hooks';
import { overloaded } from '../errors.ts';
import { contextOf, type RouteClass } from '../http/context.ts';
import type { Step } from '../http/step.ts';

/** Milliseconds of delay of the event loop from which a class of route is refused; the least important first (GW-05). */
const refusedFrom: Readonly<Record<RouteClass, number>> = {
  export: 150,
  weather: 600,
  read: 400,
  import: 400,
  write: 1000,
  signIn: 1000,
  reset: 600,
  signUp: 600,
  health: Infinity,
};

const sampleMs = 500;
const retryAfterMs = 3000;

/**
 * How late the event loop is, in milliseconds: the better mean of the last two half seconds. One pause that is over
 * (a document made, memory swept) is no overload, and nobody is refused for it.
 */
export type LoopDelay = { currentMs: () => number; stop: () => void };

/** Watches the event loop of this process. */
export const watchLoopDelay = (): LoopDelay => {
  const resolution = 20;
  const histogram = monitorEventLoopDelay({ resolution });
  let [before, last] = [0, 0];
  histogram.enable();
  const timer = setInterval(() => {
    [before, last] = [last, Math.max(0, histogram.mean / 1e6 - resolution)];
    histogram.reset();
  }, sampleMs);
  timer.unref();
  return {
    currentMs: () => Math.min(before, last),
    stop: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
};

/** Refuses what matters least while the process cannot keep up, and says when to come back. */
export const shed = (delay: Pick<LoopDelay, 'currentMs'>): Step => {
  return (req, _res, next) => {
    if (delay.currentMs() > refusedFrom[contextOf(req).class]) throw overloaded({ retryAfterMs });
    next();
  };
};
