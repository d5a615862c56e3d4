import { organisationCreated } from '../domain/account-facts.ts';
import { invite } from '../domain/account-invitations.ts';
import { clockwork } from '../domain/actor.ts';
import { checkEmail } from '../domain/emails.ts';
import type { Link } from '../domain/links.ts';
import { join } from '../domain/memberships.ts';
import { operatorOrganisation } from '../domain/roles.ts';
import type { AccountDeps } from './account-ports.ts';
import { holdEmail } from './shared/hold-email.ts';
import { linkSeconds, makeLink } from './shared/make-link.ts';

type Needs = Pick<
  AccountDeps,
  'accounts' | 'organisations' | 'reservations' | 'links' | 'linkTokens' | 'clock' | 'ids' | 'operatorName'
>;

/** The link of the first administrator, where one is waited for: its token and until when it works, in Unix seconds. */
export type FirstLink = { token: string; until: number };

const administrators = { organisation: operatorOrganisation, role: 'operator_administrator' as const };

/**
 * What every installation begins with: the operator's organisation and its first administrator, invited by mail where
 * an address is set, else by a link that works once and for seven days, whose token is answered until it was used. Done
 * again, by any number of processes, it changes nothing.
 */
export const beginOperator =
  (deps: Needs) =>
  async ({ firstAdministrator }: { firstAdministrator?: string | undefined } = {}): Promise<FirstLink | undefined> => {
    await makeOrganisation(deps);
    const states = ['active', 'invited', 'deactivated'] as const;
    if (await deps.accounts.anyHolds({ ...administrators, states }, [])) return undefined;
    if (firstAdministrator === undefined) return firstLink(deps);
    await inviteFirst(deps, firstAdministrator);
    return undefined;
  };

const makeOrganisation = async ({ organisations, operatorName, clock }: Needs): Promise<void> => {
  if ((await organisations.find(operatorOrganisation)) !== undefined) return;
  const now = clock.now();
  const numbers = { siret: null, vatNumber: null, regions: [], principal: '' };
  const state = { id: operatorOrganisation, name: operatorName, ...numbers, createdAt: now };
  const decision = { state, facts: [organisationCreated(state, clockwork)] };
  // As an event is applied: of several processes that begin at once, one makes it.
  await organisations.create(operatorOrganisation, decision, { now, event: operatorOrganisation });
};

const inviteFirst = async (deps: Needs, address: string): Promise<void> => {
  const now = deps.clock.now();
  const email = checkEmail(address);
  const { name } = (await deps.organisations.get(operatorOrganisation)).state;
  const known = await deps.accounts.byEmail(email.key);
  const id = known?.state.id ?? 'first-administrator';
  const link = await makeLink(deps, 'invitation', id);
  const invitation = { link: link.id, organisationName: name };
  if (known !== undefined) {
    const joining = { ...administrators, ...invitation };
    await deps.accounts.update(id, (account) => join(account, joining, clockwork, now), { now });
    return;
  }
  const person = { id, email, lastName: '', firstName: '', language: 'fr' as const, ...administrators };
  const decision = invite({ ...person, ...invitation, until: link.until }, clockwork, now);
  await holdEmail(deps, { emailKey: email.key, by: id }, () => deps.accounts.create(id, decision, { now, event: id }));
};

/** One for all processes: its id is its number, and the next number is taken only when it is over. */
const firstLink = async ({ links, linkTokens, clock }: Needs): Promise<FirstLink> => {
  const now = clock.now();
  const kind = 'first_administrator' as const;
  for (let number = 1; ; number++) {
    const id = `${kind}-${number}`;
    const fresh: Link = { id, kind, subject: '', until: now + linkSeconds[kind], usedAt: null };
    const found = (await links.find(id)) ?? (await create(links, fresh));
    if (found.usedAt === null && found.until > now) return { token: linkTokens.tokenOf(id), until: found.until };
  }
};

const create = async (links: Needs['links'], link: Link): Promise<Link> => {
  await links.create(link);
  return (await links.find(link.id)) ?? link;
};
