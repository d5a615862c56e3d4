import { emailKnown } from '../../domain/errors.ts';
import { briefly, emailReservation } from '../../domain/reservations.ts';
import type { AccountDeps } from '../account-ports.ts';

/** For whom an address is held, and which. */
type Holding = { emailKey: string; by: string };

/**
 * Does some work that makes an account, while nobody else makes one with its address: neither an invitation nor a
 * sign-up that is being confirmed.
 *
 * @throws identity.email_known
 */
export const holdEmail = async <Made>(
  { reservations, accounts, clock }: Pick<AccountDeps, 'reservations' | 'accounts' | 'clock'>,
  { emailKey, by }: Holding,
  work: () => Promise<Made>,
): Promise<Made> => {
  const now = clock.now();
  const keys = [emailReservation(emailKey)];
  const known = () => emailKnown({ fields: [{ field: 'email', code: 'taken' }] });
  if ((await reservations.take(keys, { by, until: now + briefly, now })) !== undefined) throw known();
  try {
    // After it was held: whoever held it before has made its account by now.
    if ((await accounts.byEmail(emailKey)) !== undefined) throw known();
    return await work();
  } finally {
    await reservations.free(keys, by);
  }
};
