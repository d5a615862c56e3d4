import type { ProblemTexts } from './catalogue.ts';

/** The codes of identity in English. */
export const identityEn: ProblemTexts = {
  'identity.sign_in_refused': [
    'Sign-in failed',
    'Check the identifier and the password. After several failures an account is blocked: whoever manages it can unblock it.',
  ],
  'identity.session_over': ['Your session has ended', 'Sign in again.'],
  'identity.token_reused': ['This token was used before', 'For safety the session has ended; sign in again.'],
  'identity.session_not_found': ['This session does not exist', 'It may have ended already.'],
  'identity.link_not_found': [
    'This link works no longer',
    'It was used, it has expired, or a newer link took its place. Ask for a new one.',
  ],
  'identity.account_not_found': ['This account does not exist', 'Check its id; it may be of another organisation.'],
  'identity.organisation_not_found': ['This organisation does not exist', 'Check its id.'],
  'identity.siret_known': [
    'This SIRET has signed up already',
    'Your company has a space: ask the person who manages it, or our help.',
  ],
  'identity.vat_number_known': [
    'This VAT number has signed up already',
    'Your company has a space: ask the person who manages it, or our help.',
  ],
  'identity.already_member': ['This person belongs to the organisation already', 'The account is in the list.'],
  'identity.already_active': ['This account is active already', 'It needs no invitation.'],
  'identity.not_yourself': ['This is your own account', 'Somebody else has to do it.'],
  'identity.last_administrator': [
    'This is the last account that can administer',
    'Give this right to somebody else first.',
  ],
  'identity.proof_refused': ['The check failed', 'It is too old or was used before; do it again.'],
  'identity.password_refused': ['This password does not fit', 'The rules that it does not meet are named.'],
  'identity.old_password_wrong': ['The current password is another one', 'Enter the one that you sign in with.'],
  'identity.overloaded': ['Too many sign-ins at once', 'Try again in a few seconds.'],
  'field.guessable': [
    'Too easy to guess',
    'Known or easy to guess: take several words that have nothing to do with one another.',
  ],
  'field.mixed_scripts': [
    'Letters of several alphabets',
    'Letters that look alike come from several alphabets: an address like this may pass for another one.',
  ],
  'field.personal': [
    'Too close to you',
    'It is little more than your name, your address or that of your organisation.',
  ],
  'field.reused': ['Used before', 'Choose one that you have not used before.'],
  'field.too_few_classes': [
    'Too few kinds of characters',
    'At least {min|N} of these kinds: lower case, upper case, digits, other characters.',
  ],
  'identity.email_known': ['This e-mail has an account already', 'Take another one, or ask its owner to sign in.'],
  'identity.identifier_known': ['This identifier is taken already', 'Choose another one.'],
  'field.wrong': ['Not the right one', 'It is another one: try again.'],
};
