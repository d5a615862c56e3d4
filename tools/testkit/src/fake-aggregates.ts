import { requestIdempotencyMismatch, requestStale } from '@atrium/chassis/errors';
import { putting } from '@atrium/chassis/mongo/put';
import { ofOwner, ownerIn } from '@atrium/chassis/mongo/owner';
import type { Aggregates, Kept, Shelf } from '@atrium/chassis/use-case';
import { type AnyHow, fakeMemory, type FakeMemory, type FakeRules } from './fake-memory.ts';

/** A store in memory, with a look inside; see {@link fakeAggregates}. */
export type FakeAggregates<State, Fact> = Aggregates<State, Fact> & {
  /** All that is kept now, by id. */
  kept: () => Kept<State>[];
  /** All that happened, in order. */
  facts: Fact[];
  postpone: (id: string, until: number) => Promise<void>;
  /** Whether the clock is not to try it at this second. */
  isPostponed: (id: string, now: number) => boolean;
};

/** Answers later, and refuses by rejecting, as a store does. */
const later = <Answer>(act: () => Answer): Promise<Answer> => new Promise((resolve) => resolve(act()));

type Port<State, Fact> = Aggregates<State, Fact>;

const creating =
  <State extends object, Fact>(memory: FakeMemory<State>, facts: Fact[]) =>
  (...[id, decision, how]: Parameters<Port<State, Fact>['create']>): Kept<State> => {
    const before = memory.recall(how.command, how.now)?.made ?? memory.appliedBefore(id, how.event);
    if (before !== undefined) return before;
    if (memory.look(id) !== undefined) throw memory.refusals.taken(id);
    memory.refuseTwin(id, decision.state);
    facts.push(...decision.facts);
    return memory.save(id, decision.state, how);
  };

/** Changes what is there, unless that was done before. */
const changing =
  <State extends object>({ recall, appliedBefore, look, refusals }: FakeMemory<State>) =>
  (id: string, how: AnyHow, change: (kept: Kept<State>) => Kept<State>): Promise<Kept<State>> =>
    later(() => {
      const earlier = recall(how.command, how.now);
      if (earlier !== undefined && earlier.id !== id) throw requestIdempotencyMismatch();
      const before = earlier?.made ?? appliedBefore(id, how.event);
      if (before !== undefined) return before;
      const kept = look(id, how);
      if (kept === undefined) throw refusals.notFound(id);
      const { expectedVersion = kept.version } = how;
      if (expectedVersion !== kept.version) throw requestStale({ params: { version: kept.version } });
      return change(kept);
    });

const writing = <State extends object, Fact>(
  memory: FakeMemory<State>,
  facts: Fact[],
): Pick<Port<State, Fact>, 'create' | 'update' | 'remove'> => {
  const change = changing(memory);
  const create = creating(memory, facts);
  return {
    create: (...input) => later(() => create(...input)),
    update: (id, decide, how) =>
      change(id, how, (kept) => {
        const decision = decide(kept.state, kept.version);
        if (decision === undefined) return kept;
        memory.refuseTwin(id, decision.state);
        facts.push(...decision.facts);
        return memory.save(id, decision.state, how);
      }),
    remove: async (id, how, decide) => {
      await change(id, how, ({ state, version }) => {
        facts.push(...(decide?.(state, version) ?? []));
        return memory.save(id, undefined, how);
      });
    },
  };
};

const reading = <State extends object, Fact>({
  look,
  recall,
  refusals,
}: FakeMemory<State>): Pick<Port<State, Fact>, 'find' | 'get' | 'recall'> => ({
  find: (id, ...[owner]) => later(() => look(id, owner)),
  get: (id, ...[owner]) =>
    later(() => {
      const kept = look(id, owner);
      if (kept === undefined) throw refusals.notFound(id);
      return kept;
    }),
  recall: (command, now) => later(() => recall(command, now)?.made),
});

/**
 * The port {@link Aggregates} in memory, for tests of use cases. It keeps the promises that the port writes down (the
 * real one's limits aside): `fake-aggregates.test.ts` is one suite that runs on it and on the real store.
 *
 * @example
 * const items = fakeAggregates<Item, Fact>({ notFound: (id) => itemNotFound({ params: { id } }), unique: [['name']] });
 */
export const fakeAggregates = <State extends object, Fact>(rules: FakeRules = {}): FakeAggregates<State, Fact> => {
  const memory = fakeMemory<State>(rules);
  const facts: Fact[] = [];
  const postponed = new Map<string, number>();
  return {
    ...writing<State, Fact>(memory, facts),
    ...reading<State, Fact>(memory),
    postpone: (id, until) => later(() => void postponed.set(id, until)),
    isPostponed: (id, now) => (postponed.get(id) ?? 0) > now,
    kept: () =>
      memory
        .kept()
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, kept]) => kept),
    facts,
  };
};

/** A shelf in memory, with a look inside; see {@link fakeShelf}. */
export type FakeShelf<State, Fact> = Shelf<State, Fact> & FakeAggregates<State, Fact>;

/**
 * The port {@link Shelf} in memory.
 *
 * @example
 * const regions = fakeShelf<Region, Fact>({ notFound: (key) => regionNotFound({ params: { key } }) });
 */
export const fakeShelf = <State extends object, Fact>(rules: FakeRules = {}): FakeShelf<State, Fact> => {
  const store = fakeAggregates<State, Fact>(rules);
  return {
    ...store,
    all: (...[owner]) =>
      later(() => {
        const { organisation } = ofOwner(owner);
        const isTheirs = (state: State) => organisation === undefined || ownerIn(state).organisation === organisation;
        return store.kept().filter(({ state }) => isTheirs(state));
      }),
    put: putting(store),
  };
};
