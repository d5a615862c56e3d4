import type { Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { addUpdate as decide, type NewUpdate } from '../domain/course.ts';
import { changeEvent, type ChangeDeps } from './shared/change-event.ts';

/** Adds an update to an event, also a late one (ST-03). */
export const addUpdate =
  (deps: ChangeDeps) => (caller: Caller, eventId: string, wish: Omit<NewUpdate, 'id' | 'by'>, command?: Command) => {
    const id = deps.ids.next();
    return changeEvent(
      deps,
      caller,
      eventId,
      (event, { by, places, now }) => decide(event, { ...wish, id, by }, places, now),
      { command },
    );
  };
