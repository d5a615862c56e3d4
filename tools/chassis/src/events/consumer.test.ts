import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { eventually } from '@atrium/testkit/eventually';
import { fresh, thingsOn } from '../../test/things.ts';
import { upTo } from '../../test/told.ts';
import { logger, openWorkshop, type Workshop } from '../../test/workshop.ts';
import { serviceUnavailable } from '../errors.ts';
import { makeLogger } from '../logger.ts';
import { type Consumer, type ConsumerOptions, type Handle, startConsumer } from './consumer.ts';
import { deadLettersOn } from './dead-letters.ts';
import { headerOf } from './decode.ts';
import { PoisonEvent } from './poison.ts';

const now = 1_700_000_000;

let workshop: Workshop;
let consumers: Consumer[];
beforeEach(async () => {
  workshop = await openWorkshop();
  consumers = [];
});
afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await workshop.close();
});

const start = (handle: Handle, changes: Partial<ConsumerOptions> = {}): Consumer => {
  const { connection, nats, durable, corner } = workshop;
  const deadLetters = deadLettersOn(nats, 'status', { prefix: corner.streamPrefix });
  const consumer = startConsumer({ connection, nats, durable, handle, deadLetters, logger, ...changes });
  consumers.push(consumer);
  return consumer;
};

/** Tells so many facts of each thing. */
const tell = async (facts: Record<string, number>): Promise<void> => {
  const things = thingsOn(workshop.model);
  for (const [id, count] of Object.entries(facts)) await things.create(id, fresh(id, count), { now });
  const relay = workshop.relay();
  await relay.idle();
  await relay.stop();
};

const positionOf = (data: unknown): number => (data as { component: { position: number } }).component.position;

type Letter = { subject: string; header: (name: string) => string | undefined; text: string };

const letters = async (): Promise<Letter[]> => {
  const connection = workshop.nats.connection();
  const { state } = await (await jetstreamManager(connection)).streams.info(workshop.letters);
  const list: Letter[] = [];
  if (state.messages === 0) return list;
  const consumer = await jetstream(connection).consumers.get(workshop.letters);
  for await (const { subject, headers, data } of await consumer.fetch({
    max_messages: state.messages,
    expires: 3000,
  })) {
    list.push({ subject, header: (name) => headerOf(headers, name), text: new TextDecoder().decode(data) });
  }
  return list;
};

const unanswered = async (): Promise<number> => {
  const manager = await jetstreamManager(workshop.nats.connection());
  const { num_ack_pending, num_pending } = await manager.consumers.info(workshop.stream, workshop.durable.name);
  return num_ack_pending + num_pending;
};

