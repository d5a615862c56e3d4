import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { connectRedis } from '@atrium/chassis/redis/connect';
import { makeLogger } from '@atrium/chassis/logger';
import { fixedClock } from './clock.ts';
import { eventually } from './eventually.ts';
import { sequentialIds } from './ids.ts';
import { startProxy } from './proxy.ts';
import { scratch, type Scratch } from './scratch.ts';

const logger = makeLogger({ name: 'test', level: 'silent' });

describe('clocks and ids', () => {
  test('OP-08 a fixed clock stands until it is moved', () => {
    const now = fixedClock(1_700_000_000);
    expect([now(), now()]).toEqual([1_700_000_000, 1_700_000_000]);
    now.advance(60);
    expect(now()).toBe(1_700_000_060);
    now.set(5);
    expect(now()).toBe(5);
  });

  test('OP-08 ids count on, each maker on its own', () => {
    const [one, other] = [sequentialIds('event'), sequentialIds('event')];
    expect([one(), one(), other()]).toEqual(['event-1', 'event-2', 'event-1']);
  });
});

describe('eventually', () => {
  test('OP-08 it tries until it succeeds, and gives the answer', async () => {
    let tries = 0;
    const answer = await eventually(() => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
      return tries < 5 ? false : { tries };
    });
    expect(answer).toEqual({ tries: 5 });
  });

  test('OP-08 it gives up in time, with the last failure', async () => {
    await expect(eventually(() => Promise.reject(new Error('never')), { timeoutMs: 60 })).rejects.toThrow('never');
    await expect(eventually(() => false, { timeoutMs: 60 })).rejects.toThrow('still false after 60 ms');
  });
});

describe('scratch', () => {
  let corner: Scratch;
  beforeAll(async () => {
    corner = await scratch();
  });
  afterAll(() => corner.drop());

  test('OP-01 a corner is nobody else’s, and dropping it leaves nothing of it and all of the others', async () => {
    const [mine, other] = await Promise.all([scratch(), scratch()]);
    const mongo = connectMongo({ url: mine.mongodbUrl, database: mine.database, logger });
    const redis = connectRedis({ url: mine.redisUrl, prefix: '', logger });
    const nats = connectNats({ url: mine.natsUrl, name: 'test', logger });
    const api = async (name: string, body?: object) =>
      (await (await nats.connected()).request(`$JS.API.STREAM.${name}`, JSON.stringify(body ?? {}))).json<{
        streams?: string[] | null;
      }>();
    const left = async () => {
      const { databases } = await mongo.getClient().db('admin').admin().listDatabases({ nameOnly: true });
      const names = [
        ...databases.map(({ name }) => name),
        ...((await api('NAMES')).streams ?? []),
        ...(await redis.keys('T*')),
      ];
      const of = ({ databasePrefix, streamPrefix, redisPrefix }: Scratch) =>
        names.filter((name) => [databasePrefix, streamPrefix, redisPrefix].some((prefix) => name.startsWith(prefix)));
      return { mine: of(mine), other: of(other) };
    };
    await mongo.asPromise();
    for (const one of [mine, other]) {
      await mongo.getClient().db(one.database).collection('things').insertOne({ a: 1 });
      await api(`CREATE.${one.streamPrefix}X`, {
        name: `${one.streamPrefix}X`,
        subjects: [`${one.streamPrefix}x.>`],
        storage: 'memory',
      });
      await eventually(() => redis.set(`${one.redisPrefix}a`, '1'));
    }
    expect((await left()).mine).toHaveLength(3);
    await mine.drop();
    expect(await left()).toEqual({
      mine: [],
      other: [other.database, `${other.streamPrefix}X`, `${other.redisPrefix}a`],
    });
    await other.drop();
    redis.disconnect();
    await Promise.all([mongo.close(), nats.close()]);
  });

  test('OP-01 its environment is what a process of the platform reads', () => {
    expect(corner.env).toMatchObject({
      ATRIUM_MONGODB_URL: corner.mongodbUrl,
      ATRIUM_STREAM_PREFIX: corner.streamPrefix,
    });
    expect(corner.database.startsWith(corner.env.ATRIUM_DATABASE_PREFIX ?? 'none')).toBe(true);
  });
});

describe('a proxy', () => {
  test.each([
    ['redis://127.0.0.1:1', /^redis:\/\/127\.0\.0\.1:\d+$/],
    ['redis://me:x@db:1/2', /^redis:\/\/me:x@127\.0\.0\.1:\d+\/2$/],
    ['nats://127.0.0.1:1', /^nats:\/\/127\.0\.0\.1:\d+$/],
    ['mongodb://127.0.0.1:1', /^mongodb:\/\/127\.0\.0\.1:\d+\/\?directConnection=true$/],
    ['mongodb://a:1,b:2/?replicaSet=rs0&w=1', /^mongodb:\/\/127\.0\.0\.1:\d+\/\?w=1&directConnection=true$/],
    ['mongodb://a:1/x?directConnection=true', /^mongodb:\/\/127\.0\.0\.1:\d+\/x\?directConnection=true$/],
  ])('GW-07 %s is reached by way of it', async (url, by) => {
    const proxy = await startProxy(url);
    expect(proxy.url).toMatch(by);
    await proxy.close();
  });

  test('GW-07 a URL without a port is refused with a sentence', async () => {
    await expect(startProxy('redis://db')).rejects.toThrow('redis://db names no host and port');
  });
});
