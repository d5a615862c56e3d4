import type { Caller } from '@atrium/chassis/caller';
import { requestForbidden, requestUnauthenticated } from '@atrium/chassis/errors';

/**
 * The account that asks about what is its own (ID-40).
 *
 * @throws request.unauthenticated for strangers, request.forbidden for keys and services
 */
export const ownAccount = ({ kind, id }: Caller): string => {
  if (kind === 'account') return id;
  throw kind === 'anonymous' ? requestUnauthenticated() : requestForbidden();
};
