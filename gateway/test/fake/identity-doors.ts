import { AtriumError, requestForbidden, requestStale, requestUnauthenticated } from '@atrium/chassis/errors';
import type { Caller } from '@atrium/chassis/caller';
import type { Account } from '@atrium/protos/gen/atrium/identity/v1/Account';
import type { AtOnce, IdentityHandlers } from './identity-sessions.ts';
import type { IdentityWorld } from './identity-world.ts';
import { at } from './world.ts';

type Open = AtOnce<
  Pick<
    IdentityHandlers,
    | ('GetChallenge' | 'SignUp' | 'ConfirmSignUp' | 'GetPasswordRules' | 'JudgePassword' | 'AskReset' | 'GetLink')
    | ('ResetPassword' | 'AskActivation' | 'ActivateAccount')
  >
>;
type Own = AtOnce<Pick<IdentityHandlers, 'GetMe' | 'UpdateMe' | 'ChangePassword' | 'GetOrganisation'>>;
type Members = AtOnce<
  Pick<
    IdentityHandlers,
    'ListAccounts' | 'GetAccount' | 'InviteAccount' | 'InviteAgain' | 'UnblockAccount' | 'SetAccountActive'
  >
>;
type Records = AtOnce<Pick<IdentityHandlers, 'ListAudit' | 'VerifyAudit' | 'ListMails'>>;

const noLink = () => new AtriumError('identity.link_not_found', 'not_found');

const byLink = (token: string): void => {
  if (!token.startsWith('good')) throw noLink();
};

const somebody = (caller: Caller): void => {
  if (caller.kind === 'anonymous') throw requestUnauthenticated();
  if (caller.kind !== 'account') throw requestForbidden();
};

const found = (all: IdentityWorld, id: string): Account => {
  const account = all.accounts.find((one) => one.id === id);
  if (account === undefined) throw new AtriumError('identity.account_not_found', 'not_found');
  return account;
};

/** What who is not signed in can ask of the fake identity. */
export const openDoors = (all: IdentityWorld): Open => ({
  GetChallenge: () => ({ json: JSON.stringify({ parameters: { algorithm: 'SHA-256', nonce: 'a' } }) }),
  SignUp: () => ({}),
  ConfirmSignUp: ({ token }) => {
    byLink(token);
    return { email: 'anna@example.com', organisationName: 'Acme' };
  },
  GetPasswordRules: () => ({ minLength: 12, maxLength: 64 }),
  JudgePassword: ({ password }) => ({ ticks: [{ rule: 'length', met: password.length >= 12 }] }),
  AskReset: () => ({}),
  GetLink: ({ token }) => {
    byLink(token);
    return { kind: 'reset', email: 'anna@example.com', organisationName: 'Acme', until: at(1_900_000_000) };
  },
  ResetPassword: ({ token }) => {
    byLink(token);
    return { login: 'anna@example.com' };
  },
  AskActivation: ({ token }) => {
    byLink(token);
    return {};
  },
  ActivateAccount: ({ token }) => {
    byLink(token);
    return found(all, 'max');
  },
});

/** One's own account of the fake identity. */
export const ownDoors = (all: IdentityWorld): Own => ({
  GetMe: (_request, { caller }) => {
    somebody(caller);
    return found(all, caller.id);
  },
  UpdateMe: ({ version, lastName, timeZone }, { caller }) => {
    const account = found(all, caller.id);
    if (version !== undefined && version !== account.version) throw requestStale();
    return Object.assign(account, { lastName, timeZone, version: Number(account.version) + 1 });
  },
  ChangePassword: (_request, { caller }) => {
    somebody(caller);
    return {};
  },
  GetOrganisation: (_request, { caller }) => {
    somebody(caller);
    return { id: caller.organisation ?? '', name: 'Acme', siret: '73282932000074', regions: ['eu'], version: 1 };
  },
});

/** Accounts of an organisation of the fake identity. */
export const memberDoors = (all: IdentityWorld): Members => ({
  ListAccounts: ({ page }, { caller }) => {
    somebody(caller);
    const begin = Number(page?.token ?? 0);
    const end = begin + (page?.size ?? 50);
    return { accounts: all.accounts.slice(begin, end), nextPageToken: end < all.accounts.length ? String(end) : '' };
  },
  GetAccount: ({ id }) => found(all, id),
  InviteAccount: ({ email, role }, { caller }) => {
    if (caller.kind === 'anonymous') throw requestUnauthenticated();
    const memberships = [{ organisation: 'acme', organisationName: 'Acme', role }];
    return { id: 'new', email, memberships, state: 'ACCOUNT_STATE_INVITED', language: 'fr', version: 1 };
  },
  InviteAgain: ({ id }) => found(all, id),
  UnblockAccount: ({ id }) => found(all, id),
  SetAccountActive: ({ id }) => found(all, id),
});

const entry = {
  ...{ number: 1, at: at(1_700_000_000), organisation: 'acme', act: 'account.invited', actorKind: 'account' },
  ...{ actor: 'anna', actorName: 'anna Durand', subjectKind: 'account', subject: 'max', details: '{}' },
  ...{ previous: '0'.repeat(64), hash: 'a'.repeat(64) },
};

/** Records of the fake identity. */
export const recordDoors: Records = {
  ListAudit: (_request, { caller }) => {
    somebody(caller);
    return { entries: [entry] };
  },
  VerifyAudit: () => ({ good: 1, broken: 0, hash: 'a'.repeat(64) }),
  ListMails: () => ({
    mails: [{ id: 'm1@example.com', to: 'max@example.com', template: 'invitation', state: 'sent', attempts: 1 }],
  }),
};
