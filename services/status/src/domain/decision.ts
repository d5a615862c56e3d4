import type { Fact } from './facts.ts';

/** What a rule decides: the state to keep and what happened, saved in one write. */
export type Decision<State> = { state: State; facts: Fact[] };
