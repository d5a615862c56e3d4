import { requestStale } from '../errors.ts';
import type { Aggregates, Kept, Owner, Shelf, Within, WriteHow } from '../use-case.ts';
import { ofOwner, ownerIn } from './owner.ts';

/** `put` of a shelf, made of what every store of aggregates does. */
export const putting =
  <State extends object, F>(store: Aggregates<State, F>): Shelf<State, F>['put'] =>
  async (id, decide, how): Promise<Kept<State>> => {
    const { expectedVersion = 0, now, command, event } = how;
    if (expectedVersion !== 0) return store.update(id, decide, how);
    const before = await store.find(id, ...withinOf<State>(how));
    const decision = decide(before?.state);
    if (decision === undefined && before !== undefined) return before;
    if (before !== undefined) throw requestStale({ params: { version: before.version } });
    if (decision === undefined) throw new TypeError(`nothing was decided for the new ${id}`);
    refuseStranger(decision.state, how);
    return store.create(id, decision, { now, command, event });
  };

type AnyHow = WriteHow & Partial<Owner>;

// A change names the owner wherever a reading of the same things does.
const withinOf = <State>(how: AnyHow): Within<State> =>
  ('organisation' in how ? [{ organisation: how.organisation }] : []) as Within<State>;

// A defect of the service: nobody of the organisation could ever find what it made.
const refuseStranger = (state: object, how: AnyHow): void => {
  const { organisation } = ofOwner(how);
  if (organisation !== undefined && ownerIn(state).organisation !== organisation)
    throw new TypeError('the state of a new thing names another organisation than its write');
};
