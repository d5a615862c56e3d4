import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@atrium/chassis/logger';
import { startTimer } from '@atrium/chassis/timers';
import type { ApiKeys, FirstKept } from './port.ts';
import { allScopes } from './scopes.ts';

const againMs = 1000;
/** Milliseconds that a start waits for the key to be kept; without MongoDB it goes on without. */
const patienceMs = 2000;

const tell = (kept: FirstKept, logger: Logger): void => {
  if (kept === 'given other rights')
    logger.info({ scopes: allScopes }, 'the first API key has every right there is now');
  if (kept === 'taken')
    logger.warn('the first API key was revoked, or its id is that of another key: it opens nothing');
};

/**
 * Keeps the first API key of an installation, which has every right that there is today; tries until the store is there (ID-43).
 * Answers when it is kept, or after a moment, with what ends the trying.
 */
export const keepFirstKey = async (
  keys: ApiKeys,
  whole: string | undefined,
  { logger, there }: { readonly logger: Logger; readonly there: Promise<unknown> },
): Promise<() => Promise<void>> => {
  if (whole === undefined) return () => Promise.resolve();
  const kept = Promise.withResolvers<true>();
  let done = false;
  const keep = async (): Promise<void> => {
    if (done) return;
    tell(await keys.keepFirst(whole, allScopes), logger);
    done = true;
    kept.resolve(true);
  };
  const timer = startTimer({ name: 'first key', after: there, everyMs: againMs, run: keep, logger });
  const isKept = await Promise.race([kept.promise, pause(patienceMs, false, { ref: false })]);
  if (isKept) await timer.stop();
  return () => timer.stop();
};
