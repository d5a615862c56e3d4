import { headersOf, bodyOf, subjectOf } from '@atrium/chassis/events/envelope';
import { ensureStreams } from '@atrium/chassis/events/ensure-streams';
import { type Fact, toOutbox } from '@atrium/chassis/events/fact';
import { newEventId } from '@atrium/chassis/events/ids';
import { factStream, rootOf } from '@atrium/chassis/events/streams';
import { makeLogger } from '@atrium/chassis/logger';
import { connectNats } from '@atrium/chassis/nats/connect';
import type { Scratch } from './scratch.ts';

/** What a service hears of another one, without it. */
export type OtherService = {
  /** Publishes a fact as that service would; answers when the stream has it. Told twice with one id, it is one event. */
  tell: (fact: Fact, how?: { version?: number; id?: string }) => Promise<void>;
  close: () => Promise<void>;
};

const region = 'eu';

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
  await ensureStreams(nats, [factStream(service, { prefix, region })], [], logger);
  const origin = { service, region, root: rootOf(prefix) };
  return {
    tell: async (fact, { version = 1, id } = {}) => {
      const write = { service, version, now: Math.floor(Date.now() / 1000), newId: () => id ?? newEventId() };
      for (const entry of toOutbox([fact], write)) {
        const headers = headersOf(entry, origin);
        await connection.request(subjectOf(entry, origin), bodyOf(entry, origin), { headers, timeout: 5000 });
      }
    },
    close: () => nats.close(),
  };
};
