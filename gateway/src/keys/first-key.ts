import { startTimer } from '@atrium/chassis/timers';
import type { Logger } from '@atrium/chassis/logger';
import type { ApiKeys } from './port.ts';
import { allScopes } from './scopes.ts';

const againMs = 2000;

/**
 * Keeps the first API key of an installation, which has every right; tries until the store is there (ID-43).
 * @returns what ends the trying
 */
export const keepFirstKey = (keys: ApiKeys, whole: string | undefined, logger: Logger): (() => Promise<void>) => {
  if (whole === undefined) return () => Promise.resolve();
  let kept = false;
  const keep = async (): Promise<void> => {
    if (kept) return;
    await keys.keepFirst(whole, allScopes);
    kept = true;
    void timer.stop();
  };
  const timer = startTimer({ name: 'first key', everyMs: againMs, run: keep, logger });
  return () => timer.stop();
};
