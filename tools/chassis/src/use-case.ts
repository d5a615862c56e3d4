import type { Caller } from './caller.ts';

/** What a rule decides: the whole new state, and what happened. Both are saved in one write. */
export type Decision<State, Fact> = { readonly state: State; readonly facts: readonly Fact[] };

/**
 * A rule with its input already bound. Synchronous by type: what it needs from outside is fetched before, so that it
 * can be repeated when another write came first. `undefined` means: nothing changes.
 */
export type Decide<State, Fact> = (state: State, version: number) => Decision<State, Fact> | undefined;

/** A rule that says whether a thing may go, by throwing if not, and what the world is told of it. */
export type DecideRemoval<State, Fact> = (state: State, version: number) => readonly Fact[];

/** A state, and the version under which it is kept: 1 when created, one more with each write (GW-03). */
export type Kept<State> = { readonly state: State; readonly version: number };

/**
 * An act that may be sent again: who sends it, under which key, and a hash of all that it says (GW-04). `replayed` is
 * called by the store where it had been done before.
 */
export type Command = {
  readonly key: string;
  readonly hash: string;
  readonly caller: string;
  readonly replayed?: (() => void) | undefined;
};

/**
 * Instead of an organisation: those of all, for what belongs to none, as the clock and events do. No caller's
 * organisation can be it.
 */
export const anyOrganisation: unique symbol = Symbol('any organisation');

/** Of whom a thing must be: another organisation's is not found (OP-10). Never empty. */
export type Owner = { readonly organisation: string | typeof anyOrganisation };

type KeyOf<State> = State extends unknown ? keyof State : never;
type Owned<State, Yes, No> = 'organisation' extends KeyOf<State> ? Yes : No;

/** What a reading names besides: the owner, where things have an `organisation`; else nothing. */
export type Within<State> = Owned<State, [owner: Owner], []>;

/** How a thing that is there is written: as {@link WriteHow} says, and whose it must be, where things have owners. */
export type ChangeHow<State> = Owned<State, WriteHow & Owner, WriteHow>;

/** How a write is meant; see {@link Aggregates}. */
export type WriteHow = {
  /** Whole Unix seconds. */
  readonly now: number;
  /** Remembered for 24 hours in the same write: sent again, it acts no more and is answered as it was. */
  readonly command?: Command | undefined;
  /** Id of the event that this write applies: it comes again, and is applied once to each thing (EV-02). */
  readonly event?: string | undefined;
  /** The version that the caller has seen; `create` has none to compare. */
  readonly expectedVersion?: number | undefined;
};

/**
 * Port of a store of things of one kind; `aggregates` of `mongo/aggregates` is one. Each write is whole by itself:
 * state, version, facts and the command are one document. All throw service.unavailable while the store is away.
 */
export type Aggregates<State, Fact> = {
  find: (id: string, ...within: Within<State>) => Promise<Kept<State> | undefined>;
  /** Throws the store's own `notFound`. */
  get: (id: string, ...within: Within<State>) => Promise<Kept<State>>;
  /**
   * What an earlier run of a command made, on whichever thing: for use cases that look up what may have gone since.
   * Throws request.idempotency_mismatch when its key was used for something else (GW-04).
   */
  recall: (command: Command | undefined, now: number) => Promise<Kept<State> | undefined>;
  /**
   * Makes a thing, or, for a command that was done before, answers what it made then. Throws the store's own `taken`
   * when the id is taken, its `takenField` when another unique field is, and request.idempotency_mismatch when the
   * command's key was used in this store for something else. The id of a removed thing is free; versions go on. Whose
   * it is says its state.
   */
  create: (id: string, decision: Decision<State, Fact>, how: WriteHow) => Promise<Kept<State>>;
  /**
   * Reads, decides, writes on condition that nobody wrote in between; decides again up to five times. Throws the
   * store's own `notFound` and `takenField`, request.stale (`params.version`: the version of now), request.conflict,
   * request.idempotency_mismatch, request.too_many (5000 commands in 24 hours), service.unavailable when 100 facts
   * wait to be sent, and whatever the rule throws. A command under which nothing changed is not remembered.
   */
  update: (id: string, decide: Decide<State, Fact>, how: ChangeHow<State>) => Promise<Kept<State>>;
  /** Removes a thing, and tells what the rule says of it; throws as `update` does. */
  remove: (id: string, how: ChangeHow<State>, decide?: DecideRemoval<State, Fact>) => Promise<void>;
};

/** Port of things few enough to be read at once; `shelf` of `mongo/shelf` is one. */
export type Shelf<State, Fact> = Aggregates<State, Fact> & {
  /** All of them, by id. Throws when they are more than the shelf was made for, instead of leaving some out. */
  all: (...within: Within<State>) => Promise<Kept<State>[]>;
  /**
   * Makes what is not there (expectedVersion 0 or none) or changes what is, by one rule for both. The same wish again, after an
   * answer that got lost, changes nothing and is no conflict. Throws request.stale when the thing is another version.
   */
  put: (id: string, decide: DecidePut<State, Fact>, how: ChangeHow<State>) => Promise<Kept<State>>;
};

/** A rule that makes a thing (`state` is undefined) or changes it. */
export type DecidePut<State, Fact> = (state: State | undefined) => Decision<State, Fact> | undefined;

/**
 * The call that a use case works for. Who asks another service in its course hands it on (`parent` of `connectBackend`):
 * so that the answer comes in time for whoever waits, and nobody works on when nobody waits any more (GW-07).
 */
export type Call = {
  readonly requestId: string;
  readonly locale: 'fr' | 'en';
  readonly deadline: Date;
  /** Aborted when nobody waits for the answer any more: cancelled, gone, or past the deadline. */
  readonly signal: AbortSignal;
};

/** Wall clock in whole Unix seconds. */
export type Clock = { readonly now: () => number };

/** Makes ids that nobody else makes. */
export type Ids = { readonly next: () => string };

/**
 * The command of a caller, under which a repeated write is known (GW-04); none when no key came along.
 *
 * @example
 * CreateItem: async (request, { caller, idempotency }) => cases.createItem(caller, request, commandOf(caller, idempotency));
 */
export const commandOf = (
  { id }: Pick<Caller, 'id'>,
  idempotency: Omit<Command, 'caller'> | undefined,
): Command | undefined => idempotency && { ...idempotency, caller: id };
