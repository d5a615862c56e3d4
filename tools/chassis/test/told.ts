import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { headerOf } from '../src/events/decode.ts';
import type { AtriumEvent } from '../src/events/envelope.ts';

/** A fact of a thing as it stands in the stream. */
export type Told = {
  subject: string;
  key: string;
  count: number;
  event: AtriumEvent;
  header: (name: string) => string | undefined;
};

/** All that a stream holds, in its order. */
export const toldIn = async (connection: NatsConnection, stream: string): Promise<Told[]> => {
  const { state } = await (await jetstreamManager(connection)).streams.info(stream);
  if (state.messages === 0) return [];
  const consumer = await jetstream(connection).consumers.get(stream);
  const told: Told[] = [];
  for await (const message of await consumer.fetch({ max_messages: state.messages, expires: 5000 })) {
    const event = message.json<AtriumEvent<{ component: { key: string; position: number } }>>();
    const { key, position } = event.data.component;
    const header = (name: string) => headerOf(message.headers, name);
    told.push({ subject: message.subject, key, count: position, event, header });
  }
  return told;
};

/** What one thing told, in the stream's order. */
export const countsOf = (told: readonly Told[], id: string): number[] =>
  told.filter(({ key }) => key === id).map(({ count }) => count);

/** 1, 2, 3 and so on. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
