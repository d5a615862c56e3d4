import type { Caller } from '@atrium/chassis/caller';
import { takeBack as decide } from '../domain/take-back.ts';
import { changeEvent, type ChangeDeps, type ChangeHow } from './shared/change-event.ts';

/** Takes back what was published within the last 30 seconds (ST-21). */
export const takeBackEvent = (deps: ChangeDeps) => (caller: Caller, id: string, how: ChangeHow) =>
  changeEvent(deps, caller, id, (event, { by, places, now }) => decide(event, by, places, now), how);
