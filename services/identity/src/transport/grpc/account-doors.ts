import { pageSize } from '@atrium/chassis/page';
import { commandOf } from '@atrium/chassis/use-case';
import type { AccountCases } from '../../application/account-cases.ts';
import { fromInvite, fromListing, toWireAccount } from '../wire/accounts.ts';
import { accountPages } from '../wire/cursors.ts';
import { toWireOrganisation } from '../wire/organisations.ts';
import type { Doors } from './doors.ts';
import { type EntryMethods, entryDoors } from './entry-doors.ts';

type Methods =
  | EntryMethods
  | 'InviteAccount'
  | 'InviteAgain'
  | 'GetMe'
  | 'UpdateMe'
  | 'ListAccounts'
  | 'GetAccount'
  | 'UnblockAccount'
  | 'SetAccountActive'
  | 'GetOrganisation';

const listing =
  (cases: AccountCases): Doors<'ListAccounts'>['ListAccounts'] =>
  async (request, { caller }) => {
    const question = fromListing(request);
    const paging = {
      after: accountPages.decode(request.page?.token ?? '', question),
      limit: pageSize(request.page?.size),
    };
    const { accounts, next } = await cases.listAccounts(caller, { ...question, ...paging });
    return { accounts: accounts.map(toWireAccount), nextPageToken: accountPages.encode(next, question) };
  };

/** Accounts and organisations, and how one gets in. */
export const accountDoors = (cases: AccountCases): Doors<Methods> => ({
  ...entryDoors(cases),
  InviteAccount: async (request, { caller, idempotency }) =>
    toWireAccount(await cases.inviteAccount(caller, fromInvite(request), commandOf(caller, idempotency))),
  InviteAgain: async ({ id }, { caller, idempotency }) =>
    toWireAccount(await cases.inviteAgain(caller, id, commandOf(caller, idempotency))),
  GetMe: async (_, { caller }) => toWireAccount(await cases.getMe(caller)),
  UpdateMe: async ({ version: expectedVersion, lastName, firstName, language, timeZone, phone }, call) => {
    const { caller, idempotency } = call;
    const wish = { lastName, firstName, language, timeZone, phone };
    const how = { expectedVersion, command: commandOf(caller, idempotency) };
    return toWireAccount(await cases.updateMe(caller, wish, how));
  },
  ListAccounts: listing(cases),
  GetAccount: async ({ id }, { caller }) => toWireAccount(await cases.getAccount(caller, id)),
  UnblockAccount: async ({ id }, { caller, idempotency }) =>
    toWireAccount(await cases.unblockAccount(caller, id, commandOf(caller, idempotency))),
  SetAccountActive: async ({ id, active, version: expectedVersion }, { caller, idempotency }) => {
    const how = { expectedVersion, command: commandOf(caller, idempotency) };
    return toWireAccount(await cases.setAccountActive(caller, { id, active }, how));
  },
  GetOrganisation: async (_, { caller }) => toWireOrganisation(await cases.getOrganisation(caller)),
});
