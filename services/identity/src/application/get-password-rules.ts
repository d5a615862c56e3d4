import { defaultRules, type PasswordRules } from '../domain/passwords.ts';

/** What passwords have to be (ID-15). */
export const getPasswordRules = () => (): Promise<PasswordRules> => Promise.resolve(defaultRules);
