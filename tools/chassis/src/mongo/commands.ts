import { requestIdempotencyMismatch } from '../errors.ts';
import type { Command, Kept, WriteHow } from '../use-case.ts';
import type { Answers } from './answers.ts';
import { type Documents, type Held, type Remembered, storedOf } from './document.ts';
import { pullFrom } from './write.ts';

/** Most commands that a thing remembers; with more, the next one has to wait. */
export const mostCommands = 5000;

const daySeconds = 86_400;

/** Under which id a command is remembered: keys of different callers never meet. */
export const commandId = ({ caller, key }: Command): string => `${caller}:${key}`;

type Found = { readonly documents: Documents; readonly answers: Answers };

/** The entry that makes a command known; what it made is kept first. */
export const remember = async (
  { answers }: Pick<Found, 'answers'>,
  command: Command,
  now: number,
  made?: Kept<object>,
): Promise<Remembered> => ({
  _id: commandId(command),
  hash: command.hash,
  until: new Date((now + daySeconds) * 1000),
  ...(made !== undefined && { answer: await answers.keep(made) }),
});

/** What an earlier run of a command left: which thing it was about, and what it answered. */
export type Recalled<State> = { readonly id: string; readonly kept: Kept<State> };

/**
 * What an earlier run of the same command made, if there was one: found by the command, for the thing may have another
 * id. One whose time is over only stands in the way of the key's next use, and goes.
 *
 * @throws request.idempotency_mismatch when the key was used for something else.
 */
export const recall = async <State>(
  { documents, answers }: Found,
  { command, now }: Pick<WriteHow, 'command' | 'now'>,
): Promise<Recalled<State> | undefined> => {
  if (command === undefined) return undefined;
  const _id = commandId(command);
  const byKey = { projection: { commands: { $elemMatch: { _id } } } };
  const found = await documents.findOne({ 'commands._id': _id }, byKey);
  const [entry] = found?.commands ?? [];
  if (found === null || entry === undefined) return undefined;
  if (entry.until.getTime() <= now * 1000) {
    await documents.updateOne({ _id: found._id }, pullFrom('commands', { until: { $lte: new Date(now * 1000) } }));
    return undefined;
  }
  if (entry.hash !== command.hash) throw requestIdempotencyMismatch();
  command.replayed?.();
  const then = entry.answer === undefined ? undefined : await answers.read(entry.answer);
  return { id: found._id, kept: (then as Kept<State> | undefined) ?? (await asItIs(documents, found)) };
};

// Only where answers were lost with their collection.
const asItIs = async <State>(documents: Documents, { _id }: Held): Promise<Kept<State>> =>
  storedOf<State>((await documents.findOne({ _id })) ?? { version: 0 });

/** A thing that an event was applied to before, as it is now. */
export const appliedBefore = async <State>(
  { documents }: Pick<Found, 'documents'>,
  id: string,
  event: string | undefined,
): Promise<Kept<State> | undefined> => {
  if (event === undefined) return undefined;
  const found = await documents.findOne({ _id: id, applied: event });
  return found === null ? undefined : storedOf<State>(found);
};
