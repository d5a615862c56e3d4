import { describe, expect, test } from '@jest/globals';
import { checkFact } from '@atrium/chassis/events/schemas';
import { setActive, unblock, updateProfile } from './account-acts.ts';
import { themself } from './account-facts.ts';
import { codeOf, device, invited, now, person, principal } from './fixtures.ts';
import { attempt } from './sign-in.ts';

const blocked = person({ blockedAt: now - 5, failures: { strangers: 4, devices: [device('d1', 3)] } });
const right = { right: true, device: undefined, newDevice: 'd2', now };

describe('ID-12 unblocking', () => {
  test('ID-12 an unblocked account signs in again, from anywhere', () => {
    const decision = unblock(blocked, principal, now);
    expect(decision?.state).toMatchObject({ blockedAt: null, failures: { strangers: 0, devices: [device('d1', 0)] } });
    expect(decision && attempt(decision.state, right).outcome).toBe('signed_in');
    expect(attempt(blocked, right).outcome).toBe('refused');
  });

  test('ID-12 it is told who did it, and to the person by mail', () => {
    const { facts = [] } = unblock(blocked, principal, now) ?? {};
    expect(facts).toMatchObject([
      { type: 'account.unblocked', organisation: 'o1', data: { account: 'a1', by: principal } },
      { type: 'mail.asked', data: { mail: { template: 'account_unblocked', account: 'a1' } } },
    ]);
    for (const { type, data } of facts) checkFact(`atrium.identity.${type}.v1`, data);
  });

  test('ID-12 unblocking what is not blocked changes nothing', () => {
    expect(unblock(person(), principal, now)).toBeUndefined();
  });
});

describe('ID-11 the right to sign in', () => {
  test('ID-11 a deactivated account cannot sign in and loses nothing', () => {
    const decision = setActive(person(), { active: false }, principal);
    expect(decision?.state).toEqual(person({ state: 'deactivated' }));
    expect(decision && attempt(decision.state, right).outcome).toBe('refused');
    expect(decision?.facts).toMatchObject([{ type: 'account.deactivated', data: { account: 'a1', by: principal } }]);
  });

  test('ID-11 given back, it is what it was: active, or invited where it was never activated', () => {
    for (const account of [person(), invited()]) {
      const { state } = setActive(account, { active: false }, principal) ?? { state: account };
      const back = setActive(state, { active: true }, principal);
      expect(back?.state).toEqual(account);
      expect(back?.facts).toMatchObject([{ type: 'account.reactivated' }]);
    }
  });

  test('ID-11 what is so already changes nothing', () => {
    expect(setActive(person(), { active: true }, principal)).toBeUndefined();
    expect(setActive(invited(), { active: true }, principal)).toBeUndefined();
    expect(setActive(person({ state: 'deactivated' }), { active: false }, principal)).toBeUndefined();
  });

  test('ID-17 nobody takes its own right away, nor that of the last one who could administer', () => {
    const self = themself(person());
    expect(codeOf(() => setActive(person(), { active: false }, self))).toBe('identity.not_yourself');
    expect(codeOf(() => setActive(person(), { active: false, isLast: true }, principal))).toBe(
      'identity.last_administrator',
    );
    expect(
      codeOf(() => setActive(person({ state: 'deactivated' }), { active: true, isLast: true }, principal)),
    ).toBeUndefined();
  });
});

describe('ID-22 profiles', () => {
  const { lastName, firstName, language, timeZone, phone } = person();
  const profile = { lastName, firstName, language, timeZone, phone };

  test('ID-45 the fact names what changed, and who changed it', () => {
    const decision = updateProfile(person(), { ...profile, phone: '+33 1', language: 'en' }, principal);
    expect(decision?.state).toEqual(person({ phone: '+33 1', language: 'en' }));
    const [fact] = decision?.facts ?? [];
    expect(fact?.data).toMatchObject({ fields: ['language', 'phone'], by: principal, account: { phone: '+33 1' } });
    const { account } = (fact?.data ?? {}) as { account?: object };
    checkFact('atrium.identity.account.changed.v1', { ...fact?.data, account: { ...account, version: 2 } });
  });

  test('ID-22 the same profile again changes nothing', () => {
    expect(updateProfile(person(), profile, principal)).toBeUndefined();
  });
});
