import type { OutboxEntry } from '../events/fact.ts';
import type { Command } from './commands.ts';
import type { Stored } from './document.ts';

/** What a rule decides: the whole new state, and what happened. */
export type Decision<State, F> = { readonly state: State; readonly facts: readonly F[] };

/**
 * A rule with its input already bound. Synchronous by type: what it needs from outside is fetched before, so that it
 * can be repeated when another write came first. `undefined` means: nothing changes.
 */
export type Decide<State, F> = (state: State, version: number) => Decision<State, F> | undefined;

/** `now` in whole Unix seconds; `answer` is what a repeated command gets again, made of JSON's values. */
export type WriteOptions<State, Answer> = {
  readonly now: number;
  readonly command?: Command | undefined;
  readonly answer?: (state: State, version: number) => Answer;
};

/** `expectedVersion`: the version that the caller has seen (GW-03). */
export type UpdateOptions<State, Answer> = WriteOptions<State, Answer> & {
  readonly expectedVersion?: number | undefined;
};

/**
 * How a write ended. `replayed`: the command had been done before; then `answer` is the one given then, and state and
 * version are those of now.
 */
export type Outcome<State, Answer> = Stored<State> & { readonly replayed: boolean; readonly answer: Answer };

/** What the parts of a store share: how its facts are made, and whom it tells of them. */
export type Writer<State, F> = {
  readonly outboxOf: (id: string, decision: Decision<State, F>, version: number, now: number) => OutboxEntry[];
  readonly wake: () => void;
};
