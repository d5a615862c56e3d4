import type { JsMsg } from '@nats-io/jetstream';
import { jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerOptions } from './consumer.ts';
import { pullUntil } from './pulling.ts';
import { givenUpNameOf } from './streams.ts';

/** The broker's word that it delivered an event as often as it may. */
type Advisory = { readonly stream: string; readonly stream_seq: number; readonly deliveries: number };

const againMs = 1000;

/**
 * The net below the consumer: an event at which every process died has used up its deliveries without anybody being
 * left to bury it. The broker says so, the stream of dead letters keeps that word, and here the event becomes a letter.
 */
export const buryGivenUp = (signal: AbortSignal, options: ConsumerOptions): Promise<void> => {
  const { nats, durable, deadLetters, logger } = options;
  const bury = async (message: JsMsg): Promise<void> => {
    const { stream, stream_seq: sequence, deliveries } = message.json<Advisory>();
    const manager = await jetstreamManager(nats.connection(), { checkAPI: false });
    const event = await manager.streams.getMessage(stream, { seq: sequence });
    if (event !== null) {
      await deadLetters.put({
        durable: durable.name,
        stream,
        sequence,
        subject: event.subject,
        headers: event.header,
        body: event.data,
        reason: `given up by the broker: no process lived to handle it in ${deliveries} deliveries`,
        attempts: deliveries,
      });
      logger.error({ durable: durable.name, sequence }, 'event goes to the dead letters: every process died at it');
    }
    message.ack();
  };
  const take = (message: JsMsg): Promise<void> =>
    bury(message).catch((error: unknown) => {
      logger.warn({ err: error, durable: durable.name }, 'a given up event is not buried yet');
      message.nak(againMs);
    });
  return pullUntil(signal, {
    nats,
    stream: deadLetters.stream,
    durable: givenUpNameOf(durable),
    most: 10,
    take,
    logger,
  });
};
