import { beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { publishedKeys } from './jwks.ts';

const made = async (kid: string): Promise<JWK> => {
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(publicKey)), kid, alg: 'ES256' };
};

describe('the keys of identity at hand', () => {
  let [atMs, asked, isAway] = [0, 0, false];
  let set: JWK[] = [];
  const fetch = (): Promise<string> => {
    asked += 1;
    return isAway ? Promise.reject(new Error('away')) : Promise.resolve(JSON.stringify({ keys: set }));
  };
  const keys = () => publishedKeys({ fetch, now: () => atMs });
  beforeEach(() => {
    [atMs, asked, isAway, set] = [0, 0, false, []];
  });

  it('ID-40 an unknown key makes the set be asked for once in ten seconds, however often it comes', async () => {
    set = [await made('one')];
    const { keyOf } = keys();
    await keyOf('one');
    for (let n = 0; n < 50; n += 1)
      await expect(keyOf(`guess-${n}`)).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect(asked).toBe(1);
    atMs = 10_000;
    set = [...set, await made('two')];
    await keyOf('two');
    expect(asked).toBe(2);
  });

  it('ID-40 many who need the set at once ask for it once', async () => {
    set = [await made('one')];
    const { keyOf } = keys();
    await Promise.all(Array.from({ length: 20 }, () => keyOf('one')));
    expect(asked).toBe(1);
  });

  it('ID-40 keys at hand go on while identity is away; without any, nobody is let in', async () => {
    set = [await made('one')];
    const { keyOf } = keys();
    await keyOf('one');
    [isAway, atMs] = [true, 3_600_000];
    await keyOf('one');
    await expect(keys().keyOf('one')).rejects.toThrow('away');
  });

  it('ID-40 a key that was taken back goes after five minutes', async () => {
    set = [await made('one'), await made('two')];
    const { keyOf } = keys();
    await keyOf('one');
    set = set.slice(1);
    atMs = 300_000;
    await keyOf('two');
    await new Promise(setImmediate);
    await expect(keyOf('one')).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('ID-40 keys for other algorithms or uses are none of ours', async () => {
    set = [
      { ...(await made('other')), use: 'enc' },
      { kty: 'oct', k: 'c2VjcmV0', kid: 'shared', alg: 'HS256' },
    ];
    for (const kid of ['other', 'shared'])
      await expect(keys().keyOf(kid)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
