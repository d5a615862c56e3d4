import { describe, expect, test } from '@jest/globals';
import { checkFact } from '@atrium/chassis/events/schemas';
import {
  askReset,
  changePassword,
  isPasswordExpired,
  mostEarlier,
  refusedHashes,
  resetPassword,
} from './account-passwords.ts';
import { nobody } from './actor.ts';
import { themself } from './account-facts.ts';
import { device, invited, now, person } from './fixtures.ts';
import { defaultRules, presets } from './passwords.ts';

const blocked = person({ blockedAt: now - 5, failures: { strangers: 4, devices: [device('d1', 2)] } });

describe('ID-16 lost passwords', () => {
  test('ID-16 the mail with the link recalls what to sign in with, and nothing else changes', () => {
    const wanted = { link: 'l1', login: 'ada@example.org', organisationName: 'Ateliers' };
    const asked = askReset(person(), wanted);
    expect(asked?.state).toEqual(person());
    const params = [
      { name: 'login', value: 'ada@example.org' },
      { name: 'organisation', value: 'Ateliers' },
    ];
    expect(asked?.facts).toMatchObject([{ data: { mail: { template: 'reset', link: 'l1', account: 'a1', params } } }]);
    for (const account of [invited(), person({ state: 'deactivated' })])
      expect(askReset(account, wanted)).toBeUndefined();
  });

  test('ID-16 a password set by a link is the one of now, the person is told, and a block ends', () => {
    const reset = resetPassword(blocked, { hash: 'h1' }, nobody, now);
    expect(reset?.state).toMatchObject({ password: { hash: 'h1', setAt: now, earlier: ['h0'] }, blockedAt: null });
    expect(reset?.state.failures).toEqual({ strangers: 0, devices: [device('d1', 0)] });
    expect(reset?.facts.map(({ type }) => type)).toEqual(['account.password_reset', 'account.unblocked', 'mail.asked']);
    expect(reset?.facts[2]?.data).toMatchObject({ mail: { template: 'password_reset', account: 'a1' } });
    for (const { type, data } of reset?.facts ?? []) checkFact(`atrium.identity.${type}.v1`, data);
  });

  test('ID-11 a link gives nobody a password who may not sign in', () => {
    for (const account of [invited(), person({ state: 'deactivated' })])
      expect([
        resetPassword(account, { hash: 'x' }, nobody, now),
        changePassword(account, { hash: 'x' }, nobody, now),
      ]).toEqual([undefined, undefined]);
  });
});

describe('ID-34 a new password of one’s own', () => {
  test('ID-34 the person is told, and a block by strangers stays', () => {
    const changed = changePassword(blocked, { hash: 'h1' }, themself(blocked), now);
    expect(changed?.state).toMatchObject({ password: { hash: 'h1', earlier: ['h0'] }, blockedAt: now - 5 });
    expect(changed?.facts.map(({ type }) => type)).toEqual(['account.password_changed', 'mail.asked']);
    expect(changed?.facts[0]?.data).toEqual({ account: 'a1', by: { kind: 'account', id: 'a1', name: 'Ada Lovelace' } });
    for (const { type, data } of changed?.facts ?? []) checkFact(`atrium.identity.${type}.v1`, data);
  });

  test('ID-34 a password expires after its days, to the second, and never where no rule says so', () => {
    const account = person({ password: { hash: 'h', setAt: now, earlier: [] } });
    const rules = presets['90 days'];
    expect(isPasswordExpired(account, rules, now + 90 * 86_400 - 1)).toBe(false);
    expect(isPasswordExpired(account, rules, now + 90 * 86_400)).toBe(true);
    expect(isPasswordExpired(account, defaultRules, now + 1e9)).toBe(false);
    expect(isPasswordExpired(invited(), rules, now + 1e9)).toBe(false);
  });
});

describe('ID-15 passwords that may not come again', () => {
  const worn = (times: number) => {
    let account = person();
    for (let at = 1; at <= times; at += 1)
      account = changePassword(account, { hash: `h${at}` }, nobody, now + at)?.state ?? account;
    return account;
  };

  test('ID-15 the last N are refused, that of now among them', () => {
    expect(refusedHashes(worn(3), { ...defaultRules, history: 2 })).toEqual(['h3', 'h2']);
    expect(refusedHashes(worn(3), defaultRules)).toEqual(['h3']);
    expect(refusedHashes(worn(3), { ...defaultRules, history: 0 })).toEqual([]);
    expect(refusedHashes(invited(), defaultRules)).toEqual([]);
  });

  test('ID-15 no more are kept than any rule can refuse', () => {
    expect(worn(40).password?.earlier).toHaveLength(mostEarlier);
    expect(worn(40).password?.earlier[0]).toBe('h39');
  });
});
