import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { startProcess } from '@atrium/testkit/process';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { Schema, type Connection } from 'mongoose';
import { thingModel } from '../test/things.ts';
import { deadLetterStream, durableOn, factStream, givenUpNameOf, givenUpSubjectOf } from './events/streams.ts';
import { makeLogger } from './logger.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import { connectMongo } from './mongo/connect.ts';
import type { Step } from './mongo/steps.ts';
import { connectNats, type Nats } from './nats/connect.ts';

let corner: Scratch;
let connection: Connection;
let nats: Nats;
let lines: { msg: string; index?: string }[];
beforeEach(async () => {
  corner = await scratch();
  lines = [];
  const logger = makeLogger({ name: 'test', level: 'silent' });
  connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  nats = connectNats({ url: corner.natsUrl, name: 'test', logger });
});
afterEach(async () => {
  await nats.close();
  await connection.close();
  await corner.drop();
});

const run = (changes: Partial<MigrateOptions> = {}): Promise<void> => {
  const logger = makeLogger(
    { name: 'test', level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line) as { msg: string }) },
  );
  return migrate({ name: 'status', connection, models: [], nats, streams: [], logger, ...changes });
};

const noting =
  (ran: string[]) =>
  (id: string): Step => ({ id, run: () => Promise.resolve(void ran.push(id)) });

describe('steps', () => {
  test('OP-07 steps run once, in order, whoever migrates how often; a new one runs later', async () => {
    const ran: string[] = [];
    const step = noting(ran);
    await Promise.all([run({ steps: [step('1'), step('2')] }), run({ steps: [step('1'), step('2')] })]);
    await run({ steps: [step('1'), step('2'), step('3')] });
    expect(ran).toEqual(['1', '2', '3']);
  });

  test('OP-07 a step that failed is not done: the next migration begins with it', async () => {
    const ran: string[] = [];
    const step = noting(ran);
    const failing: Step = { id: '2', run: () => Promise.reject(new Error('no')) };
    await expect(run({ steps: [step('1'), failing, step('3')] })).rejects.toThrow('no');
    await run({ steps: [step('1'), step('2'), step('3')] });
    expect(ran).toEqual(['1', '2', '3']);
  });

  test('OP-07 a migration that is killed in a step is taken up by the next one', async () => {
    const env = { ...corner.env, TEST_DATABASE: corner.database, TEST_DIES_AT: 'a migration step' };
    await using worker = await startProcess(`${import.meta.dirname}/../test/worker.ts`, env);
    expect(await worker.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const ran: string[] = [];
    const step = noting(ran);
    await run({ steps: [step('first'), step('deadly')] });
    expect(ran).toEqual(['deadly']);
  });

  test('OP-07 data of a newer version are refused before anything is touched', async () => {
    const ran: string[] = [];
    const step = noting(ran);
    await run({ steps: [step('1'), step('2')] });
    const old = run({ steps: [step('1'), step('1b')], models: [thingModel(connection)] });
    await expect(old).rejects.toMatchObject({ name: 'NewerDataError', message: expect.stringContaining('(2)') });
    expect(ran).toEqual(['1', '2']);
    expect(await connection.db?.listCollections({ name: 'things' }).toArray()).toEqual([]);
  });
});

describe('indexes', () => {
  const names = async (collection: string) =>
    (await connection.collection(collection).listIndexes().toArray()).map(({ name }) => name as string).sort();

  test('OP-07 missing indexes are made, also of sent facts; one that no schema declares stays and is told', async () => {
    const model = thingModel(connection);
    await connection.collection('things').createIndex({ note: 1 }, {}, undefined);
    await run({ models: [model] });
    expect(await names('things')).toEqual(['_id_', 'commands._id_1', 'note_1', 'outboxSince_1']);
    expect(await names('status_sent')).toEqual(['_id_', 'sentAt_1']);
    expect(await names('status_answers')).toEqual(['_id_', 'at_1']);
    expect(lines.filter(({ index }) => index !== undefined)).toEqual([expect.objectContaining({ index: 'note_1' })]);
  });

  test('OP-07 an index that is there with other options stops the migration and says what to do', async () => {
    const schema = new Schema({ name: String }, { collection: 'names', autoIndex: false }).index(
      { name: 1 },
      { unique: true },
    );
    await connection.collection('names').createIndex({ name: 1 }, {}, undefined);
    await expect(run({ models: [connection.model('Name', schema)] })).rejects.toMatchObject({
      name: 'IndexConflictError',
      message: expect.stringContaining('drop it in a step'),
    });
  });
});

describe('streams', () => {
  test('EV-01 streams and durables are as declared: file, limits, no deletion, direct reads, an hour of ids', async () => {
    const naming = { prefix: corner.streamPrefix, region: 'eu' };
    const facts = factStream('e-learning', naming);
    const durable = durableOn(facts.name, 'mirror', {
      description: 'x',
      filterSubjects: [`${corner.streamPrefix.toLowerCase()}evt.eu.*.e-learning.course.>`],
    });
    const streams = [facts, deadLetterStream('mirrors', naming, [durable])];
    await run({ streams, durables: [durable] });
    await run({
      streams: [{ ...facts, maxBytes: 2 ** 20 }, ...streams.slice(1)],
      durables: [{ ...durable, maxAckPending: 7 }],
    });
    const manager = await jetstreamManager(nats.connection());
    expect(facts.name).toBe(`${corner.streamPrefix}EVT_E_LEARNING`);
    expect((await manager.streams.info(facts.name)).config).toMatchObject({
      subjects: [`${corner.streamPrefix.toLowerCase()}evt.eu.*.e-learning.>`],
      retention: 'limits',
      storage: 'file',
      allow_direct: true,
      deny_delete: true,
      max_age: 30 * 86_400 * 1e9,
      max_bytes: 2 ** 20,
      num_replicas: 1,
      duplicate_window: 3600 * 1e9,
    });
    expect((await manager.consumers.info(facts.name, 'mirror')).config).toMatchObject({
      durable_name: 'mirror',
      ack_policy: 'explicit',
      ack_wait: 10 * 1e9,
      max_deliver: 10,
      max_ack_pending: 7,
    });
    expect(
      (await manager.consumers.info(`${corner.streamPrefix}DLQ_MIRRORS`, givenUpNameOf(durable))).config.durable_name,
    ).toBe('mirror-given-up');
  });

  test('EV-06 services that hear the same facts migrate at once: each keeps its dead letters, and none another one’s away', async () => {
    const naming = { prefix: corner.streamPrefix, region: 'eu' };
    const facts = factStream('status', naming);
    await run({ streams: [facts] });
    const services = ['identity', 'licensing', 'diagnostics', 'documents', 'e-learning', 'ticketing'];
    const hearing = services.map((name) => {
      const durable = durableOn(facts.name, `${name}-mirror`, { description: 'x' });
      return { name, streams: [deadLetterStream(name, naming, [durable])], durables: [durable] };
    });
    for (let times = 0; times < 2; times++) await Promise.all(hearing.map((service) => run(service)));
    const manager = await jetstreamManager(nats.connection());
    for (const { streams, durables } of hearing) {
      const [letters] = streams;
      const [durable] = durables;
      if (letters === undefined || durable === undefined) throw new Error('nothing declared');
      expect((await manager.streams.info(letters.name)).config.subjects).toEqual(letters.subjects);
      const { config } = await manager.consumers.info(letters.name, givenUpNameOf(durable));
      expect(config.filter_subjects).toEqual([givenUpSubjectOf(durable)]);
    }
  });
});
