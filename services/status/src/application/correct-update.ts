import type { Caller } from '@atrium/chassis/caller';
import { correctUpdate as decide } from '../domain/course.ts';
import { changeEvent, type ChangeDeps, type ChangeHow } from './shared/change-event.ts';

type Correction = Omit<Parameters<typeof decide>[2], 'id' | 'by'>;

/** Supersedes one update of an event by a corrected one (ST-05). */
export const correctUpdate =
  (deps: ChangeDeps) => (caller: Caller, eventId: string, updateId: string, wish: Correction, how: ChangeHow) => {
    const id = deps.ids.next();
    return changeEvent(
      deps,
      caller,
      eventId,
      (event, { by, places, now }) => decide(event, updateId, { ...wish, id, by }, places, now),
      how,
    );
  };
