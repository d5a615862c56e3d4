import { z } from 'zod';
import { shownLine } from './characters.ts';
import { key } from './common.ts';
import { language, role } from './identity.ts';

/** Bytes that a body with passwords may have. */
export const secretBodyMax = 10_240;

const line = (max: number) => z.string().min(1).max(max).check(shownLine);
const lastName = line(200);
const firstName = line(200);
const phone = z.string().max(50).check(shownLine).optional().describe('Empty for none.');
const email = line(320).describe('An e-mail address.');
const notice = z.string().min(1).max(100).describe('Version of the privacy notice that was shown (ID-47).');

// How long it may be is a rule of identity: here is only what nobody would type.
const password = z.string().min(1).max(1024);
const login = z.string().min(1).max(320).describe('E-mail, identifier or SIRET.');
const token = z.string().min(1).max(500).describe('Token of the link of a mail.');

const credentialsExample = { login: 'anna.durand@example.com', password: 'correct horse battery staple' };

/** What one signs in with. */
export const credentials = z
  .strictObject({ login, password })
  .meta({ id: 'Credentials', examples: [credentialsExample] });

/** The refresh token of a program. */
export const refreshInput = z
  .strictObject({ refreshToken: z.string().min(1).max(500) })
  .meta({ id: 'RefreshInput', examples: [{ refreshToken: 'q7Hn…' }] });

/** The organisation to act for. */
export const organisationChoice = z
  .strictObject({ organisation: z.string().min(1).max(200) })
  .meta({ id: 'OrganisationChoice', examples: [{ organisation: '4c9e2d18' }] });

/** What one can change of one's own profile. */
export const profilePatch = z
  .strictObject({
    lastName: lastName.optional(),
    firstName: firstName.optional(),
    language: language.optional(),
    timeZone: z.string().min(1).max(100).optional().describe('IANA name.'),
    phone,
  })
  .meta({ id: 'ProfilePatch', examples: [{ language: 'en', timeZone: 'Europe/Paris' }] });

/** A change of one's own password. */
export const passwordChange = z
  .strictObject({ oldPassword: password, newPassword: password })
  .meta({ id: 'PasswordChange' });

/** A company that signs up (ID-01). */
export const signUpInput = z
  .strictObject({
    siret: z.string().min(1).max(50).optional().describe('14 digits; blanks are left out. Or a VAT number.'),
    vatNumber: z.string().min(1).max(50).optional().describe('Intra-community VAT number, where there is no SIRET.'),
    name: line(200),
    regions: z.array(key).min(1).max(100).describe('Keys of the regions in which it works.'),
    lastName,
    firstName,
    email,
    password,
    proof: z.string().min(1).max(5000).describe('Solution of the challenge: JSON in base64.'),
    notice,
  })
  .meta({ id: 'SignUpInput' });

/** The token of a link. */
export const linkInput = z.strictObject({ token }).meta({ id: 'LinkInput', examples: [{ token: 'mQ2x…' }] });

/** A password to be judged. */
export const judgeInput = z
  .strictObject({
    password: z.string().max(1024),
    words: z.array(z.string().max(320)).max(10).optional().describe('What it may not lean on: names, e-mail.'),
    token: token.optional(),
  })
  .meta({ id: 'JudgeInput', examples: [{ password: 'correct horse battery staple', words: ['Durand'] }] });

/** Who lost the password. */
export const resetInput = z
  .strictObject({ login })
  .meta({ id: 'ResetInput', examples: [{ login: 'anna.durand@example.com' }] });

/** A new password by a link. */
export const resetConfirm = z.strictObject({ token, password }).meta({ id: 'ResetConfirm' });

/** An account that is activated by a link (ID-14). */
export const activationInput = z
  .strictObject({
    ...{ token, lastName, firstName, language, phone, password, notice },
    email: email.optional().describe('Where the link is that of the first administrator.'),
  })
  .meta({ id: 'ActivationInput' });

/** A person who is invited. */
export const invitationInput = z.strictObject({ email, lastName, firstName, role, language }).meta({
  id: 'InvitationInput',
  examples: [{ email: 'jean.petit@example.com', lastName: 'Petit', firstName: 'Jean', role: 'member', language: 'fr' }],
});
