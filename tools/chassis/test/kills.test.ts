import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess } from '@atrium/testkit/process';
import { deadLetterSubjectOf } from '../src/events/streams.ts';
import { collectionOf } from '../src/mongo/document.ts';
import { heardIn, startRecorder } from './recorder.ts';
import { fresh, thingsOn } from './things.ts';
import { countsOf, toldIn, upTo } from './told.ts';
import { logger, openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

/** Runs a worker until it has killed itself. */
const killedAt = async (point: string): Promise<void> => {
  const { corner } = workshop;
  const env = { ...corner.env, TEST_DATABASE: corner.database, TEST_DIES_AT: point };
  await using worker = await startProcess(`${import.meta.dirname}/worker.ts`, env);
  expect(await worker.ended).toEqual({ code: null, signal: 'SIGKILL' });
};

const relayRest = async (): Promise<void> => {
  const relay = workshop.relay();
  await relay.idle();
  await relay.stop();
};

const told = () => toldIn(workshop.nats.connection(), workshop.stream);

describe('EV-02 kill -9', () => {
  test('EV-02 between write and publish: the facts are in the document, and the next process sends them', async () => {
    await thingsOn(workshop.model).create('a', fresh('a'), { now: 1_700_000_000 });
    await killedAt('after write');
    expect(await told()).toEqual([]);
    expect(await collectionOf(workshop.model).findOne({ _id: 'a' })).toMatchObject({ count: 6, version: 6 });
    await relayRest();
    expect(countsOf(await told(), 'a')).toEqual(upTo(6));
  });

  test.each(['after publish', 'after noting'])(
    'EV-02 %s: the next process sends again, the stream has each once',
    async (point) => {
      const things = thingsOn(workshop.model);
      await things.create('a', fresh('a', 40), { now: 1_700_000_000 });
      await things.create('b', fresh('b', 3), { now: 1_700_000_000 });
      await killedAt(point);
      expect(countsOf(await told(), 'a').length).toBeGreaterThan(0);
      expect((await collectionOf(workshop.model).findOne({ _id: 'a' }))?.outbox).toHaveLength(40);
      await relayRest();
      expect(countsOf(await told(), 'a')).toEqual(upTo(40));
      expect(countsOf(await told(), 'b')).toEqual(upTo(3));
      expect(await collectionOf(workshop.model).countDocuments({ outbox: { $exists: true } })).toBe(0);
    },
  );

  test('EV-06 an event at which every process dies becomes a dead letter, and the others are handled', async () => {
    const { connection, nats, durable, corner } = workshop;
    await thingsOn(workshop.model).create('a', fresh('a'), { now: 1_700_000_000 });
    await relayRest();
    for (let delivery = 0; delivery < durable.maxDeliver; delivery++) {
      await killedAt('at every event');
      // As when the lease of the dead is over; the broker does not repeat before its own time is.
      await connection.collection('leases').deleteMany({});
    }
    const recorder = startRecorder({ connection, nats, durable, streamPrefix: corner.streamPrefix, logger });
    const last_by_subj = deadLetterSubjectOf('status', { prefix: corner.streamPrefix }, `${durable.name}.>`);
    const { streams } = await jetstreamManager(nats.connection());
    const letter = await eventually(async () => {
      const last = await streams.getMessage(workshop.letters, { last_by_subj });
      if (last === null) throw new Error('no letter yet');
      return last;
    });
    await thingsOn(workshop.model).create('b', fresh('b'), { now: 1_700_000_000 });
    await relayRest();
    await eventually(async () =>
      expect(await heardIn(connection).findOne({ _id: 'b' })).toMatchObject({ counts: [1] }),
    );
    await recorder.stop();
    expect(letter.header.get('dlq-reason')).toContain('given up by the broker');
    expect(letter.json()).toMatchObject({ specversion: '1.0', subject: 'a' });
    expect(await heardIn(connection).findOne({ _id: 'a' })).toBeNull();
  });

  test('EV-02 between a consumer’s effect and its acknowledgement: the effect is there once, and in order', async () => {
    const { connection, nats, durable, corner } = workshop;
    await thingsOn(workshop.model).create('a', fresh('a', 8), { now: 1_700_000_000 });
    await relayRest();
    await killedAt('after effect');
    expect(await heardIn(connection).findOne({ _id: 'a' })).toMatchObject({ counts: upTo(3) });
    const recorder = startRecorder({ connection, nats, durable, streamPrefix: corner.streamPrefix, logger });
    await eventually(async () => {
      expect((await heardIn(connection).findOne({ _id: 'a' }))?.counts).toHaveLength(8);
    });
    await recorder.stop();
    expect(await heardIn(connection).findOne({ _id: 'a' })).toMatchObject({ counts: upTo(8) });
  });
});
