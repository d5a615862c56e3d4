import { requestConflict, requestIdempotencyMismatch, requestNotFound, requestStale } from '@atrium/chassis/errors';
import type { Aggregates, Command, Kept, Within, WriteHow } from '@atrium/chassis/use-case';

/** A store in memory, with a look inside; see {@link fakeAggregates}. */
export type FakeAggregates<State, Fact> = Aggregates<State, Fact> & {
  /** All that is kept now. */
  kept: () => Kept<State>[];
  /** All that happened, in order. */
  facts: Fact[];
};

/** The service's own errors, as `aggregates` takes them. */
type Refusals = { notFound?: (id: string) => Error; taken?: (id: string) => Error };

const usual: Required<Refusals> = {
  notFound: (id) => requestNotFound({ params: { id } }),
  taken: (id) => requestConflict({ params: { id } }),
};

type Entry<State> = { kept: Kept<State>; applied: readonly string[] };
type Done<State> = { id: string; hash: string; made: Kept<State> };

const idOf = ({ caller, key }: Command): string => `${caller}:${key}`;

/** What is in the fake: things, the versions that removed ones had, and commands that were done. */
const memory = <State extends object>({ notFound }: Required<Refusals>) => {
  const entries = new Map<string, Entry<State>>();
  const versions = new Map<string, number>();
  const done = new Map<string, Done<State>>();
  const look = (id: string, { organisation }: Within = {}): Entry<State> | undefined => {
    const entry = entries.get(id);
    const owner = (entry?.kept.state as { organisation?: string } | undefined)?.organisation;
    return organisation === undefined || owner === organisation ? entry : undefined;
  };
  return {
    entries,
    look,
    here: (id: string, within?: Within): Entry<State> => {
      const entry = look(id, within);
      if (entry === undefined) throw notFound(id);
      return entry;
    },
    recall: (command: Command | undefined, id?: string): Kept<State> | undefined => {
      const known = command && done.get(idOf(command));
      if (known === undefined) return undefined;
      if (known.hash !== command?.hash || known.id !== (id ?? known.id)) throw requestIdempotencyMismatch();
      return known.made;
    },
    save: (id: string, state: State, { command, event }: WriteHow): Kept<State> => {
      const kept = { state: structuredClone(state), version: (versions.get(id) ?? 0) + 1 };
      const applied = entries.get(id)?.applied ?? [];
      versions.set(id, kept.version);
      entries.set(id, { kept, applied: event === undefined ? applied : [...applied, event] });
      if (command !== undefined) done.set(idOf(command), { id, hash: command.hash, made: kept });
      return kept;
    },
    remove: (id: string): void => {
      entries.delete(id);
      versions.set(id, (versions.get(id) ?? 0) + 1);
    },
  };
};

const refuseStale = (version: number, { expectedVersion }: Partial<WriteHow>): void => {
  if (expectedVersion !== undefined && expectedVersion !== version) throw requestStale({ params: { version } });
};

/** Answers later, and refuses by rejecting, as a store does. */
const soon =
  <Given extends unknown[], Answer>(act: (...given: Given) => Answer) =>
  (...given: Given): Promise<Answer> =>
    new Promise((resolve) => resolve(act(...given)));

type Memory<State extends object> = ReturnType<typeof memory<State>>;
type Port<State, Fact> = Aggregates<State, Fact>;

const creating =
  <State extends object, Fact>(
    { entries, recall, save }: Memory<State>,
    facts: Fact[],
    { taken }: Required<Refusals>,
  ) =>
  (...[id, decision, how]: Parameters<Port<State, Fact>['create']>): Kept<State> => {
    const before = recall(how.command);
    if (before !== undefined) return before;
    if (entries.has(id)) throw taken(id);
    facts.push(...decision.facts);
    return save(id, decision.state, how);
  };

const updating =
  <State extends object, Fact>({ here, recall, save }: Memory<State>, facts: Fact[]) =>
  (...[id, decide, how]: Parameters<Port<State, Fact>['update']>): Kept<State> => {
    const before = recall(how.command, id);
    if (before !== undefined) return before;
    const { kept, applied } = here(id, how);
    if (how.event !== undefined && applied.includes(how.event)) return kept;
    refuseStale(kept.version, how);
    const decision = decide(kept.state, kept.version);
    if (decision === undefined) return kept;
    facts.push(...decision.facts);
    return save(id, decision.state, how);
  };

/**
 * The port {@link Aggregates} in memory, for tests of use cases. It keeps the promises that the port writes down (the
 * real one's limits aside), which one suite that runs on it and on the real store shows.
 *
 * @example
 * const items = fakeAggregates<Item, Fact>({ notFound: (id) => itemNotFound({ params: { id } }) });
 */
export const fakeAggregates = <State extends object, Fact>(given: Refusals = {}): FakeAggregates<State, Fact> => {
  const refusals = { ...usual, ...given };
  const inside = memory<State>(refusals);
  const facts: Fact[] = [];
  return {
    find: soon((id, within) => inside.look(id, within)?.kept),
    get: soon((id, within) => inside.here(id, within).kept),
    recall: soon((command) => inside.recall(command)),
    create: soon(creating(inside, facts, refusals)),
    update: soon(updating(inside, facts)),
    remove: soon((id, how, decide) => {
      const { kept } = inside.here(id, how);
      refuseStale(kept.version, how);
      facts.push(...(decide?.(kept.state, kept.version) ?? []));
      inside.remove(id);
    }),
    kept: () => [...inside.entries.values()].map(({ kept }) => kept),
    facts,
  };
};
