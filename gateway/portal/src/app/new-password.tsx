import type { Bound } from '../ui/field.tsx';
import { PasswordField, PasswordRulesList } from '../ui/password-field.tsx';
import type { PasswordRules } from '../ui/password-rules.ts';
import { judgeOf } from './passwords.ts';
import { newPasswordWords } from './messages/new-password.ts';

type NewPasswordProps = {
  password: Bound;
  again: Bound;
  rules: PasswordRules;
  /** Names and addresses that it may not lean on. */
  words?: readonly string[];
  token?: string;
  /** Whether there are earlier ones to differ from. */
  known?: boolean;
};

/** A new password, typed twice, with its rules shown live. */
export const NewPassword = ({ password, again, rules, words = [], token = '', known = false }: NewPasswordProps) => {
  const said = newPasswordWords();
  return (
    <>
      <PasswordField of={password} label={said.password} required autoComplete="new-password" />
      <PasswordRulesList password={password.value} rules={rules} judge={judgeOf(words, token)} known={known} />
      <PasswordField of={again} label={said.again} required autoComplete="new-password" />
    </>
  );
};
