import type { Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import { eventNotFound } from '../domain/errors.ts';
import { assertIsDraft } from '../domain/publish-event.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';

/** Throws a draft away (ST-03). */
export const deleteDraft =
  ({ events, clock }: Pick<Deps, 'events' | 'clock'>) =>
  async (caller: Caller, id: string, expectedVersion: number): Promise<void> => {
    allow(caller, mayWrite);
    const found = await events.find(id);
    if (found === undefined) throw eventNotFound({ params: { id } });
    assertIsDraft(found.state, clock.now());
    await events.remove(id, expectedVersion);
  };
