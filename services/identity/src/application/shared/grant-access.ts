import { accessOf } from '../../domain/access.ts';
import type { Account } from '../../domain/accounts.ts';
import { sessionOver } from '../../domain/errors.ts';
import type { Session } from '../../domain/sessions.ts';
import { signerOf } from '../../domain/signing-keys.ts';
import type { KeyRing } from './key-ring.ts';
import type { SessionDeps } from './session-deps.ts';

/** A session, and the access token that it gives. Times in Unix seconds. */
export type Granted = { session: Session; accessToken: string; accessUntil: number };

type Deps = Pick<SessionDeps, 'tokens' | 'clock'> & { ring: KeyRing };

/**
 * Signs what a session opens now, its account being active and still of the organisation that was chosen (ID-40).
 *
 * @throws identity.session_over
 */
export const grantAccess =
  ({ tokens, ring, clock }: Deps) =>
  async (session: Session, account: Account | undefined): Promise<Granted> => {
    const now = clock.now();
    const access = account && accessOf(session, account, now);
    if (access === undefined) throw sessionOver();
    const key = signerOf(await ring.keys(), now);
    if (key === undefined) throw new Error('there is no key to sign with');
    const { token, until } = await tokens.sign(key, access);
    return { session, accessToken: token, accessUntil: until };
  };
