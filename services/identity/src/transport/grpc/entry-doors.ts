import type { AccountCases } from '../../application/account-cases.ts';
import { toWireAccount } from '../wire/accounts.ts';
import { toWireLink } from '../wire/links.ts';
import type { Doors } from './doors.ts';

/** How one gets in: sign-up, passwords, and the links of mails. */
export type EntryMethods =
  | 'GetChallenge'
  | 'SignUp'
  | 'ConfirmSignUp'
  | 'GetPasswordRules'
  | 'JudgePassword'
  | 'ChangePassword'
  | 'AskReset'
  | 'GetLink'
  | 'ResetPassword'
  | 'AskActivation'
  | 'ActivateAccount';

/** The doors that are open to those who cannot sign in yet, and to one's own password. */
export const entryDoors = (cases: AccountCases): Doors<EntryMethods> => ({
  GetChallenge: async () => ({ json: await cases.getChallenge() }),
  SignUp: async (request, call) => {
    await cases.signUp(request, call);
    return {};
  },
  ConfirmSignUp: async ({ token }) => cases.confirmSignUp(token),
  GetPasswordRules: async () => cases.getPasswordRules(),
  JudgePassword: async (request, { caller }) => ({ ticks: await cases.judgePassword(caller, request) }),
  ChangePassword: async (request, { caller }) => {
    await cases.changePassword(caller, request);
    return {};
  },
  AskReset: async ({ login }) => {
    await cases.askReset(login);
    return {};
  },
  GetLink: async ({ token }) => toWireLink(await cases.getLink(token)),
  ResetPassword: async (request) => ({ login: await cases.resetPassword(request) }),
  AskActivation: async ({ token }) => {
    await cases.askActivation(token);
    return {};
  },
  ActivateAccount: async (request) => toWireAccount(await cases.activateAccount(request)),
});
