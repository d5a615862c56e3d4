import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import mongoose from 'mongoose';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@atrium/testkit/eventually';
import { sequentialIds } from '@atrium/testkit/ids';
import { logger, openWorkshop, type Workshop } from '../../test/workshop.ts';
import { makeLogger } from '../logger.ts';
import { fresh, step, thingModel, type Things, thingsOn } from '../../test/things.ts';
import { countsOf, toldIn, upTo } from '../../test/told.ts';
import { collectionOf } from '../mongo/document.ts';
import { resend } from './resend.ts';
import { type Relay, type RelayOptions, startRelay } from './relay.ts';
import { sentOf } from './sent.ts';

const now = 1_700_000_000;

let workshop: Workshop;
let things: Things;
let relays: Relay[];
let newId: () => string;
beforeEach(async () => {
  workshop = await openWorkshop();
  things = thingsOn(workshop.model);
  relays = [];
  newId = sequentialIds('thing');
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await workshop.close();
});

const start = (changes: Partial<RelayOptions> = {}): Relay => {
  const relay = workshop.relay(changes);
  relays.push(relay);
  return relay;
};

const told = () => toldIn(workshop.nats.connection(), workshop.stream);

describe('EV-01 the wire', () => {
  test('EV-01 a fact is a CloudEvent 1.0 in structured JSON on its subject, with its attributes as headers', async () => {
    await things.create('Café 1', fresh('Café 1'), { now });
    await start().idle();
    const [message] = await told();
    expect(message?.subject).toBe(`${workshop.origin.root}.eu._.status.component.changed.v1`);
    expect(message?.event).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      source: '/atrium/eu/status',
      type: 'atrium.status.component.changed.v1',
      subject: 'Café 1',
      time: '2023-11-14T22:13:20Z',
      datacontenttype: 'application/json',
      region: 'eu',
      sequence: '0000000001.00',
      data: expect.objectContaining({ component: expect.objectContaining({ key: 'Café 1', version: 1 }) }),
    });
    expect(message?.header('content-type')).toBe('application/cloudevents+json; charset=UTF-8');
    expect(message?.header('CE-SUBJECT')).toBe('Caf%C3%A9%201');
    expect(message?.header('nats-msg-id')).toBe(message?.event.id);
  });
});

