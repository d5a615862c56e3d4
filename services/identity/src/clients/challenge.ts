import { createChallenge, randomInt, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey as work } from 'altcha-lib/algorithms/pbkdf2';
import { deriveKey } from './derive.ts';

/** Proofs of work in the format of ALTCHA: the sign that somebody's machine is there, with nothing to look at (ID-01). */
export type Challenges = {
  /** A challenge as JSON. */
  create: () => Promise<string>;
  /**
   * What a solution, base64 of `{challenge, solution}`, proves: `id` is the same for each solution of one challenge, for
   * whoever sees to it that it is used once; `until` when it is too old, in Unix seconds. Undefined for a wrong one.
   */
  check: (solution: string) => Promise<{ id: string; until: number } | undefined>;
};

/** How long a challenge can be solved, in seconds: long enough to fill in the form meanwhile. */
export const challengeSeconds = 600;

// Each try costs a browser's crypto about a millisecond, two to three on a phone: some 350 tries are about a second
// there. The server makes one try for each challenge, and none for a solution.
const iterations = 2000;
const tries = { least: 200, most: 500 } as const;
// An honest one has some 900 characters.
const longest = 4000;

/** `now` in Unix seconds. */
export const makeChallenges = (secret: string, now: () => number): Challenges => {
  const key = deriveKey(secret, 'challenge').toString('hex');
  // Two keys, so that a signature of the one kind is none of the other.
  const keys = { hmacSignatureSecret: `challenge ${key}`, hmacKeySignatureSecret: `solution ${key}` };
  const make = () =>
    createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: iterations,
      counter: randomInt(tries.most, tries.least),
      deriveKey: work,
      expiresAt: now() + challengeSeconds,
      ...keys,
    });
  const check: Challenges['check'] = async (solution) => {
    const payload = payloadOf(solution);
    const until = payload?.challenge.parameters.expiresAt;
    if (payload === undefined || until === undefined || until <= now()) return undefined;
    // Parts of the wrong kind make it throw: they are wrong like any other.
    const { verified } = await verifySolution({ ...payload, deriveKey: work, ...keys }).catch(() => ({
      verified: false,
    }));
    return verified ? { id: payload.challenge.parameters.nonce, until } : undefined;
  };
  return { create: async () => JSON.stringify(await make()), check };
};

type Loose = { challenge?: { parameters?: { nonce?: unknown; expiresAt?: unknown; keySignature?: unknown } } };

/** What a solution holds, its signature not looked at yet; undefined for what is none. */
const payloadOf = (solution: string): Payload | undefined => {
  if (solution.length > longest) return undefined;
  try {
    const payload = JSON.parse(Buffer.from(solution, 'base64').toString()) as Loose | null;
    const { nonce, expiresAt, keySignature } = payload?.challenge?.parameters ?? {};
    const fits = typeof nonce === 'string' && typeof expiresAt === 'number' && typeof keySignature === 'string';
    return fits ? (payload as Payload) : undefined;
  } catch {
    return undefined;
  }
};
