import { homeOf } from '../domain/accounts.ts';
import { linkNotFound } from '../domain/errors.ts';
import type { Link, LinkKind } from '../domain/links.ts';
import { operatorOrganisation } from '../domain/roles.ts';
import { isAccepted, isOpen } from '../domain/sign-ups.ts';
import type { AccountDeps } from './account-ports.ts';
import { openLink } from './shared/open-link.ts';

/** What a link of a mail is good for, and for whom. */
export type LinkView = {
  kind: LinkKind;
  email: string;
  lastName: string;
  firstName: string;
  organisationName: string;
  until: number;
};

type Needs = Pick<AccountDeps, 'accounts' | 'organisations' | 'signUps' | 'links' | 'linkTokens' | 'clock'>;

/**
 * What a link of a mail is good for (ID-14, ID-16); changes nothing.
 *
 * @throws identity.link_not_found
 */
export const getLink =
  (deps: Needs) =>
  async (token: string): Promise<LinkView> => {
    const kinds = ['sign_up', 'invitation', 'activation', 'reset', 'first_administrator'] as const;
    const link = await openLink(deps, token, kinds);
    const { kind, until } = link;
    switch (kind) {
      case 'sign_up':
        return { kind, until, ...(await ofSignUp(deps, link)) };
      case 'first_administrator':
        return { kind, until, ...nobodyYet, organisationName: await nameOf(deps, operatorOrganisation) };
      default:
        return { kind, until, ...(await ofAccount(deps, link)) };
    }
  };

type Of = Omit<LinkView, 'kind' | 'until'>;

const nobodyYet = { email: '', lastName: '', firstName: '' };

const nameOf = async ({ organisations }: Needs, id: string): Promise<string> =>
  (await organisations.names([id])).get(id) ?? '';

const ofSignUp = async ({ signUps, clock }: Needs, { subject }: Link): Promise<Of> => {
  const { state } = await signUps.get(subject);
  if (!isAccepted(state) && !isOpen(state, clock.now())) throw linkNotFound();
  const { email, lastName, firstName, name } = state;
  return { email, lastName, firstName, organisationName: name };
};

const ofAccount = async (deps: Needs, { subject }: Link): Promise<Of> => {
  const { state } = (await deps.accounts.find(subject)) ?? {};
  if (state === undefined || state.state === 'deactivated') throw linkNotFound();
  const { email, lastName, firstName } = state;
  return { email, lastName, firstName, organisationName: await nameOf(deps, homeOf(state) ?? '') };
};
