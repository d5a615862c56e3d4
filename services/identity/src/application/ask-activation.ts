import { askActivation as decide } from '../domain/account-invitations.ts';
import { homeOf, type Account } from '../domain/accounts.ts';
import { alreadyActive, linkNotFound } from '../domain/errors.ts';
import type { AccountDeps } from './account-ports.ts';
import { renewLink } from './shared/make-link.ts';
import { openLink } from './shared/open-link.ts';

type Needs = Pick<AccountDeps, 'accounts' | 'organisations' | 'links' | 'linkTokens' | 'clock' | 'ids'>;

/**
 * An invitation was opened: a link of one hour that activates goes to the invited address (ID-14). The invitation lives
 * for 90 days, so it opens nothing by itself.
 *
 * @throws identity.link_not_found, identity.already_active
 */
export const askActivation =
  (deps: Needs) =>
  async (token: string): Promise<void> => {
    const { subject } = await openLink(deps, token, ['invitation']);
    const { state } = (await deps.accounts.find(subject)) ?? {};
    if (state === undefined || state.state === 'deactivated') throw linkNotFound();
    if (state.state === 'active') throw alreadyActive();
    const home = homeOf(state) ?? '';
    const organisationName = (await deps.organisations.names([home])).get(home) ?? '';
    const link = await renewLink(deps, 'activation', subject);
    const ask = (account: Account) => decide(account, { link: link.id, organisationName });
    await deps.accounts.update(subject, ask, { now: deps.clock.now() });
  };
