import type { For } from './numbers.ts';

/**
 * Whether the numbers at hand are still those of the service (ST-12). `epoch` grows with every sign of a change: what
 * was prepared in an older epoch is asked about before it is shown again.
 */
export type Liveness = {
  epoch: () => number;
  /** Whether the service is known not to answer. */
  isDown: () => boolean;
  /** Whether it is known now how the service is: it answered a moment ago, or is known not to answer. */
  isSure: () => boolean;
  /** When the service last answered, in Unix milliseconds. */
  heardMs: () => number;
  /** Something changed, or may have: a write through this gateway, an event on the bus. */
  changed: () => void;
  /** Starts a question for the revision when one is due; returns at once. Called by every request for a page. */
  poke: () => void;
  /** The revision now, asked once for all who wait, for the first of them; rejects when the service does not answer. */
  revision: (from?: For) => Promise<Known>;
  /** The service answered something else than this question. */
  heard: () => void;
};

/** A revision, and the epoch of which it is known to be. */
export type Known = { revision: number; epoch: number };

type Options = {
  ask: (from: For | undefined) => Promise<number>;
  now: () => number;
  /** Called when what is shown may no longer be shown as it is. */
  onChange: () => void;
};

/** Milliseconds between questions for the revision while requests come. */
const pollMs = 2000;
/** Milliseconds for which an answer of the service vouches for what it said; then it is asked before anything is shown. */
const sureMs = 4000;
/** Milliseconds between questions while the service is down. */
const retryMs = 1000;

type State = {
  epoch: number;
  seen: number | undefined;
  down: boolean;
  heardMs: number;
  nextPollMs: number;
  asking: { epoch: number; answer: Promise<Known> } | undefined;
};

const changed = (state: State, { onChange }: Options): void => {
  state.epoch += 1;
  onChange();
};

const heard = (state: State, options: Options): void => {
  state.heardMs = options.now();
  state.nextPollMs = state.heardMs + pollMs;
  const wasDown = state.down;
  state.down = false;
  if (wasDown) changed(state, options);
};

const lost = (state: State, { now, onChange }: Options): void => {
  state.nextPollMs = now() + retryMs;
  if (state.down) return;
  state.down = true;
  onChange();
};

const askOnce = async (state: State, options: Options, from: For | undefined): Promise<Known> => {
  const before = state.epoch;
  try {
    const revision = await options.ask(from);
    // A change that came while it was under way may not be in the answer; one that the answer itself tells is.
    const undisturbed = state.epoch === before;
    heard(state, options);
    const differs = state.seen !== undefined && state.seen !== revision;
    state.seen = revision;
    if (differs) changed(state, options);
    return { revision, epoch: undisturbed ? state.epoch : before };
  } catch (error) {
    lost(state, options);
    throw error;
  }
};

// A question begun before a change may be answered with what was before: it is not shared across epochs.
const sharedAsk = (state: State, options: Options, from: For | undefined): Promise<Known> => {
  if (state.asking?.epoch === state.epoch) return state.asking.answer;
  const current = { epoch: state.epoch, answer: askOnce(state, options, from) };
  state.asking = current;
  const done = (): void => {
    if (state.asking === current) state.asking = undefined;
  };
  current.answer.then(done, done);
  return current.answer;
};

/** Watches the service by its revision: asked at most every 2 s, and only while requests come. */
export const liveness = (options: Options): Liveness => {
  const { now } = options;
  const state: State = { epoch: 1, seen: undefined, down: false, heardMs: 0, nextPollMs: 0, asking: undefined };
  const revision = (from?: For): Promise<Known> => sharedAsk(state, options, from);
  return {
    epoch: () => state.epoch,
    isDown: () => state.down,
    isSure: () => state.down || now() - state.heardMs <= sureMs,
    heardMs: () => state.heardMs,
    changed: () => changed(state, options),
    heard: () => heard(state, options),
    revision,
    poke: () => {
      if (now() < state.nextPollMs) return;
      state.nextPollMs = now() + pollMs;
      revision().catch(() => undefined);
    },
  };
};
