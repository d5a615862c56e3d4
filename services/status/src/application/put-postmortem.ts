import { allow, type Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import { assertIsOver, putPostmortem as decide, type Postmortem, type PostmortemWish } from '../domain/postmortems.ts';
import type { Kept } from './ports.ts';
import type { Deps } from './shared/deps.ts';
import { stampOf } from './shared/stamp.ts';

/** Writes, changes or publishes the post-mortem of an event that is over (ST-13). */
export const putPostmortem =
  ({ events, postmortems, clock }: Pick<Deps, 'events' | 'postmortems' | 'clock'>) =>
  async (caller: Caller, event: string, wish: PostmortemWish, expectedVersion?: number): Promise<Kept<Postmortem>> => {
    allow(caller, mayWrite);
    assertIsOver((await events.get(event)).state);
    const now = clock.now();
    const stamp = stampOf(caller, now);
    return postmortems.put(event, (before) => decide(before, event, wish, stamp), { now, expectedVersion });
  };
