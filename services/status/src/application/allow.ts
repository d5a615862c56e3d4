import type { Caller } from '@atrium/chassis/caller';
import { requestForbidden, requestUnauthenticated } from '@atrium/chassis/errors';
import type { Visitor } from '../domain/access.ts';
import type { Actor } from '../domain/actor.ts';

/** Refuses a caller that a rule of `domain/access.ts` does not let through: who is unknown may sign in, who is known may not. */
export const allow = (caller: Caller, may: (visitor: Visitor) => boolean): void => {
  if (may(caller)) return;
  throw caller.kind === 'anonymous' ? requestUnauthenticated() : requestForbidden();
};

/** A caller as the author of something. */
export const actorOf = ({ kind, id, name }: Caller): Actor => ({ kind, id, name });
