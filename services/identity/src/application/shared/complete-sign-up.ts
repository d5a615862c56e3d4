import { reservationsOf } from '../../domain/reservations.ts';
import { finishSignUp, organisationOf, principalOf, type SignUp } from '../../domain/sign-ups.ts';
import type { AccountDeps } from '../account-ports.ts';

export type Completing = Pick<AccountDeps, 'signUps' | 'organisations' | 'accounts' | 'reservations' | 'clock'>;

/**
 * Makes what an accepted sign-up makes (ID-01). Each step can be done again, by whoever comes: after a crash the clock
 * goes on, and all that there is in the end is made once.
 */
export const completeSignUp = async (deps: Completing, signUp: SignUp): Promise<void> => {
  const { passwordHash, makes, id } = signUp;
  const now = deps.clock.now();
  if (signUp.state === 'accepted' && passwordHash !== null) {
    // As an event is: applied once to each thing, however often it comes.
    const once = { now, event: id };
    await deps.organisations.create(makes.organisation, organisationOf(signUp, now), once);
    await deps.accounts.create(makes.account, principalOf(signUp, passwordHash, now), once);
  }
  // The unique indexes of what is there hold from here on.
  await deps.reservations.free(reservationsOf(signUp), id);
  if (signUp.state === 'accepted') await deps.signUps.update(id, finishSignUp, { now });
};
