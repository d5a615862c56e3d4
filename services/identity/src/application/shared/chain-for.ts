import { organisationOf, type Caller } from '@atrium/chassis/caller';
import { placeFor } from '../../domain/rights.ts';

/**
 * Whose audit trail a caller reads: that of the organisation it acts for (ID-45).
 *
 * @throws request.unauthenticated, request.forbidden
 */
export const chainFor = (caller: Caller): string => {
  placeFor(caller, 'audit.read');
  return organisationOf(caller);
};
