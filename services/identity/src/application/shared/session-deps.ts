import type { Accounts, Common, Hasher, Organisations, Sessions } from '../ports.ts';
import type { Decoys, DeviceTokens, SessionSecrets, SigningKeys, Tokens } from '../session-ports.ts';

/** All that signing in, sessions and tokens need from outside; each use case takes what it names. */
export type SessionDeps = Common & {
  accounts: Pick<Accounts, 'find' | 'update' | 'byEmail' | 'byIdentifier'>;
  organisations: Pick<Organisations, 'bySiret'>;
  sessions: Sessions;
  decoys: Decoys;
  hasher: Pick<Hasher, 'verify'>;
  secrets: SessionSecrets;
  deviceTokens: DeviceTokens;
  signingKeys: SigningKeys;
  tokens: Tokens;
};
