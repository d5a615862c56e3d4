import { hash, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { makeSessionSecrets } from './session-secrets.ts';

const secrets = makeSessionSecrets(randomBytes(32));

test('ID-40 a secret names its session and generation, is kept as a hash, and no two are the same', () => {
  const { secret, token } = secrets.make('0a1b2c', 3);
  expect(secrets.read(secret)).toEqual({ session: '0a1b2c', ...token });
  expect(token).toEqual({ generation: 3, hash: hash('sha256', secret, 'hex') });
  const [, , random] = secret.split('.');
  expect(Buffer.from(random ?? '', 'base64url')).toHaveLength(32);
  expect(secrets.make('0a1b2c', 3).secret).not.toBe(secret);
});

test('ID-40 an invented secret is nobody’s: another generation, another session, another key, cut, long or empty', () => {
  const { secret } = secrets.make('0a1b2c', 3);
  const [id, generation, random, signature] = secret.split('.');
  const others = [
    `${id}.2.${random}.${signature}`,
    `ffffff.${generation}.${random}.${signature}`,
    makeSessionSecrets(randomBytes(32)).make('0a1b2c', 3).secret,
    ...[secret.slice(0, -1), `${secret}A`, `${id}.${generation}.${random}`, '', '...', ' ', 'x'.repeat(5_000_000)],
  ];
  for (const other of others) expect(secrets.read(other)).toBeUndefined();
});
