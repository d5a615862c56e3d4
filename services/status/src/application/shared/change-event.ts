import { allow, type Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { mayWrite } from '../../domain/access.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Decision } from '../../domain/decision.ts';
import type { StatusEvent } from '../../domain/events.ts';
import type { Places } from '../../domain/places.ts';
import { actorOf } from './stamp.ts';
import type { Deps } from './deps.ts';
import { placesNow } from './places-now.ts';
import type { Kept } from '../ports.ts';

/** What the use cases on an existing event need. */
export type ChangeDeps = Pick<Deps, 'events' | 'components' | 'regions' | 'clock' | 'ids' | 'prepare'>;

/** What a rule on an existing event is given besides its input. */
export type Scene = { by: Actor; places: Places; now: number };

export type ChangeHow = { command?: Command | undefined; expectedVersion?: number | undefined };

/** The steps that all changes of an event share: may the caller, decide on what is kept, prepare the months it touched. */
export const changeEvent = async (
  deps: ChangeDeps,
  caller: Caller,
  id: string,
  decide: (event: StatusEvent, scene: Scene) => Decision<StatusEvent> | undefined,
  how: ChangeHow = {},
): Promise<Kept<StatusEvent>> => {
  allow(caller, mayWrite);
  const now = deps.clock.now();
  const scene = { by: actorOf(caller), places: await placesNow(deps), now };
  const changed = await deps.events.update(id, (event) => decide(event, scene), { now, ...how });
  await deps.prepare([changed]);
  return changed;
};
