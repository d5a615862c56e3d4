import type { Caller } from '@atrium/chassis/caller';
import type { Personal, Tick } from '../domain/passwords.ts';
import type { AccountDeps } from './account-ports.ts';
import { judgeOpenly } from './shared/judge-password.ts';
import { openLink } from './shared/open-link.ts';

/** A password while it is typed; `words` are names that are typed beside it, `token` that of a link. */
export type JudgePassword = { password: string; words: readonly string[]; token: string };

type Needs = Pick<AccountDeps, 'accounts' | 'links' | 'linkTokens' | 'clock' | 'guess' | 'operatorName'>;

const mostWords = 10;

/**
 * Which rules a password would meet (ID-15); keeps nothing. Whether it was used before is told only when it is set: that
 * costs a hash, and nobody is to try passwords here.
 *
 * @throws identity.link_not_found
 */
export const judgePassword =
  (deps: Needs) =>
  async (caller: Caller, { password, words, token }: JudgePassword): Promise<Tick[]> => {
    const person = await personOf(deps, caller, token);
    const few = words.slice(0, mostWords);
    const { ticks } = judgeOpenly(deps, password, { person, words: few });
    return ticks.filter(({ rule }) => rule !== 'reused');
  };

const personOf = async (deps: Needs, caller: Caller, token: string): Promise<Personal> => {
  if (token !== '') {
    const link = await openLink(deps, token, ['activation', 'reset', 'first_administrator']);
    return (await deps.accounts.find(link.subject))?.state ?? {};
  }
  return caller.kind === 'account' ? ((await deps.accounts.find(caller.id))?.state ?? {}) : {};
};
