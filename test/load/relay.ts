/** `npm run bench -- relay`: from the outbox to the stream, against a bare windowed publish of the same messages (EV-02). */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { factStream, rootOf } from '@atrium/chassis/events/streams';
import { makeLogger } from '@atrium/chassis/logger';
import { migrate } from '@atrium/chassis/migrate';
import { aggregates } from '@atrium/chassis/mongo/aggregates';
import { newEventId } from '@atrium/chassis/events/ids';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import { connectNats } from '@atrium/chassis/nats/connect';
import { scratch } from '@atrium/testkit/scratch';
import { compare, type Side } from './harness.ts';
import { modelOf, sampleFact, type Setting } from './relay-setting.ts';

const factsPerMs = 3;
const logger = makeLogger({ name: 'bench', level: 'warn' });
const corner = await scratch();
const setting: Setting = { ...corner, root: rootOf(corner.streamPrefix) };
const connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
const nats = connectNats({ url: corner.natsUrl, name: 'bench', logger });
const model = modelOf(connection);
const streams = [factStream('status', { prefix: corner.streamPrefix, region: 'eu' })];
await migrate({ name: 'status', connection, models: [model], nats, streams, logger });
const things = aggregates<{ count: number }, string>({ model, relay: noRelay('status'), factOf: sampleFact });

const start = async (side: 'relay' | 'bare'): Promise<ChildProcess> => {
  const child = fork(`${import.meta.dirname}/relay-side.ts`, [side, JSON.stringify(setting)], { execArgv: [] });
  await once(child, 'message');
  return child;
};

const work = async (child: ChildProcess, count: number): Promise<number> => {
  child.send(count);
  await once(child, 'message');
  return count;
};

/** The writes are this process's and not counted: they are the service's act, not the relay's. */
const fill = async (count: number): Promise<void> => {
  const writes = Array.from({ length: count }, newEventId).map((id) => ({
    id,
    decision: { state: { count: 1 }, facts: [id] },
  }));
  await things.bulk(writes, { now: 1_700_000_000 });
};

const relay = await start('relay');
const bare = await start('bare');
const countFor = (forMs: number): number => Math.round(forMs * factsPerMs);
const measured: Side = {
  name: 'relay',
  pid: relay.pid ?? 0,
  work: async (forMs) => {
    await fill(countFor(forMs));
    return work(relay, countFor(forMs));
  },
};
await compare({
  title:
    'facts from the outbox of their documents to the stream, against the same messages published with 256 in flight',
  measured,
  bare: { name: 'bare publish', pid: bare.pid ?? 0, work: (forMs) => work(bare, countFor(forMs)) },
  ratio: 'speed',
  goal: { atLeast: 0.5 },
  rounds: 5,
  parts: async () => {
    const { messages } = (await nats.connection().request(`$JS.API.STREAM.INFO.${streams[0]?.name ?? ''}`)).json<{
      state: { messages: number };
    }>().state;
    return [
      `stream: ${messages} messages of ${JSON.stringify(sampleFact('x').data).length} bytes of data`,
      'relay: reads documents, publishes with one inbox for all acknowledgements, notes facts as sent, empties outboxes',
      'bare publish: the NATS client’s own request for each message',
    ];
  },
});
for (const child of [relay, bare]) child.disconnect();
await nats.close();
await connection.close();
await corner.drop();
