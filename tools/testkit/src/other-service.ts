import { randomUUID } from 'node:crypto';
import { headersOf, bodyOf, subjectOf } from '@atrium/chassis/events/envelope';
import { ensureStreams } from '@atrium/chassis/events/ensure-streams';
import { type Fact, toOutbox } from '@atrium/chassis/events/fact';
import { newEventId } from '@atrium/chassis/events/ids';
import { factStream, rootOf } from '@atrium/chassis/events/streams';
import { makeLogger } from '@atrium/chassis/logger';
import { connectNats } from '@atrium/chassis/nats/connect';
import { eventually } from './eventually.ts';
import type { Scratch } from './scratch.ts';

/** What a service hears of another one, without it. */
export type OtherService = {
  /**
   * Publishes a fact as that service would; answers when the stream has it. Told twice with one id, it is one event: the
   * stream drops the second. With `again` it comes a second time, as it may after the hour for which streams remember.
   */
  tell: (fact: Fact, how?: { version?: number; id?: string; again?: boolean }) => Promise<void>;
  /** Answers when all who listen have done with all that was told; throws when that takes longer than 10 s. */
  heard: () => Promise<void>;
  close: () => Promise<void>;
};

const region = 'eu';

/** Of a durable, what it has still before it. */
type Listening = { num_pending: number; num_ack_pending: number };

/**
 * Stands in for another service on the bus: makes its stream in a corner of the test servers and publishes facts that
 * fit its contract.
 *
 * @throws FactError when a fact does not fit its schema.
 * @example
 * const status = await otherService(corner, 'status');
 * await status.tell({ type: 'component.changed', subjectId: 'mail', data: { component: { key: 'mail' } } });
 */
export const otherService = async (
  { natsUrl, streamPrefix: prefix }: Scratch,
  service: string,
): Promise<OtherService> => {
  const logger = makeLogger({ name: 'testkit', level: 'warn' });
  const nats = connectNats({ url: natsUrl, name: 'testkit', logger });
  const connection = await nats.connected();
  const stream = factStream(service, { prefix, region });
  await ensureStreams(nats, [stream], [], logger);
  const origin = { service, region, root: rootOf(prefix) };
  return {
    tell: async (fact, { version = 1, id, again = false } = {}) => {
      const write = { service, version, now: Math.floor(Date.now() / 1000), newId: () => id ?? newEventId() };
      for (const entry of toOutbox([fact], write)) {
        const headers = headersOf(entry, origin);
        if (again) headers.set('Nats-Msg-Id', randomUUID());
        await connection.request(subjectOf(entry, origin), bodyOf(entry, origin), { headers, timeout: 5000 });
      }
    },
    heard: async () => {
      await eventually(async () => {
        const answer = await connection.request(`$JS.API.CONSUMER.LIST.${stream.name}`, '{}');
        const listening = answer.json<{ consumers: Listening[] | null }>().consumers ?? [];
        return listening.length > 0 && listening.every((one) => one.num_pending + one.num_ack_pending === 0);
      });
    },
    close: () => nats.close(),
  };
};
