import type { Caller } from '@atrium/chassis/caller';
import { reviseEvent as decide, type Revision } from '../domain/revise-event.ts';
import { changeEvent, type ChangeDeps } from './shared/change-event.ts';

/** Changes what an event is, its past included (ST-05). */
export const reviseEvent =
  (deps: ChangeDeps) => (caller: Caller, id: string, wish: Revision, expectedVersion: number) =>
    changeEvent(deps, caller, id, (event, { by, places, now }) => decide(event, wish, by, places, now), {
      expectedVersion,
    });
