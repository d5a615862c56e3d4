import { requestForbidden, requestInvalid } from '@atrium/chassis/errors';
import type { Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { invite } from '../domain/account-invitations.ts';
import type { Account } from '../domain/accounts.ts';
import { actorOf } from '../domain/actor.ts';
import { checkEmail, type Email, mistakesInEmail } from '../domain/emails.ts';
import { alreadyMember, emailKnown } from '../domain/errors.ts';
import { roleIn } from '../domain/accounts.ts';
import { join, mayGive } from '../domain/memberships.ts';
import { checkProfile, mistakesInProfile } from '../domain/profiles.ts';
import { placeFor, roleOf } from '../domain/rights.ts';
import { operatorOrganisation, type Role } from '../domain/roles.ts';
import type { AccountDeps } from './account-ports.ts';
import type { Kept } from './ports.ts';
import { holdEmail } from './shared/hold-email.ts';
import { makeLink } from './shared/make-link.ts';
import { viewOf, type AccountView } from './shared/views.ts';

/** Who is invited, as what, and in which language the mail is. */
export type InviteAccount = { email: string; lastName: string; firstName: string; language: string; role: Role };

type Needs = Pick<AccountDeps, 'accounts' | 'organisations' | 'reservations' | 'links' | 'clock' | 'ids'>;
type Inviting = { caller: Caller; wish: InviteAccount; email: Email; place: string; name: string };

/**
 * Invites a person into the caller's organisation: the operator's administrators make administrators and agents,
 * principals make members (ID-13). Who has an account already becomes one with it where the operator asks (ID-06); a
 * company is refused: it would reach an account that is not its own.
 *
 * @throws request.forbidden, request.invalid, identity.already_member, identity.email_known
 */
export const inviteAccount =
  (deps: Needs) =>
  async (caller: Caller, wish: InviteAccount, command?: Command): Promise<AccountView> => {
    const place = placeFor(caller, 'account.invite') ?? '';
    if (place === '' || !mayGive(roleOf(caller), wish.role)) throw requestForbidden();
    const earlier = await deps.accounts.recall(command, deps.clock.now());
    if (earlier !== undefined) return viewOf(deps, earlier, place);
    const { email: text, role, ...person } = wish;
    const fields = [...mistakesInEmail('email', text), ...mistakesInProfile(person)];
    if (fields.length > 0) throw requestInvalid({ fields });
    const email = checkEmail(text);
    const { name } = (await deps.organisations.get(place)).state;
    const known = await deps.accounts.byEmail(email.key);
    const inviting = { caller, wish, email, place, name };
    const made =
      known === undefined ? await makeNew(deps, inviting, command) : await add(deps, known, inviting, command);
    return viewOf(deps, made, place);
  };

const makeNew = (
  deps: Needs,
  { caller, wish, email, place, name }: Inviting,
  command: Command | undefined,
): Promise<Kept<Account>> => {
  const { role, lastName, firstName, language } = wish;
  const id = deps.ids.next();
  return holdEmail(deps, { emailKey: email.key, by: id }, async () => {
    const now = deps.clock.now();
    const link = await makeLink(deps, 'invitation', id);
    const person = { id, email, ...checkProfile({ lastName, firstName, language }), organisation: place, role };
    const invitation = { link: link.id, until: link.until, organisationName: name };
    const decision = invite({ ...person, ...invitation }, actorOf(caller), now);
    return deps.accounts.create(id, decision, { now, command });
  });
};

const add = async (
  deps: Needs,
  { state: { id }, state }: Kept<Account>,
  { caller, wish: { role }, place, name }: Inviting,
  command: Command | undefined,
): Promise<Kept<Account>> => {
  if (roleIn(state, place) !== undefined) throw alreadyMember();
  // Whoever signs a company up could otherwise draft anybody into it, read of them and unblock them (ID-12).
  if (place !== operatorOrganisation) throw emailKnown({ fields: [{ field: 'email', code: 'taken' }] });
  const now = deps.clock.now();
  const link = await makeLink(deps, 'invitation', id);
  const joining = { organisation: place, role, organisationName: name, link: link.id };
  return deps.accounts.update(id, (account) => join(account, joining, actorOf(caller), now), { now, command });
};
