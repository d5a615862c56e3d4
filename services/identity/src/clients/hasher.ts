import { createHmac, randomBytes } from 'node:crypto';
import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import type { Hasher } from '../application/ports.ts';
import { hashingOverloaded, passwordRefused } from '../domain/errors.ts';
import { cleanPassword, isPasswordTooLong, passwordLimit } from '../domain/passwords.ts';
import { deriveKey } from './derive.ts';
import { makeTurns } from './turns.ts';

/** A hasher that counts: how often Argon2 has worked, for tests of what is the same for everybody (ID-33). */
export type CountingHasher = Hasher & { done: () => number };

export type HasherSettings = {
  /** The service's secret. Without it, nothing that is kept can be tried out. */
  secret: string;
  /** Hashes at the same time; more than there are cores gains nothing. */
  parallel?: number;
  /** Hashes that wait; who comes later is refused. */
  waiting?: number;
};

// Argon2id is what the library does unless told otherwise. 19 MiB, twice, one lane: the least that OWASP advises.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
// Which pepper a hash was made with, in front of it: another key can come beside it one day.
const pepperId = 'p1$';
const retryAfterMs = 2000;

/**
 * Argon2id over a peppered password (ID-15): kept as `p1$` and the hash. A few at a time, with a short queue: beyond,
 * identity.overloaded. `verify` does one hash whatever it is given, and does not throw for a hash that is none.
 */
export const makeHasher = ({ secret, parallel = 2, waiting = 64 }: HasherSettings): CountingHasher => {
  const key = deriveKey(secret, 'pepper');
  // As text: to verify, the library takes bytes for UTF-8, which these would not be.
  const peppered = (password: string) => createHmac('sha256', key).update(cleanPassword(password)).digest('base64');
  const inTurn = makeTurns({ parallel, waiting }, () => hashingOverloaded({ retryAfterMs }));
  // Made at once: the first who asks for an unknown account would wait for it otherwise.
  const decoy = argon2(randomBytes(32), cost);
  let count = 0;
  const counted = async <Result>(work: Promise<Result>): Promise<Result> => {
    count += 1;
    return work;
  };

  const hash = async (password: string): Promise<string> => {
    if (isPasswordTooLong(password))
      throw passwordRefused({ fields: [{ field: 'password', code: 'too_long', params: { max: passwordLimit } }] });
    return inTurn(async () => `${pepperId}${await counted(argon2(peppered(password), cost))}`);
  };

  const verify = (kept: string | undefined, password: string): Promise<boolean> =>
    inTurn(async () => {
      const known = isPasswordTooLong(password) ? undefined : argonOf(kept);
      const against = known ?? (await decoy);
      const right = await counted(argon2Verify(against, peppered(known === undefined ? '' : password)));
      return right && known !== undefined;
    });

  return { hash, verify, done: () => count };
};

// Other costs than today's are read too, so that a hash outlives a change of them; none that would hold up the process.
const shape = /^\$argon2id\$v=19\$m=[1-9]\d{3,4},t=[1-9],p=[1-4]\$[A-Za-z0-9+/]{22,64}\$[A-Za-z0-9+/]{43}$/;

/** The part that Argon2 made, where this is a hash as they are made here; undefined for anything else. */
const argonOf = (kept: string | undefined): string | undefined => {
  const own = kept?.startsWith(pepperId) === true ? kept.slice(pepperId.length) : '';
  return shape.test(own) ? own : undefined;
};
