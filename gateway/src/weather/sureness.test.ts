import { beforeEach, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { unavailable } from '../errors.ts';
import { liveness, type Liveness } from './liveness.ts';
import { keptFor, type Source } from './numbers.ts';
import type { Shelf } from './shelf.ts';
import { numbersStore, type NumbersStore } from './store.ts';

const emptyShelf: Shelf = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  lock: () => Promise.resolve('mine'),
  unlock: () => Promise.resolve(),
};

const from = { id: 'r', traceparent: undefined };
const source: Source<object, { shown: string }> = {
  name: 'test',
  stay: () => 'long',
  fetch: (_ask, _query, revision) => Promise.resolve(keptFor({ shown: 'all well' }, revision, nowMs)),
};

let nowMs: number;
let asked: number;
let isAway: boolean;
let live: Liveness;
let store: NumbersStore;

beforeEach(() => {
  [nowMs, asked, isAway] = [1_000_000, 0, false];
  const ask = (): Promise<number> => {
    asked += 1;
    return isAway ? Promise.reject(unavailable()) : Promise.resolve(1);
  };
  const now = (): number => nowMs;
  live = liveness({ ask, now, onChange: () => undefined });
  const open = <T>(work: () => Promise<T>) => work();
  const lanes = { long: open, short: open, none: open };
  const logger = makeLogger({ name: 'test', level: 'silent' });
  const nobody = () => () => Promise.reject(unavailable());
  store = numbersStore({ ask: nobody, live, shelf: emptyShelf, lanes, maxBytes: 1e6, now, logger });
});

const staleSince = async (): Promise<number | undefined> => (await store.get(source, {}, from)).staleSinceMs;

describe('how long numbers are shown on the service’s word', () => {
  it('ST-12 the first reader after a quiet while sees the age at once when the service is gone', async () => {
    expect(await staleSince()).toBeUndefined();
    const heardMs = nowMs;
    isAway = true;
    nowMs += 5000;
    expect(await staleSince()).toBe(heardMs);
  });

  it('ST-12 within 4 s of an answer nobody waits for another one', async () => {
    await staleSince();
    const before = asked;
    nowMs += 1900;
    expect([await staleSince(), asked]).toEqual([undefined, before]);
    nowMs += 2000;
    expect(live.isSure()).toBe(true);
    nowMs += 200;
    expect(live.isSure()).toBe(false);
    expect(await staleSince()).toBeUndefined();
    expect(live.isSure()).toBe(true);
  });
});
