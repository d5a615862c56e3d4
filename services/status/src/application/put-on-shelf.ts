import { requestStale } from '@atrium/chassis/errors';
import type { Decision } from '../domain/decision.ts';
import type { Kept, Shelf } from './ports.ts';

/** Makes what is not there (version 0 expected) or changes what is, by one rule for both. */
export const putOnShelf = async <State>(
  shelf: Shelf<State>,
  key: string,
  decide: (before: State | undefined) => Decision<State> | undefined,
  how: { now: number; expectedVersion: number },
): Promise<Kept<State>> => {
  if (how.expectedVersion !== 0) return shelf.update(key, decide, how);
  const before = await shelf.find(key);
  const decision = decide(before?.state);
  // The same wish again, after an answer that got lost, changes nothing and is no conflict.
  if (decision === undefined && before !== undefined) return before;
  if (before !== undefined) throw requestStale({ params: { version: before.version } });
  if (decision === undefined) throw new Error(`nothing was decided for the new ${key}`);
  return shelf.create(key, decision, { now: how.now });
};
