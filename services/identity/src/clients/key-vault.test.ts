import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { makeVault } from './key-vault.ts';

const vault = makeVault(randomBytes(32));
const text = '{"kty":"EC","d":"é secret"}';

test('ID-40 what is sealed opens again, is not to be read, and looks different each time', () => {
  const sealed = vault.seal(text, 'kid');
  expect(vault.open(sealed, 'kid')).toBe(text);
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('secret');
  expect(vault.seal(text, 'kid')).not.toBe(sealed);
});

test('ID-40 nothing opens with another key, under another name, or after any change', () => {
  const sealed = vault.seal(text, 'kid');
  expect(() => makeVault(randomBytes(32)).open(sealed, 'kid')).toThrow('ATRIUM_IDENTITY_SECRET');
  expect(() => vault.open(sealed, 'other')).toThrow();
  for (const part of [1, 2, 3]) {
    const parts = sealed.split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(() => vault.open(parts.with(part, bytes.toString('base64url')).join('.'), 'kid')).toThrow();
  }
  const short = sealed.split('.');
  expect(() => vault.open(short.with(2, (short[2] ?? '').slice(0, 6)).join('.'), 'kid')).toThrow();
  for (const other of ['', text, 'v2.a.b.c', 'v1.a.b']) expect(() => vault.open(other, 'kid')).toThrow();
});
