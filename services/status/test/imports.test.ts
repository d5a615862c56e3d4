import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { openDatabase, type Database } from './database.ts';
import { startProxy, type Proxy } from '@atrium/testkit/proxy';
import { scratch } from '@atrium/testkit/scratch';
import { startBench, type Bench } from './fixtures.ts';

let bench: Bench;
let database: Database;
let wire: Proxy;

beforeAll(async () => {
  const corner = await scratch();
  wire = await startProxy(corner.mongodbUrl);
  bench = await startBench({ corner, env: { ATRIUM_MONGODB_URL: wire.url } });
  database = await openDatabase(bench.corner);
}, 60_000);

afterAll(async () => {
  await database.close();
  await bench.close();
  await wire.close();
});

/** Outages of one day each, more than two steps of them. */
const history = (name: string, count = 2300): Buffer => {
  const at = (hours: number) => new Date(Date.UTC(2015, 0, 1) + hours * 3_600_000).toISOString();
  const rows = Array.from(
    { length: count },
    (_, i) => `${name}-${i},Outage ${i},${at(i * 30)},${at(i * 30 + 1)},${name}`,
  );
  return Buffer.from(['id,title,begin,end,component', ...rows].join('\n'));
};

const announce = async (content: Buffer): Promise<string> => {
  const digest = createHash('sha256').update(content).digest('hex');
  const begun = await bench.ask('StartImport', {
    format: 'csv',
    digest,
    parts: 1,
    bytes: content.length,
    language: 'en',
  });
  await bench.ask('PutImportPart', { id: begun.id, part: 0, content });
  return begun.id;
};

const over = (id: string) =>
  eventually(
    async () => {
      const found = await bench.ask('GetImport', { id });
      if (found.state === 'running') throw new Error('it runs');
      return found;
    },
    { timeoutMs: 90_000 },
  );

type Sent = { subject: string; data: { buffer: Uint8Array } };

/** Ids of the events that the steps of an import told, in order. */
const told = async (id: string): Promise<string[]> => {
  const sent = await database.find('status_sent', { type: 'atrium.status.import.advanced.v1', subject: id });
  return (sent as unknown as Sent[]).flatMap(({ data }) => {
    return (JSON.parse(Buffer.from(data.buffer).toString()) as { eventIds: string[] }).eventIds;
  });
};

/** Runs it until the write that says that a step is done waits: its events are there. */
const stopAfterAStep = async (id: string, component: string): Promise<() => Promise<void>> => {
  await bench.ask('RunImport', { id });
  await eventually(async () => expect((await database.find('events', { on: component })).length).toBeGreaterThan(0), {
    everyMs: 5,
  });
  const release = await database.hold('imports', id);
  await database.waitsFor('imports');
  return release;
};

describe('an import in trouble', () => {
  it('ST-11 EV-02 killed after a step was written and before it was noted: it goes on, and tells every event once', async () => {
    const id = await announce(history('killed'));
    const release = await stopAfterAStep(id, 'killed');
    bench.process().kill('SIGKILL');
    await release();
    await bench.restart();
    await database.spoil('imports', id, { $set: { leaseUntil: 0 } });
    const done = await over(id);
    expect([done.state, done.counts?.created, done.counts?.refused]).toEqual(['done', 2300, 0]);
    await eventually(async () => expect(new Set(await told(id)).size).toBe(2300));
    expect((await told(id)).length).toBe(2300);
  }, 120_000);

  it('ST-11 OP-01 MongoDB away in the middle of a step: it has not failed, and goes on by itself', async () => {
    const id = await announce(history('cut'));
    const release = await stopAfterAStep(id, 'cut');
    await wire.stop();
    await release();
    await wire.start();
    await database.spoil('imports', id, { $set: { leaseUntil: 0 } });
    const done = await over(id);
    expect([done.state, done.counts?.created, done.counts?.refused]).toEqual(['done', 2300, 0]);
  }, 120_000);
});
