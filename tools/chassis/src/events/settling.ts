import type { JsMsg } from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import { isAtriumError } from '../errors.ts';
import { isOutage } from '../outage.ts';
import { withRemoteTrace } from '../telemetry.ts';
import type { ConsumerOptions } from './consumer.ts';
import { decodeEvent } from './decode.ts';
import { PoisonEvent } from './poison.ts';

const outagePauseMs = 500;

/** Handles a message once and answers it; gives the milliseconds after which it is to be given back, when it failed. */
export const settler = (options: ConsumerOptions, signal: AbortSignal) => {
  const { durable, logger, handle } = options;
  const attempt = (message: JsMsg): Promise<void> => {
    const event = decodeEvent(message);
    const delivery = { attempt: message.info.deliveryCount, streamSequence: message.seq, signal };
    return withRemoteTrace(event.traceparent, () => handle(event, delivery));
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
      const buried = await throughOutages(signal, () => bury(message, reasonOf(failure.error), options));
      if (buried === undefined) return undefined;
    }
    const delayMs = signal.aborted ? 0 : (durable.backoffMs[Math.min(tried, durable.backoffMs.length) - 1] ?? 1000);
    logger.warn({ err: failure.error, durable: durable.name, sequence: message.seq, tried, delayMs }, 'event failed');
    return delayMs;
  };
};

const bury = async (
  message: JsMsg,
  reason: string,
  { durable, deadLetters, logger }: ConsumerOptions,
): Promise<void> => {
  await deadLetters.put({
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
