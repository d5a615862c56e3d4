import { describe, expect, test } from '@jest/globals';
import { checkFact } from '@atrium/chassis/events/schemas';
import { publicFact } from '../store/public-facts.ts';
import { nobody } from './actor.ts';
import * as acts from './session-acts.ts';
import type { Session } from './sessions.ts';

const start = 1_790_000_000;
const [minute, hour] = [60, 3600];
const by = { kind: 'account' as const, id: 'a1', name: 'Ada Lovelace' };
const made = {
  ...{ id: 's1', account: 'a1', organisation: 'o1', kind: 'program' as const, secretHash: 'h0' },
  ...{ agent: 'Firefox', address: '203.0.113.77', device: '' },
};
const opened = (more: Partial<acts.NewSession> = {}): Session =>
  acts.openSession({ ...made, ...more }, by, start).state;
const usedAt = (session: Session, now: number): Session => acts.useSession(session, now)?.state ?? session;
const refreshed = (session: Session, generation: number, now: number) => {
  const token = { generation, hash: `h${generation}` };
  const next = { generation: generation + 1, hash: `h${generation + 1}` };
  return acts.refreshSession(session, { token, next }, now);
};
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return 'no error';
};

describe('the time of a session', () => {
  test('ID-40 a session that is not used ends after an hour, one that is used after twelve', () => {
    expect(acts.isOver(opened(), start + hour - 1)).toBe(false);
    expect(acts.isOver(opened(), start + hour)).toBe(true);
    let session = opened();
    for (let now = start; now < start + 12 * hour; now += 50 * minute) {
      expect(acts.isOver(session, now)).toBe(false);
      session = usedAt(session, now);
    }
    expect(session.until).toBe(start + 12 * hour);
    expect(session.idleUntil).toBe(session.until);
    expect(acts.isOver(session, start + 12 * hour)).toBe(true);
  });

  test('ID-40 a use is written down once a minute, tells nobody, and does not wake a session that is over', () => {
    expect(acts.useSession(opened(), start + 59)).toBeUndefined();
    const { state, facts } = acts.useSession(opened(), start + 60) ?? { state: opened(), facts: ['none'] };
    expect([state.usedAt, state.idleUntil, facts]).toEqual([start + 60, start + 60 + hour, []]);
    expect(acts.useSession(opened(), start + hour)).toBeUndefined();
    const ended = acts.endSession(opened(), { reason: 'ended', by }, start)?.state ?? opened();
    expect(acts.useSession(ended, start + 120)).toBeUndefined();
  });

  test('ID-40 a clock that goes back does not lengthen a session: what was left at its last use is left', () => {
    const session = usedAt(opened(), start + 50 * minute);
    const back = usedAt(session, start - 5 * hour);
    expect(back.until - (start - 5 * hour)).toBe(session.until - session.usedAt);
    expect(back.idleUntil - (start - 5 * hour)).toBe(hour);
    expect(back.until).toBeLessThan(session.until);
  });

  test('ID-40 a clock that was ahead and comes back leaves a session no longer than it was', () => {
    const ahead = usedAt(opened(), start + 55 * minute);
    const again = usedAt(ahead, start + 2 * minute);
    expect(again.idleUntil).toBe(start + 2 * minute + hour);
    expect(again.until).toBeLessThanOrEqual(start + 12 * hour);
    const madeAhead = acts.openSession(made, by, start + 1000 * hour).state;
    expect(usedAt(madeAhead, start).until).toBe(start + 12 * hour);
    expect(acts.isOver(opened(), start + 1000 * hour)).toBe(true);
  });
});