describe('EV-02 the relay', () => {
  test('EV-02 facts leave in the order of their document, move to the sent collection, and the outbox is empty', async () => {
    const relay = start();
    things = thingsOn(workshop.model, relay);
    const ids = Array.from({ length: 20 }, newId);
    await Promise.all(
      ids.map(async (id) => {
        await things.create(id, fresh(id), { now });
        for (let count = 1; count < 20; count++) await things.update(id, step(id), { now });
      }),
    );
    await relay.idle();
    const messages = await told();
    for (const id of ids) expect(countsOf(messages, id)).toEqual(upTo(20));
    const sent = await sentOf(workshop.connection, 'status').find().toArray();
    expect(new Set(sent.map(({ _id }) => _id))).toEqual(new Set(messages.map(({ event }) => event.id)));
    expect(await collectionOf(workshop.model).countDocuments({ outbox: { $exists: true } })).toBe(0);
  });

  test('EV-02 what was written while no relay ran is found without being woken', async () => {
    await things.create('a', fresh('a', 50), { now });
    start();
    await eventually(async () => expect(countsOf(await told(), 'a')).toHaveLength(50));
  });

  test('EV-02 a store is watched by being made with the relay: nobody can forget to name its collection', async () => {
    const other = thingModel(workshop.connection, 'others');
    const relay = startRelay({ ...workshop.origin, connection: workshop.connection, nats: workshop.nats, logger });
    relays.push(relay);
    await thingsOn(other, relay).create('x', fresh('x', 2), { now });
    await relay.idle();
    expect(countsOf(await told(), 'x')).toEqual([1, 2]);
  });

  test('EV-02 two replicas never send out of order or twice, and the second goes on when the first stops', async () => {
    const [first, second] = [start(), start()];
    const store = [thingsOn(workshop.model, first), thingsOn(workshop.model, second)];
    await things.create('a', fresh('a'), { now });
    for (let count = 1; count < 60; count++) {
      await store[count % 2]?.update('a', step('a'), { now });
      if (count === 30) await first.stop();
    }
    await second.idle();
    expect(countsOf(await told(), 'a')).toEqual(upTo(60));
  });

  test('EV-02 a replica is told of the other one’s writes at once, and does not find them by looking', async () => {
    const first = start({ pollMs: 3_600_000 });
    await first.idle();
    const store = thingsOn(workshop.model, start({ pollMs: 3_600_000 }));
    for (let index = 0; index < 5; index++) {
      await store.create(`b${index}`, fresh(`b${index}`), { now });
      await eventually(async () => expect(await told()).toHaveLength(index + 1));
    }
  });

  test('OP-08 a write has the relay look into its own collection only', async () => {
    const { connection, model } = workshop;
    await connection.db?.command({ profile: 2 });
    const relay = start({ pollMs: 3_600_000 });
    const store = thingsOn(model, relay);
    relay.watch(thingModel(connection, 'others'));
    const looks = (name: string): Promise<number> =>
      connection
        .collection('system.profile')
        .countDocuments({ ns: `${connection.name}.${name}`, 'command.filter.outboxSince': { $exists: true } });
    await eventually(async () => expect(await looks('others')).toBe(1));
    const before = await looks('things');
    await store.create('a', fresh('a'), { now });
    await eventually(async () => expect(await told()).toHaveLength(1));
    expect([(await looks('things')) > before, await looks('others')]).toEqual([true, 1]);
  });

  test('EV-02 sent facts are kept for 24 hours, by an index of the database', async () => {
    await things.create('a', fresh('a'), { now });
    await start().idle();
    const indexes = await sentOf(workshop.connection, 'status').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { sentAt: 1 }, expireAfterSeconds: 86_400 }));
  });

  test('EV-02 what is sent a second time, because the first was not noted, is dropped by the stream', async () => {
    await things.create('a', fresh('a', 3), { now });
    const before = await collectionOf(workshop.model).findOne({ _id: 'a' });
    const dead = start();
    await dead.idle();
    await dead.stop();
    const relay = start();
    const { outbox = [], outboxSince = new Date(0) } = before ?? {};
    await collectionOf(workshop.model).updateOne({ _id: 'a' }, { $set: { outbox, outboxSince } });
    await relay.idle();
    expect(countsOf(await told(), 'a')).toEqual([1, 2, 3]);
  });

  test('EV-02 what was acknowledged and could not be noted, because MongoDB was away, is not sent again', async () => {
    const { nats, origin } = workshop;
    const sentTo: string[] = [];
    const callback = (_: Error | null, { subject }: { subject: string }) => void sentTo.push(subject);
    const subscription = nats.connection().subscribe(`${origin.root}.>`, { callback });
    const insert = jest.spyOn(mongoose.mongo.Collection.prototype, 'insertMany');
    insert.mockRejectedValueOnce(new Error('MongoDB is away'));
    await things.create('a', fresh('a', 3), { now });
    await start().idle();
    subscription.unsubscribe();
    expect(insert.mock.calls.length).toBeGreaterThan(1);
    insert.mockRestore();
    expect(sentTo).toHaveLength(3);
    expect(countsOf(await told(), 'a')).toEqual([1, 2, 3]);
  });

  test('EV-02 a stream that was lost is made again from the sent collection, in order', async () => {
    await things.create('a', fresh('a', 30), { now });
    await things.create('b', fresh('b', 3), { now });
    await start().idle();
    const { nats, stream, connection, origin, remake } = workshop;
    await (await jetstreamManager(nats.connection())).streams.delete(stream);
    await remake();
    expect(await told()).toEqual([]);
    const sent = sentOf(connection, 'status');
    expect(await resend({ ...origin, sent, nats, stream, since: new Date(0) })).toBe(33);
    expect(countsOf(await told(), 'a')).toEqual(upTo(30));
    expect(countsOf(await told(), 'b')).toEqual(upTo(3));
    expect(await resend({ ...origin, sent, nats, stream, since: new Date(Date.now() + 1000) })).toBe(0);
  });

  test('EV-02 of a stream that lost a part only that part is sent again, however long ago it was, and nothing twice', async () => {
    const { nats, stream, connection, origin } = workshop;
    const { streams } = await jetstreamManager(nats.connection());
    // As after the hour for which a stream knows the ids that it took.
    await streams.update(stream, { duplicate_window: 100_000_000 });
    const ids = Array.from({ length: 30 }, newId);
    for (const id of ids) await things.create(id, fresh(id, 2), { now });
    await start().idle();
    await streams.purge(stream, { keep: 25 });
    const again = { ...origin, sent: sentOf(connection, 'status'), nats, stream, since: new Date(0) };
    expect(await resend(again)).toBe(35);
    // What was purged within the window is still known as a repeat.
    await eventually(async () => expect(await resend(again)).toBe(0));
    const all = await told();
    for (const id of ids) expect(countsOf(all, id).sort((a, b) => a - b)).toEqual([1, 2]);
  });

  test('EV-02 facts that cannot be sent are told in the log, with the reason, and do not hold up other collections', async () => {
    const { nats, stream, origin, connection, remake } = workshop;
    const lines: string[] = [];
    const log = makeLogger({ name: 'test', level: 'info' }, { write: (line) => void lines.push(line) });
    const warnings = (): object[] =>
      lines.filter((line) => line.includes('facts cannot be sent')).map((line) => JSON.parse(line) as object);
    const relay = start({ logger: log });
    await relay.idle();
    const others = thingsOn(thingModel(connection, 'others'), relay);
    await (await jetstreamManager(nats.connection())).streams.delete(stream);
    await thingsOn(workshop.model, relay).create('a', fresh('a'), { now });
    await others.create('b', fresh('b'), { now });
    await eventually(() => expect(warnings()).toHaveLength(2));
    const subject = `${origin.root}.eu._.status.component.changed.v1`;
    for (const collection of ['things', 'others'])
      expect(warnings()).toContainEqual(
        expect.objectContaining({
          level: 'warn',
          collection,
          err: expect.objectContaining({ message: 'no stream listens to the subject', subject }),
        }),
      );
    await remake();
    await relay.idle();
    expect((await told()).map(({ key }) => key).sort()).toEqual(['a', 'b']);
    await eventually(() => expect(lines.filter((line) => line.includes('facts are sent again'))).toHaveLength(2));
    expect(warnings()).toHaveLength(2);
  });

  test('EV-02 while the broker is away the log says that facts wait for it, and says nothing when none do', async () => {
    const lines: string[] = [];
    const log = makeLogger({ name: 'test', level: 'info' }, { write: (line) => void lines.push(line) });
    const away = { ...workshop.nats, isUp: () => false };
    const relay = start({ logger: log, nats: away, pollMs: 20 });
    const quiet = thingsOn(thingModel(workshop.connection, 'quiet'), relay);
    await quiet.create('q', { state: { count: 1 }, facts: [] }, { now });
    await thingsOn(workshop.model, relay).create('a', fresh('a'), { now });
    await eventually(() => expect(lines.join()).toMatch(/things.*the broker is away|the broker is away.*things/));
    expect(lines.join()).not.toContain('quiet');
  });

  test('OP-08 the search for waiting facts uses its index, and never looks at a document without facts', async () => {
    await things.bulk(
      Array.from({ length: 50 }, (_, index) => ({ id: `quiet${index}`, decision: { state: { count: 1 }, facts: [] } })),
      { now },
    );
    await things.create('a', fresh('a'), { now });
    type Plan = { queryPlanner: { winningPlan: object }; executionStats: { totalDocsExamined: number } };
    const plan = (await collectionOf(workshop.model)
      .find({ outboxSince: { $exists: true } })
      .sort({ outboxSince: 1 })
      .explain('executionStats')) as Plan;
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('outboxSince_1');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|"SORT"/);
    expect(plan.executionStats.totalDocsExamined).toBe(1);
  });
});
