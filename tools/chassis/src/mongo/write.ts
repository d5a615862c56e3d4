import { serviceUnavailable } from '../errors.ts';
import { type OutboxEntry, outboxCap } from '../events/fact.ts';
import type { Remembered, Update } from './document.ts';

/** What goes into a document beside its state. */
export type Extras = {
  readonly outbox: readonly OutboxEntry[];
  readonly now: number;
  readonly command?: Remembered | undefined;
  /** Id of the event that is applied. */
  readonly event?: string | undefined;
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
export const documentOf = (id: string, state: object, { outbox, command, event, now }: Extras) => ({
  ...state,
  _id: id,
  version: 1,
  ...(command !== undefined && { commands: [command] }),
  ...(event !== undefined && { applied: [event] }),
  ...(outbox.length > 0 && { outbox, outboxSince: new Date(now * 1000) }),
});

/** The update that turns a document of version `version - 1` and state `before` into the next one. */
export const changesOf = (before: object, after: object, version: number, extras: Extras): Changes => {
  const { outbox, now } = extras;
  const pushed = pushesOf(extras);
  const next = Object.entries(after).filter(([, value]) => value !== undefined);
  const kept = new Set(next.map(([key]) => key));
  const gone = Object.keys(before).filter((key) => !kept.has(key));
  return {
    $set: { ...Object.fromEntries(next), version },
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((key) => [key, ''])) }),
    ...(Object.keys(pushed).length > 0 && { $push: pushed }),
    ...(outbox.length > 0 && { $min: { outboxSince: new Date(now * 1000) } }),
  };
};

/** How many applied events a thing remembers: what comes again comes within hours, not after a thousand others. */
const mostApplied = 1000;

const pushesOf = ({ outbox, command, event }: Extras): object => ({
  ...(outbox.length > 0 && { outbox: { $each: outbox } }),
  ...(command !== undefined && { commands: command }),
  ...(event !== undefined && { applied: { $each: [event], $slice: -mostApplied } }),
});

/**
 * Facts pile up in their documents while the broker is away; a document has an end, so at some point commands wait.
 *
 * @throws service.unavailable when `waiting` and `coming` facts are more than the outbox may hold.
 */
export const refuseFull = (waiting: number, coming: number): void => {
  if (coming > 0 && waiting + coming > outboxCap)
    throw serviceUnavailable({ params: { part: 'events' }, retryAfterMs: 5000 });
};

const duplicateKey = 11000;

/** Whether a write failed because a unique key was taken. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey;

/** The fields of the unique index whose key was taken; undefined where a write failed for another reason. */
export const takenFields = (error: unknown): readonly string[] | undefined =>
  isDuplicate(error) ? Object.keys((error as { keyPattern?: object }).keyPattern ?? {}) : undefined;

/** What of a thing is there already: the command that made it, its id, or these fields of the service. */
export type Twin = 'command' | 'id' | readonly string[];

/** What stood in the way of a write; undefined where it failed for another reason. */
export const twinOf = (error: unknown): Twin | undefined => {
  const fields = takenFields(error);
  if (fields?.includes('commands._id')) return 'command';
  return fields?.includes('_id') ? 'id' : fields;
};

type Failed = { readonly index: number; readonly code: number };

/**
 * At which places of an unordered bulk write a unique key was taken. Any other failure is thrown on: then the driver
 * gave up, and nothing is known of what was written.
 *
 * @example
 * const late = takenPlaces(error).map((index) => months[index]);
 */
export const takenPlaces = (error: unknown): number[] => {
  const { writeErrors = [] } = error as { writeErrors?: Failed | Failed[] };
  const failed = [writeErrors].flat();
  if (failed.length === 0 || failed.some(({ code }) => code !== duplicateKey)) throw error;
  return failed.map(({ index }) => index);
};
