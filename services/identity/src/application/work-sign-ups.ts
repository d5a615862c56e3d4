import { touchDue } from '@atrium/chassis/due';
import { reservationsOf } from '../domain/reservations.ts';
import { endSignUp, isAccepted, settleSignUp } from '../domain/sign-ups.ts';
import type { AccountDeps } from './account-ports.ts';
import { completeSignUp, type Completing } from './shared/complete-sign-up.ts';

/**
 * Goes on with sign-ups that a crash left in the middle, and ends those that nobody confirmed (ID-01). Answers how many
 * it looked at: the timer calls it again until that is 0.
 */
export const workSignUps = (deps: Completing & Pick<AccountDeps, 'tellStuck'>) => (): Promise<number> => {
  const now = deps.clock.now();
  return touchDue(deps.signUps, { now, touch: (id) => workOn(deps, id, now), tellStuck: deps.tellStuck });
};

const workOn = async (deps: Completing, id: string, now: number): Promise<void> => {
  const { state } = await deps.signUps.update(id, (signUp) => endSignUp(signUp, now), { now });
  if (isAccepted(state)) return completeSignUp(deps, state);
  if (state.state !== 'over') return;
  // Freed after it was over, when nobody can take them for it any more.
  await deps.reservations.free(reservationsOf(state), id);
  await deps.signUps.update(id, settleSignUp, { now });
};
