import { describe, expect, test } from '@jest/globals';
import { withContext } from '../context.ts';
import { bodyOf, headersOf, subjectOf } from './envelope.ts';
import { type Fact, outboxCap, sequenceOf, toOutbox } from './fact.ts';
import { newEventId } from './ids.ts';

const origin = { service: 'status', region: 'eu', root: 'evt' };
const component = { key: 'mail', parent: 'page', position: 0, archived: false, version: 1 };
const fact: Fact = { type: 'component.changed', subjectId: 'mail', data: { component } };
const write = { service: 'status', version: 12, now: 1_700_000_000, newId: () => 'id-1' };
const entryOf = (changes: Partial<Fact> = {}) => {
  const [entry] = toOutbox([{ ...fact, ...changes }], write);
  if (entry === undefined) throw new Error('no entry');
  return entry;
};

describe('EV-01 facts', () => {
  test('EV-01 the subject names region, organisation, service, aggregate, event and version', () => {
    expect(subjectOf(entryOf(), origin)).toBe('evt.eu._.status.component.changed.v1');
    expect(subjectOf(entryOf({ organisation: 'org_7' }), origin)).toBe('evt.eu.org_7.status.component.changed.v1');
  });

  test('EV-01 organisation and trace are attributes of the event, and left out where there are none', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traced = withContext({ requestId: 'r', traceparent }, () => entryOf({ organisation: 'org_7' }));
    expect(JSON.parse(String(bodyOf(traced, origin)))).toMatchObject({ organisation: 'org_7', traceparent });
    expect(headersOf(traced, origin).get('traceparent')).toBe(traceparent);
    const plain = JSON.parse(String(bodyOf(entryOf(), origin))) as object;
    expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['organisation']));
    expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['traceparent']));
  });

  test('EV-01 sequences sort as text in the order in which facts happened', () => {
    const happened = [sequenceOf(2, 0), sequenceOf(2, 9), sequenceOf(2, 10), sequenceOf(9, 0), sequenceOf(10, 0)];
    expect([...happened].reverse().sort()).toEqual(happened);
  });

  test.each<[string, Partial<Fact>]>([
    ['of no contract', { type: 'component.exploded' }],
    ['that lacks a field', { data: { component: { ...component, key: undefined } } }],
    ['with a field too many', { data: { component, more: 1 } }],
    ['that the broker would find too large', { data: { component: { ...component, key: 'x'.repeat(900_000) } } }],
    ['whose organisation would change the subject', { organisation: 'a.b' }],
  ])('EV-02 a fact %s is refused before anything is written', (_what, changes) => {
    expect(() => entryOf(changes)).toThrow(expect.objectContaining({ name: 'FactError' }));
  });

  test('EV-02 one write tells at most as many facts as an outbox holds', () => {
    const many = Array.from({ length: outboxCap + 1 }, () => fact);
    expect(() => toOutbox(many, write)).toThrow(expect.objectContaining({ name: 'FactError' }));
  });

  test('EV-01 ids of events are UUIDs of version 7, never twice, sorted by time', () => {
    const ids = Array.from({ length: 5000 }, () => newEventId(1_700_000_000_000));
    expect(new Set(ids).size).toBe(5000);
    expect(ids[0]).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newEventId(1) < newEventId(2)).toBe(true);
  });
});
