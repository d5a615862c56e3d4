// A process that kills itself, as kill -9 does, at the point that TEST_DIES_AT names.
import mongoose from 'mongoose';
import { startRelay } from '../src/events/relay.ts';
import { rootOf } from '../src/events/streams.ts';
import { makeLogger } from '../src/logger.ts';
import { migrate } from '../src/migrate.ts';
import { connectMongo } from '../src/mongo/connect.ts';
import { connectNats } from '../src/nats/connect.ts';
import { startRecorder } from './recorder.ts';
import { step, thingModel, thingsOn } from './things.ts';
import { durableFor } from './workshop.ts';

const need = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const streamPrefix = need('ATRIUM_STREAM_PREFIX');
const logger = makeLogger({ name: 'worker', level: 'warn' });
const connection = connectMongo({ url: need('ATRIUM_MONGODB_URL'), database: need('TEST_DATABASE'), logger });
const nats = connectNats({ url: need('ATRIUM_NATS_URL'), name: 'worker', logger });
const model = thingModel(connection);
const relay = (): void => {
  const origin = { service: 'status', region: 'eu', root: rootOf(streamPrefix) };
  startRelay({ ...origin, connection, nats, logger, leaseMs: 6000 }).watch(model);
};

const parts: Record<string, () => Promise<void> | void> = {
  // Between write and publish: the facts are in the document and nowhere else.
  'after write': async () => {
    const things = thingsOn(model);
    for (let count = 0; count < 5; count++) await things.update('a', step('a'), { now: 1_700_000_000 });
    die();
  },
  // Between publish and noting: the stream has the facts, the document still holds them.
  'after publish': () => {
    mongoose.mongo.Collection.prototype.insertMany = (() => die()) as never;
    relay();
  },
  // Between noting as sent and taking them out of the document.
  'after noting': () => {
    mongoose.mongo.Collection.prototype.updateMany = (() => die()) as never;
    relay();
  },
  // At every delivery, before anything is done.
  'at every event': () => {
    Object.assign(connection.collection('heard'), { updateOne: die });
    startRecorder({ connection, nats, durable: durableFor(streamPrefix), streamPrefix, logger });
  },
  'a migration step': () => {
    const steps = [
      { id: 'first', run: () => Promise.resolve() },
      { id: 'deadly', run: () => new Promise<void>(die) },
    ];
    return migrate({ name: 'status', connection, models: [], nats, streams: [], steps, logger });
  },
  // Between a consumer's effect and its acknowledgement.
  'after effect': () => {
    const afterEffect = (heard: number) => heard === 3 && die();
    startRecorder({ connection, nats, durable: durableFor(streamPrefix), streamPrefix, logger, afterEffect });
  },
};

// A worker that is not killed in time ends with its test.
process.on('disconnect', () => process.exit(0));
await nats.connected();
await connection.asPromise();
process.send?.({ ready: true, ports: {} });
await parts[need('TEST_DIES_AT')]?.();
