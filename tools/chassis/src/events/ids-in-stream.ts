import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { headerOf } from './decode.ts';

const messagesAtOnce = 1000;
const answerWithinMs = 5000;

/**
 * The message ids of all that a stream holds from an instant on, by reading its headers in order. They are kept in
 * memory, some 100 bytes each.
 *
 * @throws JetStreamApiError when the stream is not there.
 * @throws Error when the stream stops answering midway.
 * @example
 * const there = await idsInStream(nats.connection(), 'EVT_STATUS', since);
 */
export const idsInStream = async (connection: NatsConnection, stream: string, since: Date): Promise<Set<string>> => {
  const from = { opt_start_time: since.toISOString(), headers_only: true };
  const consumer = await jetstream(connection).consumers.get(stream, from);
  const ids = new Set<string>();
  let { num_pending: left } = await consumer.info(true);
  while (left > 0) {
    const before = left;
    const batch = await consumer.fetch({ max_messages: Math.min(left, messagesAtOnce), expires: answerWithinMs });
    for await (const { headers, info } of batch) {
      const id = headerOf(headers, 'Nats-Msg-Id');
      if (id !== undefined) ids.add(id);
      left = info.pending;
    }
    if (left === before) throw new Error(`${stream} does not answer`);
  }
  await consumer.delete();
  return ids;
};
