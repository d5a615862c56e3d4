import { expect, test } from '@jest/globals';
import { anAccount, aSession, start } from '../../test/session-fixtures.ts';
import { accessOf } from './access.ts';

test('ID-40 ID-44 a session opens what its account may in the organisation that was chosen, for ten minutes', () => {
  expect(accessOf(aSession(), anAccount(), start)).toEqual({
    ...{ account: 'a1', session: 's1', organisation: 'o1', name: 'Ada Lovelace', scopes: ['role:principal'] },
    ...{ from: start, until: start + 600 },
  });
});

test('ID-40 a session opens nothing beyond its own end', () => {
  expect(accessOf(aSession({ until: start + 42 }), anAccount(), start)?.until).toBe(start + 42);
});

test('ID-11 ID-44 nothing opens for an account that is not active, left the organisation, or is another one', () => {
  expect(accessOf(aSession(), anAccount({ state: 'deactivated' }), start)).toBeUndefined();
  expect(accessOf(aSession(), anAccount({ state: 'invited' }), start)).toBeUndefined();
  expect(accessOf(aSession({ organisation: 'o2' }), anAccount(), start)).toBeUndefined();
  expect(accessOf(aSession({ account: 'a2' }), anAccount(), start)).toBeUndefined();
});
