import type { Caller } from '@atrium/chassis/caller';
import { publishEvent as decide } from '../domain/publish-event.ts';
import { changeEvent, type ChangeDeps, type ChangeHow } from './shared/change-event.ts';

/** Publishes a draft now (ST-03). */
export const publishEvent = (deps: ChangeDeps) => (caller: Caller, id: string, how: ChangeHow) =>
  changeEvent(deps, caller, id, (event, { by, places, now }) => decide(event, by, places, now), how);
