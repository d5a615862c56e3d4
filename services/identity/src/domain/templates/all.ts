import type { MailTemplate, MailTemplates } from '../ask-mail.ts';
import { accountBlocked } from './account-blocked.ts';
import { accountUnblocked } from './account-unblocked.ts';
import { activation } from './activation.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { invitation } from './invitation.ts';
import { passwordChanged } from './password-changed.ts';
import { passwordReset } from './password-reset.ts';
import { reset } from './reset.ts';
import { signUpKnown } from './sign-up-known.ts';
import type { Template } from './template.ts';
import { testMail } from './test-mail.ts';
import { tokenReused } from './token-reused.ts';

type Known = { readonly [Name in MailTemplate]: Template<keyof MailTemplates[Name] & string> };

// Who asks for a mail and who writes it out name the same parameters, or this does not compile.
const known: Known = {
  confirm_sign_up: confirmSignUp,
  sign_up_known: signUpKnown,
  invitation,
  activation,
  reset,
  password_changed: passwordChanged,
  password_reset: passwordReset,
  token_reused: tokenReused,
  account_blocked: accountBlocked,
  account_unblocked: accountUnblocked,
  test: testMail,
};

/** Every template, by its name in events. */
export const templates: ReadonlyMap<string, Template> = new Map<string, Template>(Object.entries(known));
