import { setTimeout as pause } from 'node:timers/promises';
import type { Liveness } from './liveness.ts';
import { numbersKey, type Ask, type Kept, type Source } from './numbers.ts';
import type { Shelf } from './shelf.ts';

/** One question for numbers: which source, with what, under which key. */
export type Question = { key: string; fetch: (ask: Ask, revision: number) => Promise<Kept<unknown>> };

/** The question of a source. */
export const questionOf = <Q extends object, N>(source: Source<Q, N>, query: Q): Question => ({
  key: numbersKey(source.name, query),
  fetch: (ask, revision) => source.fetch(ask, query, revision),
});

type Options = { ask: Ask; live: Liveness; shelf: Shelf; now: () => number };

/** Milliseconds that a replica waits for another one's numbers before it asks itself. */
const othersMs = 1000;
const lookEveryMs = 40;

/** Whether numbers are those of this revision and hold. */
export const holds = (kept: Kept<unknown> | undefined, revision: number, nowMs: number): kept is Kept<unknown> =>
  kept?.revision === revision && kept.validUntilMs > nowMs;

const fromOthers = async (
  { shelf, now }: Options,
  key: string,
  revision: number,
): Promise<Kept<unknown> | undefined> => {
  const until = now() + othersMs;
  while (now() < until) {
    await pause(lookEveryMs);
    const kept = await shelf.read(key);
    if (holds(kept, revision, now())) return kept;
  }
  return undefined;
};

const fetched = async (options: Options, { key, fetch }: Question, revision: number): Promise<Kept<unknown>> => {
  const { ask, live, shelf } = options;
  const lock = await shelf.lock(key);
  const theirs = lock === 'taken' ? await fromOthers(options, key, revision) : undefined;
  if (theirs) return theirs;
  const kept = await fetch(ask, revision).finally(() => (lock === 'mine' ? shelf.unlock(key) : undefined));
  live.heard();
  void shelf.write(key, kept);
  return kept;
};

/** Numbers with the epoch of which they are known to be. */
export type Built = { kept: Kept<unknown>; epoch: number };

/** Gets the numbers of now: those at hand if they still hold, another replica's, or the service's. */
export const build = async (
  options: Options,
  question: Question,
  atHand: Kept<unknown> | undefined,
): Promise<Built> => {
  const { live, shelf, now } = options;
  const { revision, epoch } = await live.revision();
  if (holds(atHand, revision, now())) return { kept: atHand, epoch };
  const onShelf = await shelf.read(question.key);
  return { kept: holds(onShelf, revision, now()) ? onShelf : await fetched(options, question, revision), epoch };
};
