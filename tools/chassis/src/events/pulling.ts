import { type ConsumerMessages, type JsMsg, jetstream } from '@nats-io/jetstream';
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
// Bound: after an outage the client asks at once for more, and not first, with pauses of `expires`, for the durable.
const settings = { expires: 10_000, idle_heartbeat: 2000, bind: true } as const;

/** Pulls what a durable has until the signal, through whatever happens to the broker; settles after the last one. */
export const pullUntil = async (signal: AbortSignal, pulling: Pulling): Promise<void> => {
  const { nats, stream, durable, most, take, logger } = pulling;
  let messages: ConsumerMessages | undefined;
  signal.addEventListener('abort', () => void messages?.close());
  const pull = async (): Promise<void> => {
    const consumer = await jetstream(await nats.connected()).consumers.get(stream, durable);
    messages = await consumer.consume({ max_messages: most, ...settings });
    if (signal.aborted) await messages.close();
    for await (const message of messages) await take(message);
  };
  while (!signal.aborted) {
    await pull().catch((error: unknown) => logger.warn({ err: error, stream, durable }, 'events do not come'));
    await pause(reopenMs, undefined, { signal }).catch(() => undefined);
  }
};
