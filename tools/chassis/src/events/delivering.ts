import type { JsMsg } from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import { isAtriumError } from '../errors.ts';
import { isOutage } from '../outage.ts';
import { withRemoteTrace } from '../telemetry.ts';
import type { ConsumerOptions } from './consumer.ts';
import { aggregateOf, decodeEvent } from './decode.ts';
import { PoisonEvent } from './poison.ts';
import { makeReturns } from './returns.ts';
import { makeSlots } from './slots.ts';

/** What becomes of the messages that a consumer takes; `idle` says that no more come, and settles when all are answered. */
export type Delivering = { readonly take: (message: JsMsg) => void; readonly idle: () => Promise<void> };

const outagePauseMs = 500;

/**
 * Handles messages: those of one aggregate one after another, those of several side by side. A message in hand is
 * prolonged until it is answered, so that waiting behind another does not use up its tries.
 */
export const makeDelivering = (options: ConsumerOptions, signal: AbortSignal): Delivering => {
  const { durable, concurrency = 16 } = options;
  const queues = new Map<string, Promise<void>>();
  const inHand = new Set<JsMsg>();
  const returns = makeReturns(durable.ackWaitMs, signal);
  const slots = makeSlots(concurrency);
  const settle = settler(options, signal);
  const pulled = Promise.withResolvers<undefined>();
  const prolong = setInterval(() => inHand.forEach((message) => message.working()), durable.ackWaitMs / 3).unref();
  signal.addEventListener('abort', () => clearInterval(prolong));

  // The wait is here and not at the broker: whoever takes over meanwhile gets it before what came after it.
  const giveBack = async (message: JsMsg, delayMs: number): Promise<void> => {
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
    // To a request that still stands the broker would give it at once, and again behind those that follow.
    if (signal.aborted) await pulled.promise;
    message.nak();
  };

  const work = async (first: JsMsg): Promise<void> => {
    let message: JsMsg | undefined = first;
    while (message !== undefined) {
      const current: JsMsg = message;
      const delayMs: number | undefined = await slots.use(() => settle(current));
      if (delayMs !== undefined) await giveBack(current, delayMs);
      inHand.delete(current);
      message = delayMs === undefined ? undefined : await returns.of(current.seq);
    }
  };
  return {
    take: (message) => {
      inHand.add(message);
      if (returns.give(message)) return;
      const aggregate = aggregateOf(message);
      const queued = (queues.get(aggregate) ?? Promise.resolve()).then(() => work(message));
      queues.set(aggregate, queued);
      void queued.finally(() => queues.get(aggregate) === queued && queues.delete(aggregate));
    },
    idle: async () => {
      pulled.resolve(undefined);
      await Promise.all(queues.values());
    },
  };
};

/** Answers a message; or gives the milliseconds after which it is to be given back, when it failed. */
const settler = (options: ConsumerOptions, signal: AbortSignal) => {
  const { durable, logger } = options;
  const attempt = (message: JsMsg): Promise<void> => {
    const event = decodeEvent(message);
    const delivery = { attempt: message.info.deliveryCount, streamSequence: message.seq, signal };
    return withRemoteTrace(event.traceparent, () => options.handle(event, delivery));
  };
  const bury = async (message: JsMsg, reason: string): Promise<void> => {
    await options.deadLetters.put({
      durable: durable.name,
      stream: durable.stream,
      sequence: message.seq,
      subject: message.subject,
      headers: message.headers,
      body: message.data,
      reason,
      attempts: message.info.deliveryCount,
    });
    message.term(reason.slice(0, 100));
    logger.error({ durable: durable.name, sequence: message.seq, reason }, 'event goes to the dead letters');
  };
  return async (message: JsMsg): Promise<number | undefined> => {
    const tried = message.info.deliveryCount;
    const failure = await throughOutages(signal, () => attempt(message));
    if (failure === undefined) {
      message.ack();
      return undefined;
    }
    const last = failure.error instanceof PoisonEvent || tried >= durable.maxDeliver;
    if (last && !signal.aborted) {
      const buried = await throughOutages(signal, () => bury(message, reasonOf(failure.error)));
      if (buried === undefined) return undefined;
    }
    const delayMs = signal.aborted ? 0 : (durable.backoffMs[Math.min(tried, durable.backoffMs.length) - 1] ?? 1000);
    logger.warn({ err: failure.error, durable: durable.name, sequence: message.seq, tried, delayMs }, 'event failed');
    return delayMs;
  };
};

type Failure = { readonly error: unknown };

/** Tries until no server is away any more; gives what else it failed with. */
const throughOutages = async (signal: AbortSignal, fn: () => Promise<void>): Promise<Failure | undefined> => {
  for (;;) {
    if (signal.aborted) return { error: new Error('the consumer stops') };
    try {
      await fn();
      return undefined;
    } catch (error) {
      if (!isAway(error)) return { error };
      await pause(outagePauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
};

const isAway = (error: unknown): boolean => isOutage(error) || (isAtriumError(error) && error.kind === 'unavailable');

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
