import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@atrium/chassis/caller';
import { sessionOver, unavailable } from '../errors.ts';
import { openSessions } from './open-sessions.ts';

const caller: Caller = { kind: 'account', id: 'anna', name: 'Anna', scopes: [] };

describe('open sessions', () => {
  let [atMs, asked] = [0, 0];
  const good = (): Promise<Caller> => Promise.resolve(caller);
  let answer = good;
  const ask = (): Promise<Caller> => {
    asked += 1;
    return answer();
  };
  const sessions = () => openSessions<undefined>({ ask, now: () => atMs });
  beforeEach(() => {
    [atMs, asked, answer] = [0, 0, good];
  });

  it('ID-40 an answer counts for one second from when it was asked for, and no longer', async () => {
    const { open, known } = sessions();
    answer = () => {
      atMs += 400;
      return good();
    };
    await open('secret', undefined);
    atMs = 999;
    expect(known('secret')).toBe(caller);
    atMs = 1000;
    expect(known('secret')).toBeUndefined();
  });

  it('ID-40 who comes at the same time waits for one answer; who comes a second later does not take that one', async () => {
    const { open } = sessions();
    const { promise, resolve } = Promise.withResolvers<Caller>();
    answer = () => promise;
    const first = [open('secret', undefined), open('secret', undefined)];
    expect(asked).toBe(1);
    atMs = 1000;
    const late = open('secret', undefined);
    expect(asked).toBe(2);
    resolve(caller);
    expect(await Promise.all([...first, late])).toEqual([caller, caller, caller]);
  });

  it('ID-40 a session that was ended while it was asked about is asked about again', async () => {
    const { open, known, forget } = sessions();
    const { promise, resolve } = Promise.withResolvers<Caller>();
    answer = () => promise;
    const early = open('secret', undefined);
    forget('secret');
    resolve(caller);
    await early;
    expect(known('secret')).toBeUndefined();
  });

  it('GW-06 while identity is away an older answer lets nobody in', async () => {
    const { open, known } = sessions();
    await open('secret', undefined);
    answer = () => Promise.reject(unavailable());
    atMs = 999;
    expect(known('secret')).toBe(caller);
    atMs = 1000;
    expect(known('secret')).toBeUndefined();
    await expect(open('secret', undefined)).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('OP-08 one that is over is not asked about again, and what is kept is bounded', async () => {
    const { open, wasGood } = sessions();
    answer = () => Promise.reject(sessionOver());
    for (let n = 0; n < 5; n += 1)
      await expect(open('gone', undefined)).rejects.toMatchObject({ code: sessionOver.code });
    expect(asked).toBe(1);
    answer = good;
    for (let n = 0; n < 50_001; n += 1) await open(`secret ${n}`, undefined);
    expect([wasGood('secret 0'), wasGood('secret 50000')]).toEqual([false, true]);
  });
});
