import type { Connection } from 'mongoose';
import { type Consumer, startConsumer } from '../src/events/consumer.ts';
import { deadLettersOn } from '../src/events/dead-letters.ts';
import type { AtriumEvent } from '../src/events/envelope.ts';
import { appliedOnce } from '../src/events/inbox.ts';
import type { DurableDeclaration } from '../src/events/streams.ts';
import type { Logger } from '../src/logger.ts';
import type { Nats } from '../src/nats/connect.ts';

/** What was heard of one thing, in order; an addition, so that a repetition would show. */
export type Heard = { _id: string; counts: number[] };

export type Recording = {
  connection: Connection;
  nats: Nats;
  durable: DurableDeclaration;
  streamPrefix: string;
  logger: Logger;
  /** Called after the effect and before the acknowledgement. */
  afterEffect?: (heard: number) => void;
};

export const heardIn = (connection: Connection) => connection.collection<Heard>('heard');

/** A consumer that writes down what it hears, with its inbox. */
export const startRecorder = ({
  connection,
  nats,
  durable,
  streamPrefix,
  logger,
  afterEffect,
}: Recording): Consumer => {
  let effects = 0;
  const handle = async ({ id, data }: AtriumEvent): Promise<void> => {
    const { key, position } = (data as { component: { key: string; position: number } }).component;
    await appliedOnce(heardIn(connection), id, { documentId: key, update: { $push: { counts: position } } });
    afterEffect?.((effects += 1));
  };
  const deadLetters = deadLettersOn(nats, 'status', { prefix: streamPrefix });
  return startConsumer({ connection, nats, durable, handle, deadLetters, logger });
};
