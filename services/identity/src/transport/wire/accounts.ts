import { requestInvalid } from '@atrium/chassis/errors';
import { toWireTime } from '@atrium/chassis/grpc/wire-time';
import type { Account as WireAccount } from '@atrium/protos/gen/atrium/identity/v1/Account';
import type { InviteAccountRequest__Output } from '@atrium/protos/gen/atrium/identity/v1/InviteAccountRequest';
import type { ListAccountsRequest__Output } from '@atrium/protos/gen/atrium/identity/v1/ListAccountsRequest';
import type { Membership as WireMembership } from '@atrium/protos/gen/atrium/identity/v1/Membership';
import type { InviteAccount } from '../../application/invite-account.ts';
import type { ListAccounts } from '../../application/list-accounts.ts';
import type { AccountView } from '../../application/shared/views.ts';
import type { Membership } from '../../domain/accounts.ts';
import { accountStateWord, roleWord } from './words.ts';

const toWireMembership =
  (names: AccountView['names']) =>
  ({ organisation, role, since }: Membership): WireMembership => ({
    organisation,
    organisationName: names.get(organisation) ?? '',
    role: roleWord.to(role),
    since: toWireTime(since),
  });

/** An account as whoever asks may see it; never its password, its devices or its notice. */
export const toWireAccount = ({ account, version, names }: AccountView): WireAccount => ({
  id: account.id,
  email: account.email,
  identifier: account.identifier ?? '',
  lastName: account.lastName,
  firstName: account.firstName,
  language: account.language,
  timeZone: account.timeZone,
  phone: account.phone,
  state: accountStateWord.to(account.state),
  blockedAt: toWireTime(account.blockedAt),
  memberships: account.memberships.map(toWireMembership(names)),
  createdAt: toWireTime(account.createdAt),
  lastSignInAt: toWireTime(account.lastSignInAt),
  invitedUntil: toWireTime(account.invitedUntil),
  version,
});

/** Whom somebody invites. @throws request.invalid where no role is said */
export const fromInvite = ({ role, ...person }: InviteAccountRequest__Output): InviteAccount => {
  const word = roleWord.from(role);
  if (word === undefined) throw requestInvalid({ fields: [{ field: 'role', code: 'required' }] });
  return { ...person, role: word };
};

/** Which accounts are asked for, but for the page. */
export const fromListing = ({
  state,
  blocked,
  search,
}: ListAccountsRequest__Output): Pick<ListAccounts, 'state' | 'blocked' | 'search'> => ({
  state: accountStateWord.from(state),
  blocked: blocked ? true : undefined,
  search,
});