describe('EV-02 handling events', () => {
  test('EV-02 two replicas on one durable keep the order of an aggregate, and one goes on where the other stops', async () => {
    const heard: Record<string, number[]> = { a: [], b: [], first: [] };
    let [inA, most] = [0, 0];
    const handle: Handle = async ({ subject, data }) => {
      if (subject === 'a') most = Math.max(most, (inA += 1));
      // Every other one is slow: who took the next one meanwhile would be first.
      await pause(positionOf(data) % 2 === 0 ? 0 : 15);
      heard[subject]?.push(positionOf(data));
      if (subject === 'a') inA -= 1;
      if (subject === 'a' && positionOf(data) === 10) void consumers[0]?.stop();
    };
    start(handle);
    start(handle);
    await tell({ first: 1 });
    await eventually(() => heard.first?.length === 1);
    await tell({ a: 40, b: 40 });
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(heard).toEqual({ a: upTo(40), b: upTo(40), first: [1] });
    expect(most).toBe(1);
  });

  test('EV-02 a replica that takes over while an event waits for its next try handles that one first', async () => {
    await tell({ a: 4 });
    const heard: number[] = [];
    const failing: Handle = ({ data }, { attempt }) => {
      if (positionOf(data) > 1) heard.push(-1);
      if (attempt === 1) setImmediate(() => void consumers[0]?.stop());
      return Promise.reject(new Error('not here'));
    };
    const [first] = [start(failing)];
    await first.stop();
    start(({ data }) => Promise.resolve(void heard.push(positionOf(data))));
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(heard).toEqual(upTo(4));
  });

  test('EV-02 events of one aggregate are handled one after another, in order, and acknowledged', async () => {
    await tell({ a: 30, b: 30 });
    const heard: Record<string, number[]> = { a: [], b: [] };
    let inA = 0;
    let most = 0;
    start(async ({ subject, data }) => {
      if (subject === 'a') most = Math.max(most, (inA += 1));
      await new Promise(setImmediate);
      heard[subject]?.push(positionOf(data));
      if (subject === 'a') inA -= 1;
    });
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(heard).toEqual({ a: upTo(30), b: upTo(30) });
    expect(most).toBe(1);
  });

  test('EV-02 a failed event comes again after the back-off, and later ones of its aggregate wait for it', async () => {
    await tell({ a: 4, b: 4 });
    const heard: string[] = [];
    const tries: number[] = [];
    start(({ subject, data }, { attempt }) => {
      if (subject === 'a' && positionOf(data) === 2) {
        tries.push(attempt);
        if (attempt < 3) return Promise.reject(new Error('not yet'));
      }
      heard.push(`${subject}${positionOf(data)}`);
      return Promise.resolve();
    });
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(tries).toEqual([1, 2, 3]);
    expect(heard.filter((one) => one.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(heard.indexOf('b4')).toBeLessThan(heard.indexOf('a2'));
    expect(await letters()).toEqual([]);
  });

  test('EV-06 after its last try an event goes to the dead letters as it came, with the reason, and the next ones go on', async () => {
    await tell({ a: 3 });
    const heard: number[] = [];
    start(({ data }) => {
      if (positionOf(data) === 2) return Promise.reject(new Error('cannot\nread this'));
      heard.push(positionOf(data));
      return Promise.resolve();
    });
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(heard).toEqual([1, 3]);
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter?.subject).toContain('dlq.status.recorder.');
    expect(JSON.parse(letter?.text ?? '')).toMatchObject({
      specversion: '1.0',
      subject: 'a',
      sequence: '0000000001.01',
    });
    expect(
      ['reason', 'attempts', 'stream', 'sequence', 'durable'].map((name) => letter?.header(`dlq-${name}`)),
    ).toEqual(['Error: cannot read this', '3', workshop.stream, '2', 'recorder']);
    expect(letter?.header('ce-type')).toBe('atrium.status.component.changed.v1');
  });

  test('EV-06 an event that no repetition can help goes to the dead letters at once', async () => {
    await tell({ a: 1 });
    let tries = 0;
    start(() => {
      tries += 1;
      return Promise.reject(new PoisonEvent('nobody knows it'));
    });
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(tries).toBe(1);
    expect((await letters()).map(({ header }) => header('dlq-reason'))).toEqual(['PoisonEvent: nobody knows it']);
  });

  test('EV-06 what is no event, or does not fit its schema, goes to the dead letters; a newer one with more in it is handled', async () => {
    const { nats, origin } = workshop;
    const subject = `${origin.root}.eu._.status.component.changed.v1`;
    const publish = async (body: unknown, type = 'application/cloudevents+json'): Promise<void> => {
      const headers = natsHeaders();
      headers.set('Content-TYPE', type);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      await jetstream(nats.connection()).publish(subject, text, { headers });
    };
    const event = {
      specversion: '1.0',
      id: '1',
      type: 'atrium.status.component.changed.v1',
      source: '/atrium/eu/status',
      subject: 'x',
      time: '2026-11-22T00:00:00Z',
      sequence: '0000000001.00',
    };
    const component = { key: 'x', parent: '', position: 1, archived: false, version: 1 };
    await publish('not json');
    await publish(event, 'text/plain');
    await publish({ ...event, id: 7 });
    await publish({ ...event, data: { component: { key: 7 } } });
    await publish({ ...event, data: { component: { ...component, colour: 'red' }, more: true } });
    const heard: unknown[] = [];
    start(({ data }) => Promise.resolve(void heard.push(data)));
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(heard).toEqual([{ component: { ...component, colour: 'red' }, more: true }]);
    expect((await letters()).map(({ header }) => header('dlq-sequence')).sort()).toEqual(['1', '2', '3', '4']);
  });

  test('EV-02 while a store is away an event is kept and tried on, and does not end as a dead letter', async () => {
    await tell({ a: 2 });
    let away = 8;
    const heard: number[] = [];
    start(({ data }) => {
      if ((away -= 1) > 0) return Promise.reject(serviceUnavailable());
      heard.push(positionOf(data));
      return Promise.resolve();
    });
    await eventually(async () => expect(await unanswered()).toBe(0), { timeoutMs: 20_000 });
    expect(heard).toEqual([1, 2]);
    expect(await letters()).toEqual([]);
  });

  test('EV-02 while one aggregate is about to fill a durable, because its first event fails, the log says which', async () => {
    await tell({ a: 8, b: 1 });
    const lines: string[] = [];
    const log = makeLogger({ name: 'test', level: 'warn' }, { write: (line) => void lines.push(line) });
    const heard: string[] = [];
    let mended = false;
    const handle: Handle = ({ subject, data }) => {
      if (subject === 'a' && !mended) return Promise.reject(serviceUnavailable());
      heard.push(`${subject}${positionOf(data)}`);
      return Promise.resolve();
    };
    start(handle, { durable: { ...workshop.durable, maxAckPending: 10 }, logger: log });
    const told = await eventually(() => {
      const line = lines.find((one) => one.includes('one aggregate holds up a durable'));
      if (line === undefined) throw new Error('not told yet');
      return JSON.parse(line) as object;
    });
    expect(told).toMatchObject({
      durable: 'recorder',
      aggregate: '/atrium/eu/status a',
      waiting: 8,
      maxAckPending: 10,
    });
    mended = true;
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(heard).toEqual(['b1', ...upTo(8).map((count) => `a${count}`)]);
  });

  test('EV-02 a handler that takes longer than the broker waits is not given its event twice', async () => {
    await tell({ a: 1 });
    let starts = 0;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    start(() => {
      starts += 1;
      return held;
    });
    const asked = performance.now();
    await eventually(() => performance.now() - asked > workshop.durable.ackWaitMs * 2);
    release();
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect(starts).toBe(1);
  });

  test('EV-02 a consumer that stops gives back what it has not handled, and another one goes on at once', async () => {
    await tell({ a: 20 });
    const heard: number[] = [];
    const handle: Handle = async ({ data }, { signal }) => {
      if (heard.length === 5 && !signal.aborted && consumers.length === 1) void consumers[0]?.stop();
      await Promise.resolve();
      heard.push(positionOf(data));
    };
    start(handle);
    await eventually(() => heard.length >= 5);
    await consumers[0]?.stop();
    start(handle);
    await eventually(async () => expect(await unanswered()).toBe(0));
    expect([...heard].sort((a, b) => a - b)).toEqual(upTo(20));
  });
});
