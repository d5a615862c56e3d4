import type { Caller } from '@atrium/chassis/caller';
import type { Actor, Stamp } from '../../domain/actor.ts';

/** A caller as the author of something. */
export const actorOf = ({ kind, id, name }: Caller): Actor => ({ kind, id, name });

/** What is written on a thing that a caller changes now (GW-03). */
export const stampOf = (caller: Caller, now: number): Stamp => ({ updatedAt: now, updatedBy: actorOf(caller) });
