import { requestInvalid } from '@atrium/chassis/errors';
import { activate, type Activation, foundAccount } from '../domain/account-invitations.ts';
import type { Account } from '../domain/accounts.ts';
import { nobody } from '../domain/actor.ts';
import { checkEmail, mistakesInEmail } from '../domain/emails.ts';
import { linkNotFound } from '../domain/errors.ts';
import type { Link } from '../domain/links.ts';
import { mistakesInName } from '../domain/names.ts';
import { checkProfile, mistakesInProfile } from '../domain/profiles.ts';
import { operatorOrganisation } from '../domain/roles.ts';
import type { AccountDeps } from './account-ports.ts';
import type { Kept } from './ports.ts';
import { holdEmail } from './shared/hold-email.ts';
import { refuseWeak } from './shared/judge-password.ts';
import { openLink } from './shared/open-link.ts';
import { viewOf, type AccountView } from './shared/views.ts';

/** What a person says of itself when it opens its link. `email` only with the link of the first administrator. */
export type ActivateAccount = {
  token: string;
  lastName: string;
  firstName: string;
  language: string;
  phone: string;
  password: string;
  notice: string;
  email: string;
};

type Needs = Pick<
  AccountDeps,
  'accounts' | 'organisations' | 'reservations' | 'links' | 'linkTokens' | 'hasher' | 'guess' | 'clock' | 'operatorName'
>;

/**
 * Sets names, language and password of an invited account by its link, once (ID-14). The account's own write decides:
 * it is activated once, whoever comes with the link; the link is marked afterwards, so that a crash in between costs
 * nobody its invitation.
 *
 * @throws request.invalid, identity.link_not_found, identity.password_refused, identity.email_known, identity.overloaded
 */
export const activateAccount =
  (deps: Needs) =>
  async (wish: ActivateAccount): Promise<AccountView> => {
    const link = await openLink(deps, wish.token, ['activation', 'first_administrator']);
    const first = link.kind === 'first_administrator';
    const account = await invitedOf(deps, link);
    refuseMistaken(wish, first);
    const { lastName, firstName, language, phone, notice } = wish;
    const profile = checkProfile({ lastName, firstName, language, phone });
    const email = first ? wish.email : (account?.email ?? '');
    const organisation = first ? deps.operatorName : '';
    await refuseWeak(deps, 'password', wish.password, { person: { ...profile, email, organisation } });
    const said = { ...profile, notice, hash: await deps.hasher.hash(wish.password) };
    const made = first ? await foundFirst(deps, link, email, said) : await activateOne(deps, link, said);
    await deps.links.use(link.id, deps.clock.now());
    return viewOf(deps, made, undefined);
  };

const administrators = { organisation: operatorOrganisation, role: 'operator_administrator' as const };

/** The account that a link activates; none yet for the first administrator, whose account has the link's id. */
const invitedOf = async ({ accounts }: Needs, { kind, subject, id }: Link): Promise<Account | undefined> => {
  const first = kind === 'first_administrator';
  const { state } = (await accounts.find(first ? id : subject)) ?? {};
  if (first ? state !== undefined : state?.state !== 'invited') throw linkNotFound();
  // It stands in a log: once somebody administers, by whatever way, it opens nothing.
  if (first && (await accounts.anyHolds({ ...administrators, states: ['active'] }, [id]))) throw linkNotFound();
  return state;
};

const refuseMistaken = ({ lastName, firstName, language, phone, notice, email }: ActivateAccount, first: boolean) => {
  const fields = [
    ...(first ? mistakesInEmail('email', email) : []),
    ...mistakesInProfile({ lastName, firstName, language, phone }),
    ...(notice === '' ? [] : mistakesInName('notice', notice)),
  ];
  if (fields.length > 0) throw requestInvalid({ fields });
};

const activateOne = ({ accounts, clock }: Needs, { subject }: Link, said: Activation): Promise<Kept<Account>> => {
  const now = clock.now();
  const change = (account: Account) => {
    if (account.state !== 'invited') throw linkNotFound();
    return activate(account, said, nobody, now);
  };
  return accounts.update(subject, change, { now });
};

const foundFirst = (deps: Needs, { id }: Link, text: string, said: Activation): Promise<Kept<Account>> => {
  const email = checkEmail(text);
  const { lastName, firstName, language } = said;
  const place = { organisation: operatorOrganisation, role: 'operator_administrator' as const };
  return holdEmail(deps, { emailKey: email.key, by: id }, () => {
    const now = deps.clock.now();
    const decision = foundAccount({ id, email, lastName, firstName, language, ...place }, said, nobody, now);
    return deps.accounts.create(id, decision, { now });
  });
};
