import { setTimeout as pause } from 'node:timers/promises';
import type { Liveness } from './liveness.ts';
import type { Lane } from './lane.ts';
import { numbersKey, type Ask, type For, type Kept, type Source, type Stay } from './numbers.ts';
import type { Shelf } from './shelf.ts';

/** One question for numbers: which source, with what, under which key, for whom. */
export type Question = {
  key: string;
  stay: Stay;
  from: For;
  fetch: (ask: Ask, revision: number) => Promise<Kept<unknown>>;
};

/** The question of a source. */
export const questionOf = <Q extends object, N>(source: Source<Q, N>, query: Q, from: For): Question => ({
  key: numbersKey(source.name, query),
  stay: source.stay(query),
  from,
  fetch: (ask, revision) => source.fetch(ask, query, revision),
});

/** What a builder needs. Each kind of view waits in a lane of its own: however many odd ones are asked for, the usual ones go on. */
export type BuildOptions = {
  ask: (from: For) => Ask;
  live: Liveness;
  shelf: Shelf;
  lanes: Record<Stay, Lane>;
  now: () => number;
};

/** Milliseconds that a replica waits for another one's numbers before it asks itself. */
const othersMs = 1000;
const lookEveryMs = 40;

/** Whether numbers are those of this revision and hold. */
export const holds = (kept: Kept<unknown> | undefined, revision: number, nowMs: number): kept is Kept<unknown> =>
  kept?.revision === revision && kept.validUntilMs > nowMs;

const fromOthers = async (
  { shelf, now }: BuildOptions,
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

const fetched = async (options: BuildOptions, question: Question, revision: number): Promise<Kept<unknown>> => {
  const { ask, live } = options;
  const kept = await question.fetch(ask(question.from), revision);
  live.heard();
  return kept;
};

const once = async (options: BuildOptions, question: Question, revision: number): Promise<Kept<unknown>> => {
  const { shelf } = options;
  const { key, stay } = question;
  const lock = await shelf.lock(key);
  const theirs = lock === 'taken' ? await fromOthers(options, key, revision) : undefined;
  if (theirs) return theirs;
  const asked = fetched(options, question, revision);
  const kept = await asked.finally(() => (lock === 'mine' ? shelf.unlock(key) : undefined));
  void shelf.write(key, kept, stay);
  return kept;
};

const shared = async (options: BuildOptions, question: Question, revision: number): Promise<Kept<unknown>> => {
  const onShelf = await options.shelf.read(question.key);
  if (holds(onShelf, revision, options.now())) return onShelf;
  return options.lanes[question.stay](() => once(options, question, revision));
};

/** Numbers with the epoch of which they are known to be. */
export type Built = { kept: Kept<unknown>; epoch: number };

/** Gets the numbers of now: those at hand if they still hold, another replica's, or the service's. */
export const build = async (
  options: BuildOptions,
  question: Question,
  atHand: Kept<unknown> | undefined,
): Promise<Built> => {
  const { live, lanes, now } = options;
  const { revision, epoch } = await live.revision(question.from);
  if (holds(atHand, revision, now())) return { kept: atHand, epoch };
  const made =
    question.stay === 'none'
      ? lanes.none(() => fetched(options, question, revision))
      : shared(options, question, revision);
  return { kept: await made, epoch };
};
