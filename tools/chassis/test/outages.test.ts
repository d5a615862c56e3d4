import { afterEach, beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { openHousehold, type Household } from '@atrium/stack/processes/household';
import type { LocalServer } from '@atrium/stack/servers/local-server';
import { joinMongods, startMongod } from '@atrium/stack/servers/mongod';
import { startNats } from '@atrium/stack/servers/nats';
import { freePort } from '@atrium/stack/servers/ports';
import { eventually } from '@atrium/testkit/eventually';
import { startLoad } from './load.ts';
import { heardIn, startRecorder } from './recorder.ts';
import { thingsOn } from './things.ts';
import { countsOf, toldIn, upTo } from './told.ts';
import { logger, openWorkshop, type OwnServers, type Workshop } from './workshop.ts';

let dir: string;
let household: Household;
let closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'atrium-outages-'));
  household = await openHousehold(dir);
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});
afterAll(async () => {
  await household.close();
  rmSync(dir, { recursive: true, force: true });
});

let count = 0;
const ownNats = async (): Promise<LocalServer> => {
  const server = await startNats({ dir: join(dir, `nats-${(count += 1)}`), household });
  closing.push(() => server.stop());
  return server;
};
const ownMongod = async (): Promise<LocalServer> => {
  const server = await startMongod({ dir: join(dir, `mongod-${(count += 1)}`), household });
  closing.push(() => server.stop());
  return server;
};

/** Three mongods that are one set. */
const ownSet = async (): Promise<{ mongodbUrl: string; servers: LocalServer[] }> => {
  const name = `set${(count += 1)}`;
  const replicaSet = { name, initiate: false };
  const homes = [1, 2, 3].map((member) => join(dir, name, String(member)));
  const servers = await Promise.all(homes.map((home) => startMongod({ dir: home, household, replicaSet })));
  // In order, each would wait for the others to take its place.
  closing.push(...servers.map((server) => () => server.kill()));
  return { mongodbUrl: await joinMongods(name, servers), servers };
};

// The default of 10 s is for networks between cities.
const electQuickly = async ({ connection }: Workshop): Promise<void> => {
  const admin = connection.getClient().db('admin');
  const { config } = (await admin.command({ replSetGetConfig: 1 })) as {
    config: { version: number; settings: object };
  };
  const settings = { ...config.settings, electionTimeoutMillis: 1000 };
  await admin.command({ replSetReconfig: { ...config, version: config.version + 1, settings } });
};

const primaryOf = async ({ connection }: Workshop, servers: LocalServer[]): Promise<LocalServer> => {
  const { primary } = (await connection.db?.admin().command({ hello: 1 })) as { primary: string };
  const found = servers.find(({ port }) => primary.endsWith(`:${port}`));
  if (found === undefined) throw new Error('the set has no primary');
  return found;
};

/** Three servers that are one, by their names. */
const ownCluster = async (): Promise<{ natsUrl: string; servers: Map<string, LocalServer> }> => {
  const names = ['n1', 'n2', 'n3'];
  const routes = await Promise.all(names.map(freePort));
  const home = join(dir, `cluster-${(count += 1)}`);
  const start = async (server: string, port: number): Promise<[string, LocalServer]> => {
    const cluster = { name: 'atrium', server, port, routes };
    return [server, await startNats({ dir: join(home, server), household, cluster })];
  };
  const started = await Promise.all(names.map((name, index) => start(name, routes[index] ?? 0)));
  closing.push(
    ...started.map(
      ([, server]) =>
        () =>
          server.stop(),
    ),
  );
  return { natsUrl: started.map(([, { url }]) => url).join(','), servers: new Map(started) };
};

const leaderOf = async ({ nats, stream }: Workshop, servers: Map<string, LocalServer>): Promise<LocalServer> => {
  const { cluster } = await (await jetstreamManager(nats.connection())).streams.info(stream);
  const leader = servers.get(cluster?.leader ?? '');
  if (leader === undefined) throw new Error('the stream has no leader');
  return leader;
};

const within = { timeoutMs: 60_000, everyMs: 100 };

/** Load, relay and recorder on some servers, through whatever `trouble` does to them; then all must add up. */
const survives = async (
  servers: OwnServers,
  trouble: (moreDone: (steps: number) => Promise<void>, workshop: Workshop) => Promise<void>,
): Promise<void> => {
  const workshop = await eventually(() => openWorkshop(servers), within);
  closing.push(workshop.close);
  const { model, nats, connection, durable, corner, stream } = workshop;
  const relay = workshop.relay();
  const recorder = startRecorder({ connection, nats, durable, streamPrefix: corner.streamPrefix, logger });
  closing.push(relay.stop, recorder.stop);
  const load = startLoad(thingsOn(model, relay));
  const moreDone = async (steps: number): Promise<void> => {
    const before = load.done();
    await eventually(() => load.done() >= before + steps, within);
  };
  await moreDone(60);
  await trouble(moreDone, workshop);
  await moreDone(60);
  const counts = await load.stop();
  await eventually(() => relay.idle(), within);
  const told = await eventually(async () => toldIn(await nats.connected(), stream), within);
  for (const [id, last] of counts) {
    expect(countsOf(told, id)).toEqual(upTo(last));
    await eventually(async () => {
      expect((await heardIn(connection).findOne({ _id: id }))?.counts).toEqual(upTo(last));
    }, within);
  }
  const letters = () => jetstreamManager(nats.connection()).then(({ streams }) => streams.info(workshop.letters));
  expect((await eventually(letters, within)).state.messages).toBe(0);
};

describe('EV-02 servers that die under load: nothing lost, nothing twice, in order', () => {
  test('EV-02 NATS is killed and started again; meanwhile writes go on', async () => {
    const server = await ownNats();
    await survives({ natsUrl: server.url }, async (moreDone) => {
      await server.kill('SIGKILL');
      await moreDone(60);
      await server.restart();
    });
  });

  test('EV-02 NATS freezes and thaws; meanwhile writes go on', async () => {
    const server = await ownNats();
    await survives({ natsUrl: server.url }, async (moreDone, { nats }) => {
      await server.kill('SIGSTOP');
      await moreDone(60);
      await eventually(() => !nats.isUp(), within);
      await server.kill('SIGCONT');
    });
  });

  test('EV-02 MongoDB is killed and started again', async () => {
    const server = await ownMongod();
    await survives({ mongodbUrl: server.url }, async () => {
      await server.kill('SIGKILL');
      await server.restart();
    });
  });

  test('EV-02 of three MongoDB servers the primary is killed, and another one takes its place', async () => {
    const { mongodbUrl, servers } = await ownSet();
    await survives({ mongodbUrl }, async (_moreDone, workshop) => {
      await electQuickly(workshop);
      const primary = await primaryOf(workshop, servers);
      await primary.kill('SIGKILL');
    });
  });

  test('EV-02 of three NATS servers the leader of the stream is killed and comes back', async () => {
    const { natsUrl, servers } = await ownCluster();
    await survives({ natsUrl, replicas: 3 }, async (moreDone, workshop) => {
      const leader = await leaderOf(workshop, servers);
      await leader.kill('SIGKILL');
      await moreDone(60);
      await leader.restart();
    });
  });
});
