import { type Caller, organisationOf } from '@atrium/chassis/caller';
import type { Organisation } from '../domain/organisations.ts';
import { placeFor } from '../domain/rights.ts';
import type { AccountDeps } from './account-ports.ts';
import type { Kept } from './ports.ts';

/**
 * The caller's organisation.
 *
 * @throws request.forbidden, identity.organisation_not_found
 */
export const getOrganisation =
  ({ organisations }: Pick<AccountDeps, 'organisations'>) =>
  async (caller: Caller): Promise<Kept<Organisation>> =>
    organisations.get(placeFor(caller, 'organisation.read') ?? organisationOf(caller));
