import { passwordRefused } from '../../domain/errors.ts';
import {
  cleanPassword,
  defaultRules,
  isPasswordTooLong,
  judge,
  type Judgement,
  leansOn,
  mistakesInPassword,
  personalWords,
  type Personal,
} from '../../domain/passwords.ts';
import type { AccountDeps } from '../account-ports.ts';

/** Whose password it is to be, further words it may not lean on, and hashes that may not come again. */
export type PasswordOf = { person: Personal; words?: readonly string[]; refused?: readonly string[] };

type Needs = Pick<AccountDeps, 'guess' | 'hasher' | 'operatorName'>;

/** Judges a password by what can be told of it without its hash (ID-15); one that is too long costs nothing. */
export const judgeOpenly = (
  { guess, operatorName }: Pick<AccountDeps, 'guess' | 'operatorName'>,
  password: string,
  { person, words = [] }: PasswordOf,
): Judgement => {
  if (isPasswordTooLong(password)) return judge(password, defaultRules, { score: 0, leans: false, reused: false });
  const clean = cleanPassword(password);
  const personal = personalWords({ ...person, operator: operatorName }, words);
  const known = { ...guess(clean, personal), leans: leansOn(clean, personal), reused: false };
  return judge(clean, defaultRules, known);
};

/**
 * Refuses a password that may not be taken (ID-15). Each of the hashes that may not come again costs a verification, so
 * they are looked at last.
 *
 * @throws identity.password_refused, identity.overloaded
 */
export const refuseWeak = async (deps: Needs, field: string, password: string, of: PasswordOf): Promise<void> => {
  const judgement = judgeOpenly(deps, password, of);
  const refuse = ({ ticks, good }: Judgement) => {
    if (!good) throw passwordRefused({ fields: mistakesInPassword(field, password, defaultRules, { ticks, good }) });
  };
  refuse(judgement);
  for (const hash of of.refused ?? [])
    if (await deps.hasher.verify(hash, password)) {
      const ticks = judgement.ticks.map((tick) => (tick.rule === 'reused' ? { ...tick, met: false } : tick));
      refuse({ ticks, good: false });
    }
};
