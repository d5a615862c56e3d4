import { describe, expect, test } from '@jest/globals';
import { join } from './memberships.ts';
import { checkFact } from '@atrium/chassis/events/schemas';
import { activate, askActivation, foundAccount, invite, inviteAgain, type Invite } from './account-invitations.ts';
import { nobody } from './actor.ts';
import type { Fact } from './facts.ts';
import { codeOf, invited, now, person, principal } from './fixtures.ts';

const wish: Invite = {
  ...{ id: 'a2', email: { email: 'New@example.org', key: 'new@example.org' }, lastName: 'Hopper', firstName: 'Grace' },
  ...{ language: 'en', organisation: 'o1', role: 'member', link: 'l1', until: now + 90, organisationName: 'Ateliers' },
};

const said = {
  lastName: 'King',
  firstName: 'Ada',
  language: 'en',
  phone: '+33 1',
  hash: 'h1',
  notice: '2026-1',
} as const;

/** As the store tells them: with the version of the write. */
const fitTheirContract = (facts: readonly Fact[]): void => {
  for (const { type, data } of facts) {
    const { account } = data as { account: unknown };
    const whole = typeof account === 'object' ? { ...data, account: { ...account, version: 1 } } : data;
    checkFact(`atrium.identity.${type}.v1`, whole);
  }
};

describe('ID-13 invitations', () => {
  test('ID-13 who is invited cannot sign in yet, and gets a mail with the link, in the same decision', () => {
    const { state, facts } = invite(wish, principal, now);
    expect(state).toMatchObject({ id: 'a2', state: 'invited', password: null, invitedUntil: now + 90, createdAt: now });
    expect(state).toMatchObject({
      emailKey: 'new@example.org',
      memberships: [{ organisation: 'o1', role: 'member', since: now }],
    });
    expect(facts.map(({ type, organisation }) => [type, organisation])).toEqual([
      ['account.invited', 'o1'],
      ['mail.asked', 'o1'],
    ]);
    const params = [
      { name: 'organisation', value: 'Ateliers' },
      { name: 'inviter', value: 'Grace Hopper' },
    ];
    const mail = { template: 'invitation', account: 'a2', link: 'l1', cause: 'invitation:l1', params };
    expect(facts[1]?.data).toMatchObject({ mail });
    fitTheirContract(facts);
  });

  test('ID-13 OP-10 who belongs to the organisation already does not join it again; who joins is told of it as one of this only', () => {
    const joining = { organisation: 'o2', role: 'member', organisationName: 'Other', link: 'l2' } as const;
    expect(codeOf(() => join(person(), { ...joining, organisation: wish.organisation }, principal, now))).toBe(
      'identity.already_member',
    );
    const { facts } = join(person(), joining, principal, now);
    expect(JSON.stringify(facts)).not.toContain(`"${wish.organisation}"`);
  });

  test('ID-14 an invitation goes out again with a new link and a new term, until the account is active', () => {
    const invitation = { link: 'l2', until: now + 900, organisationName: 'Ateliers' };
    const { state, facts } = inviteAgain(invited(), invitation, principal);
    expect(state.invitedUntil).toBe(now + 900);
    expect(facts[1]?.data).toMatchObject({ mail: { link: 'l2', cause: 'invitation:l2' } });
    fitTheirContract(facts);
    expect(codeOf(() => inviteAgain(person(), invitation, principal))).toBe('identity.already_active');
    expect(codeOf(() => inviteAgain(person({ state: 'deactivated' }), invitation, principal))).toBe(
      'identity.already_active',
    );
  });

  test('ID-14 opening an invitation sends a mail, and changes nothing', () => {
    const account = invited();
    const { state, facts } = askActivation(account, { link: 'l3', organisationName: 'Ateliers' });
    expect(state).toEqual(account);
    expect(facts).toMatchObject([
      { type: 'mail.asked', data: { mail: { template: 'activation', account: 'a1', link: 'l3' } } },
    ]);
    fitTheirContract(facts);
    expect(codeOf(() => askActivation(person(), { link: 'l3', organisationName: '' }))).toBe('identity.already_active');
  });
});

describe('ID-14 activation', () => {
  test('ID-14 an activated account has its names, its password and the version of the notice that it was shown', () => {
    const { state, facts } = activate(invited(), said, nobody, now);
    expect(state).toMatchObject({ state: 'active', lastName: 'King', phone: '+33 1', invitedUntil: null });
    expect(state).toMatchObject({
      password: { hash: 'h1', setAt: now, earlier: [] },
      notice: { version: '2026-1', at: now },
    });
    expect(facts).toMatchObject([{ type: 'account.activated', organisation: 'o1', data: { notice: '2026-1' } }]);
    fitTheirContract(facts);
  });

  test('ID-14 no account is activated twice, and none that was taken away', () => {
    for (const state of ['active', 'deactivated'] as const)
      expect(codeOf(() => activate(person({ state }), said, nobody, now))).toBe('identity.already_active');
  });

  test('ID-45 no fact tells a hash', () => {
    const facts = [...invite(wish, principal, now).facts, ...activate(invited(), said, nobody, now).facts];
    expect(JSON.stringify(facts)).not.toMatch(/h1|password|earlier|failures/);
  });

  test('ID-01 a founded account signs in at once', () => {
    const { link, until, organisationName, ...who } = wish;
    const { state, facts } = foundAccount(who, { phone: '', hash: 'h1', notice: 'n' }, nobody, now);
    expect([link, until, organisationName].length).toBe(3);
    expect(state).toMatchObject({ id: 'a2', state: 'active', password: { hash: 'h1' }, lastName: 'Hopper' });
    expect(facts.map(({ type }) => type)).toEqual(['account.activated']);
  });
});
