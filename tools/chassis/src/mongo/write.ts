import { serviceUnavailable } from '../errors.ts';
import { type OutboxEntry, outboxCap } from '../events/fact.ts';
import type { Remembered, Update } from './document.ts';

/** What goes into a document beside its state. */
export type Extras = {
  readonly outbox: readonly OutboxEntry[];
  readonly now: number;
  readonly commands?: readonly Remembered[] | undefined;
};

/** The parts of an update as the driver takes them; its own type is too narrow for lists that may be absent. */
export type Changes = {
  readonly $set: object;
  readonly $unset?: object;
  readonly $push?: object;
  readonly $min?: object;
};

/** Takes entries out of a list of the document. */
export const pullFrom = (list: 'outbox' | 'commands', entries: object): Update => ({
  $pull: { [list]: entries } as object,
});

/** A new document, version 1. Empty lists are left out: most documents have nothing to tell most of the time. */
export const documentOf = (id: string, state: object, { outbox, commands, now }: Extras) => ({
  ...state,
  _id: id,
  version: 1,
  ...(commands !== undefined && { commands }),
  ...(outbox.length > 0 && { outbox, outboxSince: new Date(now * 1000) }),
});

/** The update that turns a document of version `version - 1` and state `before` into the next one. */
export const changesOf = (before: object, after: object, version: number, extras: Extras): Changes => {
  const { outbox, commands, now } = extras;
  const next = Object.entries(after).filter(([, value]) => value !== undefined);
  const kept = new Set(next.map(([key]) => key));
  const gone = Object.keys(before).filter((key) => !kept.has(key));
  return {
    $set: { ...Object.fromEntries(next), version, ...(commands !== undefined && { commands }) },
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((key) => [key, ''])) }),
    ...(outbox.length > 0 && { $push: { outbox: { $each: outbox } }, $min: { outboxSince: new Date(now * 1000) } }),
  };
};

/**
 * Facts pile up in their documents while the broker is away; a document has an end, so at some point commands wait.
 *
 * @throws service.unavailable when `waiting` and `coming` facts are more than the outbox may hold.
 */
export const refuseFull = (waiting: number, coming: number): void => {
  if (coming > 0 && waiting + coming > outboxCap)
    throw serviceUnavailable({ params: { part: 'events' }, retryAfterMs: 5000 });
};

/** Whether a write failed because a unique key was taken. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
