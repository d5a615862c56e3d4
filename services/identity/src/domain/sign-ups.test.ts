import { describe, expect, test } from '@jest/globals';
import { now } from './fixtures.ts';
import {
  acceptSignUp,
  beginSignUp,
  endSignUp,
  finishSignUp,
  isAccepted,
  isOpen,
  organisationOf,
  principalOf,
  settleSignUp,
  signUpSeconds,
  type SignUp,
} from './sign-ups.ts';

const wish = {
  ...{ siret: '73282932000074', vatNumber: null, name: 'Ateliers', regions: ['nord'], lastName: 'Dupré' },
  ...{ firstName: 'Élodie', email: 'Elodie@example.org', emailKey: 'elodie@example.org', notice: '2026-1' },
};
const makes = { organisation: 'o1', account: 'a1' };
const begun = (known?: string) =>
  beginSignUp({ id: 's1', language: 'fr', makes, wish, hash: 'h1', link: 'l1', known }, now);
const accepted = (signUp: SignUp): SignUp => acceptSignUp(signUp, now + 1)?.state ?? signUp;

describe('ID-01 a sign-up', () => {
  test('ID-01 it begins with a mail to the address, and nothing else', () => {
    const { state, facts } = begun();
    expect(isOpen(state, now + signUpSeconds - 1)).toBe(true);
    const mail = {
      template: 'confirm_sign_up',
      address: 'Elodie@example.org',
      language: 'fr',
      account: '',
      link: 'l1',
    };
    expect(facts).toMatchObject([{ type: 'mail.asked', data: { mail } }]);
  });

  test('ID-01 with an address that has an account, that one is told, and nothing can come of it', () => {
    const { state, facts } = begun('a9');
    expect(facts).toMatchObject([
      { data: { mail: { template: 'sign_up_known', account: 'a9', address: '', link: '' } } },
    ]);
    expect([acceptSignUp(state, now), finishSignUp(state), state.passwordHash]).toEqual([undefined, undefined, null]);
  });

  test('ID-01 it is decided in one write, once, and not after its term', () => {
    const { state } = begun();
    expect(acceptSignUp(state, now + signUpSeconds)).toBeUndefined();
    expect(isAccepted(accepted(state))).toBe(true);
    expect(acceptSignUp(accepted(state), now + 2)).toBeUndefined();
    expect(endSignUp(accepted(state), now + 1e6)).toBeUndefined();
  });

  test('ID-01 what follows of it can be made again, and is the same', () => {
    const state = accepted(begun().state);
    expect(organisationOf(state, now)).toEqual(organisationOf(state, now));
    const { state: account, facts } = principalOf(state, 'h1', now);
    expect(account).toMatchObject({
      id: 'a1',
      state: 'active',
      emailKey: 'elodie@example.org',
      password: { hash: 'h1' },
    });
    expect(account.memberships).toEqual([{ organisation: 'o1', role: 'principal', since: now }]);
    expect(facts).toMatchObject([{ type: 'account.activated', organisation: 'o1', data: { notice: '2026-1' } }]);
    expect(organisationOf(state, now).facts).toMatchObject([
      { type: 'organisation.created', data: { principal: 'a1' } },
    ]);
  });

  test('ID-15 its hash is gone once the account has it, or never will', () => {
    expect(finishSignUp(accepted(begun().state))?.state).toMatchObject({
      state: 'done',
      passwordHash: null,
      workAt: null,
    });
    const over = endSignUp(begun().state, now + signUpSeconds);
    expect(over?.state).toMatchObject({ state: 'over', passwordHash: null });
    expect(over && settleSignUp(over.state)?.state.workAt).toBeNull();
  });
});
