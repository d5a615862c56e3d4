import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { Redis } from 'ioredis';
import { eventually } from '@atrium/testkit/eventually';
import { startProxy, type Proxy } from '@atrium/testkit/proxy';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { asAtriumError } from './grpc/status.ts';
import { makeLogger } from './logger.ts';
import { connectMongo } from './mongo/connect.ts';
import { connectNats, type Nats } from './nats/connect.ts';
import { connectRedis } from './redis/connect.ts';

const logger = makeLogger({ name: 'test', level: 'silent' });
const away = { code: 'service.unavailable', kind: 'unavailable' };

let corner: Scratch;
beforeAll(async () => {
  corner = await scratch();
});
afterAll(() => corner.drop());

/** How work fails while what it needs is still away: it does not wait for it. */
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('redis', () => {
  let proxy: Proxy;
  let redis: Redis;
  beforeEach(async () => {
    proxy = await startProxy(corner.redisUrl);
    redis = connectRedis({ url: proxy.url, prefix: corner.redisPrefix, logger });
  });
  afterEach(async () => {
    redis.disconnect();
    await proxy.close();
  });
  const up = () => eventually(() => redis.ping());

  test('OP-08 keys stand under the process’s own prefix', async () => {
    await up();
    await redis.set('a', '1');
    const bare = connectRedis({ url: corner.redisUrl, prefix: '', logger });
    await eventually(async () => expect(await bare.get(`${corner.redisPrefix}a`)).toBe('1'));
    bare.disconnect();
  });

  test('OP-08 before it first stands a command fails at once, not the process', async () => {
    await expect(redis.get('a')).rejects.toMatchObject(away);
    await up();
  });

  test('GW-07 stopped: commands fail as unavailable without waiting for it; back: they work again', async () => {
    await up();
    await proxy.stop();
    const failure = await failureOf(redis.get('a'));
    expect(failure).toMatchObject(away);
    await proxy.start();
    await eventually(() => redis.set('b', '1'));
  });

  test('GW-07 frozen: commands fail as unavailable without waiting for it, and work again after it', async () => {
    await up();
    proxy.freeze();
    const failure = await failureOf(redis.incr('count'));
    expect(failure).toMatchObject(away);
    proxy.thaw();
    await eventually(() => redis.set('c', '1'));
  });

  test('GW-07 a mistake in a command is an error of its own, not an outage', async () => {
    await up();
    await redis.set('text', 'x');
    await expect(redis.incr('text')).rejects.toThrow(/not an integer/);
    await expect(redis.eval('return redis.error_reply("MINE no")', 0)).rejects.toThrow('MINE no');
  });
});

describe('nats', () => {
  let proxy: Proxy;
  let nats: Nats;
  beforeEach(async () => {
    proxy = await startProxy(corner.natsUrl);
  });
  afterEach(async () => {
    await nats.close();
    await proxy.close();
  });
  const connect = () => (nats = connectNats({ url: proxy.url, name: 'test', logger }));
  const roundTrip = async (): Promise<void> => {
    await nats.connection().flush();
  };

  test('GW-07 down at the start: nothing throws, and it is there when it comes', async () => {
    await proxy.stop();
    connect();
    expect(nats.isUp()).toBe(false);
    expect(() => nats.connection()).toThrow('service.unavailable');
    await proxy.start();
    await nats.connected();
    await roundTrip();
  });

  test('GW-07 stopped: the connection says so at once; back: the same connection goes on', async () => {
    const connection = await connect().connected();
    const received: string[] = [];
    connection.subscribe(`${corner.streamPrefix}x`, {
      callback: (_error, message) => void received.push(message.string()),
    });
    await roundTrip();
    await proxy.stop();
    await eventually(() => !nats.isUp());
    expect(() => nats.connection()).toThrow('service.unavailable');
    // Away for longer than one try to come back takes.
    const until = performance.now() + 1200;
    await eventually(() => performance.now() > until);
    await proxy.start();
    await eventually(roundTrip);
    expect(nats.connection()).toBe(connection);
    connection.publish(`${corner.streamPrefix}x`, 'hello');
    await eventually(() => expect(received).toEqual(['hello']));
  });

  test('GW-07 frozen: it counts as away after a few seconds, and comes back', async () => {
    await connect().connected();
    proxy.freeze();
    await eventually(() => !nats.isUp());
    proxy.thaw();
    await eventually(roundTrip);
  });

  test('OP-04 closed before it ever stood: nothing is left running', async () => {
    await proxy.stop();
    connect();
    await nats.close();
    await expect(nats.connected()).rejects.toMatchObject(away);
  });
});

describe('mongo', () => {
  let proxy: Proxy;
  let connection: Connection;
  beforeEach(async () => {
    proxy = await startProxy(corner.mongodbUrl);
  });
  afterEach(async () => {
    await connection.close(true);
    await proxy.close();
  });
  const connect = () =>
    (connection = connectMongo({ url: proxy.url, database: corner.database, logger, commandTimeoutMs: 1000 }));
  const things = () => connection.collection('things');
  const write = () => things().insertOne({ name: 'x' });

  test('GW-07 down at the start: nothing throws, commands fail without waiting for it, and it is there when it comes', async () => {
    await proxy.stop();
    connect();
    const failure = await failureOf(write());
    expect(asAtriumError(failure)).toMatchObject(away);
    await proxy.start();
    await eventually(write);
  });

  test('GW-07 stopped: commands fail as unavailable without waiting for it; back: they work again', async () => {
    connect();
    await write();
    await proxy.stop();
    const failure = await failureOf(things().findOne({}));
    expect(asAtriumError(failure)).toMatchObject(away);
    await proxy.start();
    await eventually(write);
  });

  test('GW-07 frozen: commands fail as unavailable without waiting for it; thawed: they work again', async () => {
    connect();
    await write();
    proxy.freeze();
    const failure = await failureOf(write());
    expect(asAtriumError(failure)).toMatchObject(away);
    proxy.thaw();
    await eventually(write);
  });

  test('OP-09 a URL that can never work stops the start', () => {
    const wrong = { url: 'mongodb://db/?directConnection=perhaps', database: 'x', logger };
    expect(() => connectMongo(wrong)).toThrow(/directConnection/);
    connect();
  });

  test('EV-02 writes are acknowledged by the majority, with journal', async () => {
    connect();
    await connection.asPromise();
    const { writeConcern, readConcern } = connection.getClient().options;
    expect(writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(readConcern).toMatchObject({ level: 'majority' });
  });
});
