import { rootOf } from '@atrium/chassis/events/streams';
import type { Nats } from '@atrium/chassis/nats/connect';

/** Milliseconds between two signs of change that are passed on: an import brings thousands of events. */
const atMostEveryMs = 500;

/** Calls `changed` at once, then at most twice a second while signs keep coming, and once after the last one. */
export const calmed = (changed: () => void): (() => void) => {
  let waiting: NodeJS.Timeout | undefined;
  let again = false;
  const rest = (): void => {
    waiting = undefined;
    if (again) tell();
  };
  const tell = (): void => {
    again = false;
    changed();
    waiting = setTimeout(rest, atMostEveryMs);
    waiting.unref();
  };
  return () => {
    if (waiting === undefined) tell();
    else again = true;
  };
};

/**
 * Listens to the status service's events and calls `changed` (ST-12). What is missed while NATS is away is found by
 * asking for the revision.
 */
export const hearNews = (nats: Nats, streamPrefix: string, changed: () => void): void => {
  const subject = `${rootOf(streamPrefix)}.*.*.status.>`;
  const listen = async (): Promise<void> => {
    const connection = await nats.connected();
    connection.subscribe(subject, { callback: calmed(changed) });
  };
  listen().catch(() => undefined);
};
