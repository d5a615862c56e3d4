import { setTimeout as pause } from 'node:timers/promises';
import { isAtriumError } from '@atrium/chassis/errors';
import type { Logger } from '@atrium/chassis/logger';
import { isAway } from './away.ts';
import { build, questionOf, type BuildOptions, type Question } from './builder.ts';
import { memory, type Memory } from './memory.ts';
import type { For, Kept, Source } from './numbers.ts';

/** Numbers to show, and since when they could not be refreshed, in Unix milliseconds. */
export type Shown<N> = { kept: Kept<N>; staleSinceMs: number | undefined };

/** Prepared numbers for every page. */
export type NumbersStore = {
  get: <Q extends object, N>(source: Source<Q, N>, query: Q, from: For) => Promise<Shown<N>>;
};

type Building = { startedMs: number; done: Promise<Kept<unknown>> };
type Entry = { kept: Kept<unknown>; epoch: number; trueAtMs: number; retryAtMs: number };
type Options = BuildOptions & { maxBytes: number; logger: Logger };
type Desk = Options & { entries: Memory<Entry>; building: Map<string, Building> };

/** Milliseconds that a request waits for new numbers where old ones can be shown. */
const waitMs = 800;
/** Milliseconds until numbers that could not be got are asked for again. */
const retryMs = 2000;

// A rough size is enough: it bounds memory, it is no accounting.
const sizeOf = (kept: Kept<unknown>): number => JSON.stringify(kept).length * 2;

const isFresh = ({ live, now }: Desk, entry: Entry): boolean =>
  entry.epoch === live.epoch() && entry.kept.validUntilMs > now();

const keep = (desk: Desk, key: string, entry: Omit<Entry, 'retryAtMs'>): Entry => {
  const known = desk.entries.get(key);
  const kept = { ...entry, retryAtMs: 0 };
  desk.entries.set(key, kept, known?.kept === entry.kept ? sizeOf(known.kept) : sizeOf(entry.kept));
  return kept;
};

const failed = (desk: Desk, key: string, error: unknown): void => {
  const entry = desk.entries.get(key);
  if (entry) entry.retryAtMs = desk.now() + retryMs;
  if (!isAway(error)) desk.entries.delete(key);
  if (!isAtriumError(error)) desk.logger.error({ err: error, key }, 'numbers cannot be prepared');
};

const begin = (desk: Desk, question: Question): Building => {
  const { building, now } = desk;
  const running = building.get(question.key);
  if (running) return running;
  const done = build(desk, question, desk.entries.get(question.key)?.kept)
    .then((built) => keep(desk, question.key, { ...built, trueAtMs: now() }).kept)
    .finally(() => building.delete(question.key));
  done.catch((error: unknown) => failed(desk, question.key, error));
  const started = { startedMs: now(), done };
  building.set(question.key, started);
  return started;
};

/** Waits until something ended, well or not, for so many milliseconds at most. */
const settled = async (work: Promise<unknown>, atMostMs: number): Promise<void> => {
  const stop = new AbortController();
  const limit = pause(atMostMs, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([work.catch(() => undefined), limit]);
  stop.abort();
};

/** Starts a refresh where one is due, and waits for it a little, unless the service is known not to answer. */
const refresh = async (desk: Desk, question: Question, entry: Entry): Promise<void> => {
  const { building, live, now } = desk;
  if (!building.has(question.key) && now() < entry.retryAtMs) return;
  const { startedMs, done } = begin(desk, question);
  const leftMs = startedMs + waitMs - now();
  if (!live.isDown() && leftMs > 0) await settled(done, leftMs);
};

const shown = (desk: Desk, entry: Entry): Shown<unknown> => {
  const { live } = desk;
  const trueAt = entry.epoch === live.epoch() ? Math.max(entry.trueAtMs, live.heardMs()) : entry.trueAtMs;
  const isTrue = isFresh(desk, entry) && !live.isDown();
  return { kept: entry.kept, staleSinceMs: isTrue ? undefined : Math.min(trueAt, entry.kept.validUntilMs) };
};

// What another replica, or this one before it was started again, has left: shown only after a question, or with its age.
const shelved = async (desk: Desk, { key, stay }: Question): Promise<Entry | undefined> => {
  const kept = stay === 'none' ? undefined : await desk.shelf.read(key);
  return kept && keep(desk, key, { kept, epoch: 0, trueAtMs: kept.asOfMs });
};

const get = async (desk: Desk, question: Question): Promise<Shown<unknown>> => {
  const { entries, live } = desk;
  live.poke();
  const found = entries.get(question.key) ?? (await shelved(desk, question));
  // Nobody may have asked for a while: fresh numbers are not shown as such on a word that is old.
  if (found && isFresh(desk, found) && !live.isSure()) await settled(live.revision(question.from), waitMs);
  if (found && !isFresh(desk, found)) await refresh(desk, question, found);
  const entry = found && entries.get(question.key);
  return entry ? shown(desk, entry) : { kept: await begin(desk, question).done, staleSinceMs: undefined };
};

/**
 * Prepared numbers: from memory, then Redis, then the service, with one builder at a time in this process and across
 * replicas (ST-12). Where the service does not answer, the last known numbers are shown with their age.
 */
export const numbersStore = (options: Options): NumbersStore => {
  const desk: Desk = { ...options, entries: memory<Entry>(options.maxBytes), building: new Map() };
  return {
    get: async <Q extends object, N>(source: Source<Q, N>, query: Q, from: For) =>
      (await get(desk, questionOf(source, query, from))) as Shown<N>,
  };
};
