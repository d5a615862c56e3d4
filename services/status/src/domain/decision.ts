import type * as chassis from '@atrium/chassis/use-case';
import type { Fact } from './facts.ts';

/** What a rule decides: the state to keep and what happened, saved in one write. */
export type Decision<State> = chassis.Decision<State, Fact>;
