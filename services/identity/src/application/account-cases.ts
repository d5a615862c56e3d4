import type { AccountDeps } from './account-ports.ts';
import { activateAccount } from './activate-account.ts';
import { askActivation } from './ask-activation.ts';
import { askReset } from './ask-reset.ts';
import { beginOperator } from './begin-operator.ts';
import { changePassword } from './change-password.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { getAccount } from './get-account.ts';
import { getChallenge } from './get-challenge.ts';
import { getLink } from './get-link.ts';
import { getMe } from './get-me.ts';
import { getOrganisation } from './get-organisation.ts';
import { getPasswordRules } from './get-password-rules.ts';
import { inviteAccount } from './invite-account.ts';
import { inviteAgain } from './invite-again.ts';
import { judgePassword } from './judge-password.ts';
import { listAccounts } from './list-accounts.ts';
import { resetPassword } from './reset-password.ts';
import { setAccountActive } from './set-account-active.ts';
import { signUp } from './sign-up.ts';
import { unblockAccount } from './unblock-account.ts';
import { updateMe } from './update-me.ts';
import { workSignUps } from './work-sign-ups.ts';

/** All that can be done with accounts, organisations and links, on one screen. */
export const accountCases = (deps: AccountDeps) => ({
  getChallenge: getChallenge(deps),
  signUp: signUp(deps),
  confirmSignUp: confirmSignUp(deps),
  getPasswordRules: getPasswordRules(),
  judgePassword: judgePassword(deps),
  changePassword: changePassword(deps),
  askReset: askReset(deps),
  getLink: getLink(deps),
  resetPassword: resetPassword(deps),
  inviteAccount: inviteAccount(deps),
  inviteAgain: inviteAgain(deps),
  askActivation: askActivation(deps),
  activateAccount: activateAccount(deps),
  getMe: getMe(deps),
  updateMe: updateMe(deps),
  listAccounts: listAccounts(deps),
  getAccount: getAccount(deps),
  unblockAccount: unblockAccount(deps),
  setAccountActive: setAccountActive(deps),
  getOrganisation: getOrganisation(deps),
  beginOperator: beginOperator(deps),
  workSignUps: workSignUps(deps),
});

export type AccountCases = ReturnType<typeof accountCases>;
