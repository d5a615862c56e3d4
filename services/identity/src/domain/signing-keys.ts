import { accessSeconds } from './access.ts';

/** A pair of keys as it is made: what others need of it, and what only this service can open. */
export type KeyPair = {
  /** RFC 7638 thumbprint of the public key. */
  kid: string;
  /** The public key as a JSON Web Key, as text. */
  publicKey: string;
  /** The private one, encrypted. */
  sealed: string;
};

/** A key that signs access tokens (ID-40). Times in Unix seconds. */
export type SigningKey = KeyPair & {
  /** 1, 2, 3 and so on: no two have the same, however many processes make one at once. */
  number: number;
  createdAt: number;
  /** From when on it signs. */
  startsAt: number;
};

const daySeconds = 86_400;
/** How long a key signs. */
export const keyLifeSeconds = 30 * daySeconds;
/** How long a key is published before it signs: whoever keeps the list for hours has it by then. */
export const leadSeconds = daySeconds;
/** How far the clocks of two processes may be apart. */
const skewSeconds = 300;

const newest = (keys: readonly SigningKey[]): SigningKey | undefined =>
  keys.reduce<SigningKey | undefined>(
    (last, key) => (last === undefined || key.startsAt >= last.startsAt ? key : last),
    undefined,
  );

const started = (keys: readonly SigningKey[], now: number): SigningKey[] =>
  keys.filter(({ startsAt }) => startsAt <= now);

/** The key that signs now. After a clock was set back none may have begun yet: then it is the first one. */
export const signerOf = (keys: readonly SigningKey[], now: number): SigningKey | undefined =>
  newest(started(keys, now)) ?? keys.toSorted((one, other) => one.startsAt - other.startsAt)[0];

/** Whether another key has to be made. Keys of a clock that was ahead do not put it off. */
export const isKeyDue = (keys: readonly SigningKey[], now: number): boolean => {
  const last = newest(started(keys, now + 2 * leadSeconds));
  return last === undefined || last.startsAt + keyLifeSeconds - leadSeconds <= now;
};

/** The next key: it signs a day after it was made, the very first one at once. */
export const nextKey = (keys: readonly SigningKey[], pair: KeyPair, now: number): SigningKey => ({
  ...pair,
  number: Math.max(0, ...keys.map(({ number }) => number)) + 1,
  createdAt: now,
  startsAt: signerOf(keys, now) === undefined ? now : now + leadSeconds,
});

/**
 * The keys that nobody needs any more: a later one signs for so long that the last token of theirs has ended, by the
 * clock of any process.
 */
export const goneKeys = (keys: readonly SigningKey[], now: number): SigningKey[] => {
  const signer = newest(started(keys, now - accessSeconds - skewSeconds));
  return signer === undefined ? [] : keys.filter(({ startsAt }) => startsAt < signer.startsAt);
};
