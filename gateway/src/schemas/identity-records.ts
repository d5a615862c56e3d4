import { z } from 'zod';
import { instant, nextCursor } from './common.ts';

/** A proof of presence to be worked out, in the format of ALTCHA (ID-01). */
export const challenge = z.looseObject({}).meta({ id: 'Challenge' });

/** A sign-up that was confirmed. */
export const confirmedSignUp = z
  .strictObject({ email: z.string().describe('What to sign in with.'), organisationName: z.string() })
  .meta({ id: 'ConfirmedSignUp' });

/** What passwords have to be (ID-15). */
export const passwordRules = z
  .strictObject({
    minLength: z.int(),
    maxLength: z.int(),
    classes: z.int().describe('How many of lower case, upper case, digits and others are needed; 0 for no rule.'),
    maxAgeDays: z.int().describe('0 for never.'),
    history: z.int().describe('How many earlier ones are refused.'),
  })
  .meta({ id: 'PasswordRules' });

/** Which rules a password meets. */
export const passwordJudgement = z
  .strictObject({
    ticks: z.array(
      z.strictObject({
        rule: z.string().describe('length, classes, guessable, personal or reused.'),
        met: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PasswordJudgement' });

/** What a link of a mail is good for. */
export const link = z
  .strictObject({
    kind: z.enum(['sign_up', 'invitation', 'activation', 'reset', 'first_administrator']),
    email: z.string().nullable().describe('Of the account, or that it will have.'),
    lastName: z.string(),
    firstName: z.string(),
    organisationName: z.string(),
    until: instant.nullable(),
    passwordRules,
  })
  .meta({ id: 'Link' });

/** What to sign in with after a reset. */
export const resetDone = z.strictObject({ login: z.string() }).meta({ id: 'ResetDone' });

/** An entry of the audit trail (ID-45). */
export const auditEntry = z
  .strictObject({
    number: z.int().describe('Its place in the chain, from 1, without gaps.'),
    at: instant.nullable(),
    act: z.string().describe('What happened, such as account.invited.'),
    actor: z.strictObject({
      kind: z.string().describe('account, key, service, clock or anonymous.'),
      id: z.string(),
      name: z.string().describe('As it was then.'),
    }),
    subject: z.strictObject({ kind: z.string().describe('account, organisation, session.'), id: z.string() }),
    details: z.string().describe('What more there is to say: JSON with sorted keys.'),
    event: z.string().describe('Id of the event that it was made from.'),
    previous: z.string().describe('Hash of the entry before it.'),
    hash: z.string().describe('SHA-256 over all of the above.'),
  })
  .meta({ id: 'AuditEntry' });

/** A page of the audit trail. */
export const auditList = z.strictObject({ entries: z.array(auditEntry), nextCursor }).meta({ id: 'AuditList' });

/** Whether the chain hangs together. */
export const auditVerdict = z
  .strictObject({
    good: z.int().describe('Entries that hang together, from the first on.'),
    broken: z.int().nullable().describe('Number of the first entry that is changed, missing or moved.'),
    hash: z.string().describe('Hash of the last good entry.'),
  })
  .meta({ id: 'AuditVerdict' });

/** Where a mail stands. */
export const mailState = z.enum(['queued', 'sent', 'failed', 'bounced']);

/** An e-mail as the operator sees it (ID-51). */
export const mail = z
  .strictObject({
    id: z.string().describe('Its Message-ID without brackets.'),
    to: z.string(),
    template: z.string(),
    state: mailState,
    attempts: z.int(),
    answer: z.string().describe('What the server said last.'),
    createdAt: instant.nullable(),
    sentAt: instant.nullable(),
    nextAt: instant.nullable().describe('When it is tried next.'),
  })
  .meta({ id: 'Mail' });

/** A page of mails. */
export const mailList = z.strictObject({ mails: z.array(mail), nextCursor }).meta({ id: 'MailList' });

/** A JSON Web Key Set. */
export const jwks = z.strictObject({ keys: z.array(z.looseObject({ kty: z.string() })) }).meta({ id: 'Jwks' });
