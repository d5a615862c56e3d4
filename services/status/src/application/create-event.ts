import { allow, type Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { mayWrite } from '../domain/access.ts';
import { templateNotFound } from '../domain/errors.ts';
import type { StatusEvent } from '../domain/events.ts';
import { createEvent as decide, type NewEvent } from '../domain/new-event.ts';
import { fillFromTemplate } from '../domain/templates.ts';
import { refuseTooManyLive } from './shared/refuse-too-many-live.ts';
import { actorOf } from './shared/stamp.ts';
import type { Deps } from './shared/deps.ts';
import { placesNow } from './shared/places-now.ts';
import type { Kept } from './ports.ts';

export type CreateEvent = Omit<NewEvent, 'id' | 'by'> & { template: string };

type Needs = Pick<Deps, 'events' | 'components' | 'regions' | 'templates' | 'clock' | 'ids' | 'prepare'>;

/** Reports an incident or plans a maintenance (ST-03, ST-04). */
export const createEvent =
  (deps: Needs) =>
  async (caller: Caller, { template, ...wish }: CreateEvent, command?: Command): Promise<Kept<StatusEvent>> => {
    allow(caller, mayWrite);
    const now = deps.clock.now();
    // Before all else: what the command was decided on, its template for one, may be gone by now (GW-04).
    const earlier = await deps.events.recall(command, now);
    if (earlier !== undefined) return earlier;
    const named: NewEvent = { ...wish, id: deps.ids.next(), by: actorOf(caller) };
    const filled = template === '' ? named : fillFromTemplate(named, await templateOf(deps, template));
    const decision = decide(filled, await placesNow(deps), now);
    await refuseTooManyLive(deps, decision.state, now);
    const made = await deps.events.create(named.id, decision, { now, command });
    await deps.prepare([made]);
    return made;
  };

const templateOf = async ({ templates }: Needs, key: string) => {
  const found = await templates.find(key);
  if (found === undefined)
    throw templateNotFound({ params: { key }, fields: [{ field: 'template', code: 'unknown' }] });
  return found.state;
};
