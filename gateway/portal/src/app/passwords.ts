import type { Judge } from '../ui/password-field.tsx';
import { localTicks, type PasswordRules, type Tick } from '../ui/password-rules.ts';
import { useLoad, type Load } from './use-load.ts';
import { api } from './session.ts';

/** The rules for a new password: of the caller, else of a new account (ID-15). */
export const useRules = (): Load<PasswordRules> =>
  useLoad('rules', () => api.get<PasswordRules>('/api/v1/password-rules', { open: true }));

type Judgement = { ticks: readonly Tick[] };

/** Asks the API which rules a password meets; it fails quietly, since the same is checked when the form is sent. */
export const judgeOf =
  (words: readonly string[], token = ''): Judge =>
  async (password) => {
    const said = words.map((word) => word.trim()).filter((word) => word !== '');
    const body = { password, words: said.slice(0, 10), ...(token === '' ? {} : { token }) };
    try {
      return (await api.send<Judgement>('POST', '/api/v1/password-rules/judge', { body, open: true })).ticks;
    } catch {
      return undefined;
    }
  };

/** Whether what can be seen here speaks for a password; the service has the last word. */
export const looksRight = (password: string, rules: PasswordRules): boolean =>
  localTicks(password, rules).every(({ met }) => met === true);
