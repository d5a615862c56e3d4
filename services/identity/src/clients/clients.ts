import { hash } from 'node:crypto';
import { makeChallenges } from './challenge.ts';
import { deriveKey } from './derive.ts';
import { makeDeviceTokens } from './device-tokens.ts';
import { makeGuess } from './guess.ts';
import { makeHasher } from './hasher.ts';
import { makeVault } from './key-vault.ts';
import { makeLinkTokens } from './link-tokens.ts';
import { numbers } from './numbers.ts';
import { makeSessionSecrets } from './session-secrets.ts';
import { makeTokens } from './tokens.ts';

/** All that needs a library or a secret, behind the ports of the use cases. */
export const clientsOf = (secret: string, now: () => number) => ({
  numbers,
  guess: makeGuess(),
  hasher: makeHasher({ secret }),
  challenges: makeChallenges(secret, now),
  linkTokens: makeLinkTokens(secret),
  deviceTokens: makeDeviceTokens(secret),
  secrets: makeSessionSecrets(deriveKey(secret, 'sessions')),
  tokens: makeTokens({ vault: makeVault(deriveKey(secret, 'keys')) }),
  digest: (text: string) => hash('sha256', text, 'hex'),
});
