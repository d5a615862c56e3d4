import { z } from 'zod';
import { instant, nextCursor, version } from './common.ts';

/** What an account may do in an organisation (ID-44). */
export const role = z.enum(['operator_administrator', 'agent', 'principal', 'member']);

/** Where an account stands. */
export const accountState = z.enum(['invited', 'active', 'deactivated']);

/** Language of texts and mails. */
export const language = z.enum(['fr', 'en']);

const membership = z
  .strictObject({
    organisation: z.string().describe('Id of the organisation; `operator` is the operator’s own.'),
    organisationName: z.string(),
    role,
    since: instant.nullable(),
  })
  .meta({ id: 'Membership' });

/** A person's account. */
export const account = z
  .strictObject({
    id: z.string(),
    email: z.string().nullable(),
    identifier: z.string().nullable().describe('Another name to sign in with.'),
    lastName: z.string(),
    firstName: z.string(),
    language,
    timeZone: z.string().describe('IANA name.'),
    phone: z.string().nullable(),
    state: accountState,
    blockedAt: instant.nullable().describe('Since when sign-ins from unknown devices are refused (ID-12).'),
    memberships: z.array(membership),
    createdAt: instant.nullable(),
    lastSignInAt: instant.nullable(),
    invitedUntil: instant.nullable().describe('Until when an invited account can be activated.'),
    version,
  })
  .meta({ id: 'Account' });

/** A page of accounts. */
export const accountList = z.strictObject({ accounts: z.array(account), nextCursor }).meta({ id: 'AccountList' });

/** A sign-in that lasts (ID-40). */
export const session = z
  .strictObject({
    id: z.string(),
    organisation: z.string().describe('Id of the organisation that was chosen.'),
    kind: z.enum(['browser', 'program']),
    agent: z.string().describe('What the browser or program says of itself.'),
    address: z.string().describe('Where it signed in from, without its last part.'),
    createdAt: instant.nullable(),
    usedAt: instant.nullable().describe('To the minute.'),
    until: instant.nullable().describe('When it ends at the latest.'),
    current: z.boolean().describe('Whether it is the one that asks.'),
  })
  .meta({ id: 'Session' });

/** One's own sessions. */
export const sessionList = z.strictObject({ sessions: z.array(session), nextCursor }).meta({ id: 'SessionList' });

/** How many sessions ended. */
export const endedSessions = z.strictObject({ ended: z.int() }).meta({ id: 'EndedSessions' });

const csrfToken = z.string().describe('What to send as `X-Atrium-CSRF` with every change.');

/** The answer to a sign-in. */
export const signedIn = z
  .strictObject({
    account,
    session,
    csrf: csrfToken,
    passwordExpired: z.boolean().describe('Whether a new password has to be set first (ID-34).'),
  })
  .meta({ id: 'SignedIn' });

/** Who is signed in, if anybody. */
export const whoIs = z
  .strictObject({
    signedIn: z.boolean(),
    account: account.optional(),
    organisation: z.strictObject({ id: z.string(), name: z.string() }).optional(),
    role: role.nullable().optional(),
    csrf: csrfToken.optional(),
    scopes: z.array(z.string()).optional(),
  })
  .meta({ id: 'WhoIs' });

/** Tokens of a program. */
export const tokens = z
  .strictObject({
    accessToken: z.string().describe('For `Authorization: Bearer`; it lives 10 minutes at most.'),
    refreshToken: z.string().describe('Gives the next tokens, once; used again it ends the session.'),
    expiresAt: instant.nullable().describe('When the access token ends.'),
  })
  .meta({ id: 'Tokens' });

/** A client organisation (ID-01). */
export const organisation = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    siret: z.string().nullable(),
    vatNumber: z.string().nullable(),
    regions: z.array(z.string()),
    createdAt: instant.nullable(),
    version,
  })
  .meta({ id: 'Organisation' });
