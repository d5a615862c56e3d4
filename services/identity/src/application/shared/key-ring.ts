import { goneKeys, isKeyDue, nextKey, type SigningKey } from '../../domain/signing-keys.ts';
import type { SessionDeps } from './session-deps.ts';

/** The keys of this process: those of the store, as they were a minute ago at most. */
export type KeyRing = {
  keys: () => Promise<readonly SigningKey[]>;
  /** Makes the next key where one is due, forgets those that nobody needs, and takes over what others made (ID-40). */
  renew: () => Promise<readonly SigningKey[]>;
};

/** A new key is published a day before it signs, so that a minute is nothing. */
const freshSeconds = 60;

/** Keys, with a short memory: every token that is made asks for them. */
export const keyRing = (deps: Pick<SessionDeps, 'signingKeys' | 'tokens' | 'clock'>): KeyRing => {
  let held: { keys: readonly SigningKey[]; at: number } | undefined;
  let renewing: Promise<readonly SigningKey[]> | undefined;
  const renewed = async (): Promise<readonly SigningKey[]> => {
    const at = deps.clock.now();
    const keys = await renewKeys(deps, at);
    held = { keys, at };
    return keys;
  };
  const renew = () => (renewing ??= renewed().finally(() => (renewing = undefined)));
  return {
    renew,
    keys: async () => {
      const isFresh = held !== undefined && Math.abs(deps.clock.now() - held.at) < freshSeconds;
      return held !== undefined && isFresh ? held.keys : renew();
    },
  };
};

const renewKeys = async (
  { signingKeys, tokens }: Pick<SessionDeps, 'signingKeys' | 'tokens'>,
  now: number,
): Promise<readonly SigningKey[]> => {
  const found = await signingKeys.all();
  // Of two processes that come here at once one is the first; both then go on with its key.
  if (isKeyDue(found, now)) await signingKeys.add(nextKey(found, await tokens.makePair(), now));
  const keys = isKeyDue(found, now) ? await signingKeys.all() : found;
  const gone = new Set(goneKeys(keys, now).map(({ number }) => number));
  for (const number of gone) await signingKeys.remove(number);
  return keys.filter(({ number }) => !gone.has(number));
};
