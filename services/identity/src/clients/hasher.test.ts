import { beforeAll, describe, expect, test } from '@jest/globals';
import { hash as argon2 } from '@node-rs/argon2';
import { makeHasher } from './hasher.ts';

const secret = 'a secret of this test, long enough';
const hasher = makeHasher({ secret });
let kept: string;
beforeAll(async () => {
  kept = await hasher.hash('correct horse été');
});

describe('ID-15 what is kept of a password', () => {
  test('ID-15 Argon2id of 19 MiB, twice, in one lane, with the pepper’s id in front', () => {
    expect(kept).toMatch(/^p1\$\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/);
  });

  test('ID-15 the right password is right however its accents were typed, and any other is wrong', async () => {
    expect(await hasher.verify(kept, 'correct horse été')).toBe(true);
    expect(await hasher.verify(kept, 'correct horse e\u0301te\u0301')).toBe(true);
    for (const wrong of ['correct horse ete', 'correct horse été ', ''])
      expect(await hasher.verify(kept, wrong)).toBe(false);
  });

  test('ID-15 the same password is kept differently each time', async () => {
    expect(await hasher.hash('correct horse été')).not.toBe(kept);
  });

  test('ID-15 without the service’s secret a hash says nothing: the pepper is not beside it', async () => {
    expect(await makeHasher({ secret: `${secret}!` }).verify(kept, 'correct horse été')).toBe(false);
    const bare = `p1$${await argon2('correct horse été')}`;
    expect(await hasher.verify(bare, 'correct horse été')).toBe(false);
  });

  test('ID-15 128 characters all count', async () => {
    const long = 'x'.repeat(127);
    const hash = await hasher.hash(`${long}a`);
    expect([await hasher.verify(hash, `${long}a`), await hasher.verify(hash, `${long}b`)]).toEqual([true, false]);
  });

  test('ID-15 a longer one is refused by name and never hashed', async () => {
    const before = hasher.done();
    for (const password of ['x'.repeat(129), 'x'.repeat(5_000_000)])
      await expect(hasher.hash(password)).rejects.toMatchObject({ code: 'identity.password_refused' });
    expect(hasher.done()).toBe(before);
  });
});

describe('ID-33 the same work for everybody', () => {
  test('ID-33 unknown account, right, wrong, empty, huge and no hash at all: one hash each', async () => {
    const work = async (hash: string | undefined, password: string) => {
      const before = hasher.done();
      return [await hasher.verify(hash, password), hasher.done() - before];
    };
    expect(await work(kept, 'correct horse été')).toEqual([true, 1]);
    expect(await work(kept, 'wrong')).toEqual([false, 1]);
    for (const hash of [undefined, kept, '']) expect(await work(hash, 'x'.repeat(5_000_000))).toEqual([false, 1]);
    expect(await work(undefined, 'correct horse été')).toEqual([false, 1]);
    expect(await work(undefined, '')).toEqual([false, 1]);
  });

  test('ID-33 a hash that is none is wrong, and never throws', async () => {
    const dear = kept.replace('m=19456', 'm=4000000');
    const other = [kept.slice(3), kept.replace('p1$', 'p2$'), kept.slice(0, -1), kept.replace('argon2id', 'argon2i')];
    for (const hash of ['', 'x', 'p1$', 'p1$$argon2id$', '$2b$10$abc', dear, ...other])
      expect([hash, await hasher.verify(hash, 'correct horse été')]).toEqual([hash, false]);
  });
});

describe('OP-08 a crowd', () => {
  test('OP-08 who comes when too many wait is told at once to come back in 2 seconds; the others are served', async () => {
    const few = makeHasher({ secret, parallel: 2, waiting: 3 });
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => few.verify(kept, 'correct horse été')));
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    expect(refused).toMatchObject(
      Array.from({ length: 3 }, () => ({ code: 'identity.overloaded', retryAfterMs: 2000 })),
    );
    expect(all.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(5);
    expect(few.done()).toBe(5);
    expect(await few.verify(kept, 'correct horse été')).toBe(true);
  });
});
