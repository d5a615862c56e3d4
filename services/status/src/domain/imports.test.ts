import { describe, expect, test } from '@jest/globals';
import {
  advanceImport,
  checkImport,
  claimImport,
  endImport,
  newImport,
  putOffImport,
  runImport,
  worksOn,
  type Import,
} from './imports.ts';

const now = 1_800_000_000;
const request = checkImport({
  format: 'statuspage',
  digest: 'a'.repeat(64),
  parts: 1,
  bytes: 10,
  dryRun: false,
  region: '',
  columns: {},
  parent: '',
  language: 'en',
});
const fresh = newImport('i1', 'key', 1, request).state;
const running: Import = { ...fresh, state: 'running', plannedAt: now };
const brought = ['e1'];
const step = (handled: number) => ({ handled, total: 9, counts: fresh.counts, leaseUntil: now + 60 });

const claimed = (of: Import, worker: string, at: number): Import | undefined =>
  claimImport(of, worker, at, at + 60)?.state;

describe('who works on an import', () => {
  test('ST-11 it runs only when all parts are there', () => {
    expect(() => runImport(fresh, [], now)).toThrow('import.part_missing');
    expect(runImport(fresh, [0], now)?.state.state).toBe('running');
    expect(runImport(running, [0], now)).toBeUndefined();
  });

  test('ST-11 one works on it until the lease runs out, then another may', () => {
    const first = claimed(running, 'one', now);
    expect(first && worksOn(first, 'one')).toBe(true);
    expect(first && claimed(first, 'two', now + 59)).toBeUndefined();
    expect(first && claimed(first, 'two', now + 60)?.worker).toBe('two');
  });

  test('ST-11 who was taken for dead and wakes up changes nothing any more', () => {
    const taken: Import = { ...running, worker: 'two', handled: 5 };
    expect(advanceImport(taken, 'one', step(3), brought)).toBeUndefined();
    expect(endImport(taken, 'one', [])).toBeUndefined();
    expect(putOffImport(taken, 'one', now)).toBeUndefined();
    expect(advanceImport(taken, 'two', step(6), brought)?.state.handled).toBe(6);
  });

  test('ST-11 a file that ends its worker five times in a row has failed; each step further counts anew', () => {
    let of: Import | undefined = running;
    for (let attempt = 0; attempt < 5; attempt += 1) of = of && claimed(of, `w${attempt}`, now + attempt * 60);
    expect(of?.state).toBe('running');
    const last = of && claimImport(of, 'w5', now + 300, now + 360);
    expect([last?.state.state, last?.state.errorCode]).toEqual(['failed', 'import.broken']);
    const further = of && advanceImport(of, 'w4', step(3), []);
    expect(further && claimed(further.state, 'w5', now + 900)?.state).toBe('running');
  });

  test('OP-01 what is away for long does not end it: putting off counts as no attempt', () => {
    let of: Import = running;
    for (let time = 0; time < 20; time += 1) {
      const taken = claimed(of, `w${time}`, now + time * 10);
      of = (taken && putOffImport(taken, `w${time}`, now + time * 10 + 5)?.state) ?? of;
    }
    expect([of.state, of.worker]).toEqual(['running', 'w19']);
  });
});

describe('what the world is told of an import', () => {
  const mine: Import = { ...running, worker: 'one' };

  test('EV-02 each step tells the events that it brought, in the write that says that it is done', () => {
    expect(advanceImport(mine, 'one', step(3), brought)?.facts).toMatchObject([
      { type: 'import.advanced', data: { eventIds: ['e1'] } },
    ]);
  });

  test('EV-02 one that fails in the middle of a step tells what the step had written', () => {
    const failed = endImport(mine, 'one', brought, { code: 'import.not_json', params: { line: 3 } });
    expect(failed?.facts.map(({ type }) => type)).toEqual(['import.advanced', 'import.finished']);
    expect(failed?.state.errorParams).toEqual([{ name: 'line', value: '3' }]);
  });

  test('ST-11 a dry run tells nothing', () => {
    const dry: Import = { ...mine, dryRun: true };
    expect([advanceImport(dry, 'one', step(3), brought), endImport(dry, 'one', [])].map((one) => one?.facts)).toEqual([
      [],
      [],
    ]);
  });
});
