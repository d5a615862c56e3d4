/** One side of the bench of the relay, as a process of its own so that its CPU is counted alone. Named by its argument. */
import { jetstream } from '@nats-io/jetstream';
import { bodyOf, headersOf, subjectOf } from '@atrium/chassis/events/envelope';
import { startRelay } from '@atrium/chassis/events/relay';
import { makeLogger } from '@atrium/chassis/logger';
import { aggregates } from '@atrium/chassis/mongo/aggregates';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { inFlight, modelOf, originOf, sampleFact, type Setting, sampleEntry } from './relay-setting.ts';

const logger = makeLogger({ name: 'bench', level: 'warn' });
const [side, text = '{}'] = process.argv.slice(2);
const setting = JSON.parse(text) as Setting;
const nats = connectNats({ url: setting.natsUrl, name: 'bench', logger });
const origin = originOf(setting);

/** The client's own publish, with as many in flight as the relay has. */
const barePublish = async (count: number): Promise<void> => {
  const stream = jetstream(await nats.connected());
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      const entry = sampleEntry();
      await stream.publish(subjectOf(entry, origin), bodyOf(entry, origin), { headers: headersOf(entry, origin) });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
};

const relayAll = (): (() => Promise<void>) => {
  const connection = connectMongo({ url: setting.mongodbUrl, database: setting.database, logger });
  return async () => {
    const relay = startRelay({ ...origin, connection, nats, logger });
    aggregates({ model: modelOf(connection), relay, factOf: sampleFact });
    await relay.idle();
    await relay.stop();
  };
};

await nats.connected();
const drain = side === 'relay' ? relayAll() : undefined;
process.on('message', (count: number) => {
  void (drain ? drain() : barePublish(count)).then(() => process.send?.('done'));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
