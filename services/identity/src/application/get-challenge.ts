import type { AccountDeps } from './account-ports.ts';

/** A proof of presence to be worked out: no third party, nothing to look at (ID-01). */
export const getChallenge =
  ({ challenges }: Pick<AccountDeps, 'challenges'>) =>
  (): Promise<string> =>
    challenges.create();
