import { setTimeout as pause } from 'node:timers/promises';
import { startTimer } from '@atrium/chassis/timers';
import type { Logger } from '@atrium/chassis/logger';
import type { Hub } from './hub.ts';

type Options = {
  hub: Pick<Hub, 'tell' | 'beat' | 'listeners'>;
  /** The revision of the weather now. */
  revision: () => Promise<number>;
  logger: Logger;
};

/** Tells the hub's listeners of the weather; `changed` is a sign that it may be another one. */
export type WeatherNews = { changed: () => void; stop: () => Promise<void> };

/** How often who listens gets a sign of life, and how late news come at most while the bus is away. */
const beatMs = 15_000;
/** A sign of change may come before the page shows it: then it is looked for again after so long. */
const againAfterMs = [0, 300, 1200];

/**
 * Tells listeners that the weather changed (PO-04, ST-12): soon after each sign of it, and by asking every 15 s while
 * somebody listens, so that what the bus did not bring is told too.
 */
export const weatherNews = ({ hub, revision, logger }: Options): WeatherNews => {
  let told: number | undefined;
  let hasSign = false;
  let beatenMs = 0;
  // By the clock, and not with every sign: thousands who come back at once are not told of each other.
  const beat = (): void => {
    if (performance.now() - beatenMs < beatMs) return;
    beatenMs = performance.now();
    hub.beat();
  };
  const look = async (): Promise<boolean> => {
    if (hub.listeners() === 0) return true;
    const now = await revision();
    const isNews = now !== told;
    told = now;
    hub.tell({ topic: 'weather', id: String(now), data: { revision: now } });
    return isNews;
  };
  const lookUntilNew = async (signal: AbortSignal): Promise<void> => {
    for (const waitMs of againAfterMs) {
      await pause(waitMs, undefined, { signal });
      if (await look()) return;
    }
  };
  const timer = startTimer({
    ...{ name: 'live weather', after: Promise.resolve(), everyMs: beatMs, logger },
    run: async (signal) => {
      beat();
      const isSigned = hasSign;
      hasSign = false;
      // Who is away is told in the log by those who call it; listeners are told when it is back.
      await (isSigned ? lookUntilNew(signal) : look()).catch(() => undefined);
    },
  });
  return {
    stop: timer.stop,
    changed: () => {
      hasSign = true;
      timer.wake();
    },
  };
};
