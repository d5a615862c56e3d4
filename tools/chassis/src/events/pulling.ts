import { type JsMsg, jetstream } from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { Nats } from '../nats/connect.ts';

/** What is pulled, and by whom it is taken. */
export type Pulling = {
  readonly nats: Nats;
  readonly stream: string;
  readonly durable: string;
  /** How many messages are asked for at a time. */
  readonly most: number;
  readonly take: (message: JsMsg) => Promise<void> | void;
  readonly logger: Logger;
};

const reopenMs = 1000;

/** How long one request for messages stands, in milliseconds; to a frozen process the broker gives messages that long. */
export const pullForMs = 1000;

/**
 * Pulls what a durable has until the signal, through whatever happens to the broker; settles after the last one. The
 * request that stands at the signal is left to run out: what the broker has sent for it would be lost on the way, until it
 * is repeated, and be overtaken by what came later.
 */
export const pullUntil = async (signal: AbortSignal, pulling: Pulling): Promise<void> => {
  const { nats, stream, durable, most, take, logger } = pulling;
  const pull = async (): Promise<void> => {
    const consumer = await jetstream(await nats.connected()).consumers.get(stream, durable);
    while (!signal.aborted) {
      for await (const message of await consumer.fetch({ max_messages: most, expires: pullForMs })) await take(message);
    }
  };
  while (!signal.aborted) {
    await pull().catch(async (error: unknown) => {
      logger.warn({ err: error, stream, durable }, 'events do not come');
      await pause(reopenMs, undefined, { signal }).catch(() => undefined);
    });
  }
};
