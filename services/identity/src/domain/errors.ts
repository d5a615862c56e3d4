import { defineError } from '@atrium/chassis/errors';

/** Unknown, wrong, blocked, not active: one answer, so that nobody learns whether an account exists (ID-12). */
export const signInRefused = defineError('identity.sign_in_refused', 'unauthenticated');
/** The session ended, or never was. */
export const sessionOver = defineError('identity.session_over', 'unauthenticated');
/** A refresh token was used twice: its whole family ended (ID-40). */
export const tokenReused = defineError('identity.token_reused', 'unauthenticated');
export const sessionNotFound = defineError('identity.session_not_found', 'not_found');

/** Unknown, used, over or replaced by a newer one: one answer. */
export const linkNotFound = defineError('identity.link_not_found', 'not_found');
export const accountNotFound = defineError('identity.account_not_found', 'not_found');
export const organisationNotFound = defineError('identity.organisation_not_found', 'not_found');

/** Says so, and names no one (ID-01). */
export const siretKnown = defineError('identity.siret_known', 'conflict');
export const vatNumberKnown = defineError('identity.vat_number_known', 'conflict');
/** The person belongs to this organisation already. */
export const alreadyMember = defineError('identity.already_member', 'conflict');
/** The account was activated: there is nothing to invite to. */
export const alreadyActive = defineError('identity.already_active', 'conflict');
/** One cannot take one's own right to sign in away. */
export const notYourself = defineError('identity.not_yourself', 'conflict');
/** Somebody has to be able to administer (ID-17). */
export const lastAdministrator = defineError('identity.last_administrator', 'conflict');

/** The proof of presence is missing, wrong, old or used (ID-01). */
export const proofRefused = defineError('identity.proof_refused', 'invalid');
/** The password does not meet the rules; its fields say which (ID-15). */
export const passwordRefused = defineError('identity.password_refused', 'invalid');
/** The password of now is another one (ID-34). */
export const oldPasswordWrong = defineError('identity.old_password_wrong', 'invalid');
/** More passwords are to be checked than this process can: come back (OP-08). */
export const hashingOverloaded = defineError('identity.overloaded', 'unavailable');

/** The address has an account already; told to whoever has proved that it is theirs, or invites (ID-01, ID-13). */
export const emailKnown = defineError('identity.email_known', 'conflict');
/** Another account has this identifier (ID-34). */
export const identifierKnown = defineError('identity.identifier_known', 'conflict');
