import { describe, expect, it } from '@jest/globals';
import { allScopes } from '../../gateway/src/keys/scopes.ts';
import { found, sources } from './sources.ts';

const asked = found(/'([a-z-]+:[a-z-]+)'/g, sources('services/*/src/domain/access.ts'));

describe('the rights of API keys', () => {
  it('ID-43 every right that a rule of a service asks for can be given to a key', () => {
    expect(asked.size).toBeGreaterThan(0);
    expect([...asked].filter((scope) => !allScopes.some((known) => known === scope))).toEqual([]);
  });

  it('ID-43 every right that a key can have is asked for by some service, or is about keys', () => {
    expect(allScopes.filter((scope) => !asked.has(scope) && !scope.startsWith('keys:'))).toEqual([]);
  });
});
