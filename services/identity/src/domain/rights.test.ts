import { describe, expect, test } from '@jest/globals';
import { placeFor, reachOf, rights, roleOf, scopesOf, type Act } from './rights.ts';
import { roles, type Role } from './roles.ts';

// Written out once more, by hand: a right that changes has to be changed in two places, on purpose.
const table: Readonly<Record<Act, readonly [administrator: string, agent: string, principal: string, member: string]>> =
  {
    'account.read': ['all', 'own', 'own', 'none'],
    'account.invite': ['own', 'none', 'own', 'none'],
    'account.unblock': ['all', 'none', 'own', 'none'],
    'account.activate': ['all', 'none', 'own', 'none'],
    'organisation.read': ['all', 'own', 'own', 'own'],
    'audit.read': ['own', 'none', 'own', 'none'],
    'mail.read': ['own', 'none', 'none', 'none'],
  };

const as = (role: Role) => ({ kind: 'account', scopes: scopesOf(role), organisation: 'acme' });

const cells = Object.entries(table).flatMap(([act, reaches]) =>
  roles.map((role, index) => [act as Act, role, reaches[index] ?? ''] as const),
);

describe('who may do what', () => {
  test.each(cells)('ID-44 %s by %s reaches: %s', (act, role, reach) => {
    expect(reachOf(as(role), act)).toBe(reach);
    if (reach === 'none') expect(() => placeFor(as(role), act)).toThrow('request.forbidden');
    else expect(placeFor(as(role), act)).toBe(reach === 'all' ? undefined : 'acme');
  });

  test('ID-44 the table has every act, and whoever is no account may do none of them', () => {
    expect(Object.keys(rights).sort()).toEqual(Object.keys(table).sort());
    for (const act of Object.keys(rights) as Act[]) {
      expect(() => placeFor({ kind: 'anonymous', scopes: [] }, act)).toThrow('request.unauthenticated');
      for (const scopes of [scopesOf('operator_administrator'), ['keys:manage']])
        expect(() => placeFor({ kind: 'key', scopes, organisation: 'acme' }, act)).toThrow('request.forbidden');
    }
  });

  test('ID-44 an account acts in one role at a time, and has the rights of other services that come with it', () => {
    for (const role of roles) expect(roleOf(as(role))).toBe(role);
    expect(scopesOf('agent')).toEqual(['role:agent', 'status:write']);
    expect(scopesOf('member')).toEqual(['role:member']);
  });
});