describe('refresh tokens', () => {
  test('ID-40 each use gives another token, and the one before works no longer', () => {
    const { state } = refreshed(opened(), 0, start + 600) ?? { state: opened() };
    expect([state.generation, state.secretHash, state.usedAt]).toEqual([1, 'h1', start + 600]);
    expect(refreshed(state, 1, start + 601)?.state.generation).toBe(2);
  });

  test('ID-40 an older token ends the session and asks for one mail to the person', () => {
    const { state } = refreshed(opened(), 0, start) ?? { state: opened() };
    const ended = refreshed(state, 0, start + 1);
    expect(ended?.state.end).toEqual({ at: start + 1, reason: 'reused' });
    expect(ended?.facts.map(({ type }) => type)).toEqual(['session.ended', 'mail.asked']);
    const mail = { cause: 'token_reused:s1', template: 'token_reused', account: 'a1' };
    expect(ended?.facts[1]?.data).toMatchObject({ mail });
    for (const generation of [0, 1])
      expect(codeOf(() => refreshed(ended?.state ?? state, generation, start + 2))).toBe('identity.token_reused');
  });

  test('ID-40 an older token of a session that is over tells nobody anything', () => {
    const { state } = refreshed(opened(), 0, start) ?? { state: opened() };
    expect(codeOf(() => refreshed(state, 0, start + hour))).toBe('identity.session_over');
    const ended = acts.endSession(state, { reason: 'signed_out', by }, start)?.state ?? state;
    expect(codeOf(() => refreshed(ended, 0, start + 1))).toBe('identity.session_over');
  });

  test('ID-40 what is no refresh token of this session does nothing: another hash, a later one, a browser', () => {
    const token = { generation: 0, hash: 'other' };
    const next = { generation: 1, hash: 'h1' };
    expect(codeOf(() => acts.refreshSession(opened(), { token, next }, start))).toBe('identity.session_over');
    expect(codeOf(() => refreshed(opened(), 5, start))).toBe('identity.session_over');
    expect(codeOf(() => refreshed(opened({ kind: 'browser' }), 0, start))).toBe('identity.session_over');
  });
});

describe('what is told', () => {
  test('ID-45 a session that was opened or ended is told in the form of the contract, without its secret', () => {
    const { facts } = acts.openSession(made, by, start);
    const { state } = refreshed(opened(), 0, start) ?? { state: opened() };
    const ends = [
      ...(acts.endSession(opened(), { reason: 'signed_out', by }, start)?.facts ?? []),
      ...(refreshed(state, 0, start)?.facts ?? []),
    ];
    for (const fact of [...facts, ...ends]) {
      const { type, data } = publicFact(fact, { version: 1 });
      checkFact(`atrium.identity.${type}.v1`, data);
    }
    expect(JSON.stringify([facts, ends])).not.toContain('h0');
    expect(ends).toHaveLength(3);
    expect(facts[0]?.organisation).toBe('o1');
  });

  test('ID-40 ending again changes nothing; what was over by time has expired', () => {
    const ended = acts.endSession(opened(), { reason: 'password', by }, start)?.state ?? opened();
    expect(acts.endSession(ended, { reason: 'ended', by: nobody }, start + 1)).toBeUndefined();
    expect(acts.endSession(opened(), { reason: 'ended', by }, start + hour)?.state.end?.reason).toBe('expired');
  });

  test('ID-40 of a program or browser 200 characters are kept, none of which turns or hides the text around it', () => {
    const agentOf = (agent: string) => opened({ agent }).agent;
    expect(agentOf('Fire\u202efox\r\nX: y\u0000')).toBe('Fire fox X: y');
    expect(agentOf('🦊'.repeat(300))).toBe('🦊'.repeat(200));
    expect(agentOf(`${'a'.repeat(10_000_000)}\ud800`)).toBe('a'.repeat(200));
    expect(agentOf('a\ud800b').isWellFormed()).toBe(true);
    expect(opened().address).toBe('203.0.113.0/24');
  });
});

describe('the organisation that was chosen', () => {
  test('ID-06 another one is chosen for the session, the same one changes nothing, one that is over chooses none', () => {
    expect(acts.chooseOrganisation(opened(), 'o2', start)?.state.organisation).toBe('o2');
    expect(acts.chooseOrganisation(opened(), 'o1', start)).toBeUndefined();
    expect(codeOf(() => acts.chooseOrganisation(opened(), 'o2', start + hour))).toBe('identity.session_over');
  });
});
