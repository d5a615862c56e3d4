import { allow, type Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import { assertIsDraft } from '../domain/publish-event.ts';
import type { Deps } from './shared/deps.ts';

/** Throws a draft away (ST-03). */
export const deleteDraft =
  ({ events, clock }: Pick<Deps, 'events' | 'clock'>) =>
  async (caller: Caller, id: string, expectedVersion: number): Promise<void> => {
    allow(caller, mayWrite);
    const now = clock.now();
    await events.remove(id, { now, expectedVersion }, (event) => {
      assertIsDraft(event, now);
      return [];
    });
  };
