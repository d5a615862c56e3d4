import { requestIdempotencyMismatch, requestTooMany } from '../errors.ts';
import type { Remembered } from './document.ts';

/** An act that may be sent again: who sends it, under which key, and a hash of all that it says (GW-04). */
export type Command = {
  readonly key: string;
  readonly hash: string;
  readonly caller: string;
  readonly keepSeconds?: number;
};

const day = 86_400;
const most = 500;
const mostBytes = 4 * 1024 * 1024;

/** Under which id a command is remembered: keys of different callers never meet. */
export const commandId = ({ caller, key }: Command): string => `${caller}:${key}`;

/**
 * The entry of an earlier run of the same command, if there was one.
 *
 * @throws request.idempotency_mismatch when the key was used for something else.
 */
export const recall = (
  known: readonly Remembered[],
  command: Command | undefined,
  now: number,
): Remembered | undefined => {
  if (command === undefined) return undefined;
  const id = commandId(command);
  const earlier = known.find((entry) => entry._id === id && entry.until.getTime() > now * 1000);
  if (earlier !== undefined && earlier.hash !== command.hash) throw requestIdempotencyMismatch();
  return earlier;
};

/** Those still to be kept, and the new one last. The answer is kept as JSON, so it must be made of JSON's values. */
export const remember = (
  known: readonly Remembered[],
  command: Command,
  now: number,
  answer: unknown,
): Remembered[] => {
  const kept = known.filter(({ until }) => until.getTime() > now * 1000);
  refuseTooMany(kept, now);
  const until = new Date((now + (command.keepSeconds ?? day)) * 1000);
  const entry = { _id: commandId(command), hash: command.hash, until };
  return [...kept, answer === undefined ? entry : { ...entry, answer: JSON.stringify(answer) }];
};

// Forgetting early would let a repeated command act twice, and a document has an end: the next command has to wait.
const refuseTooMany = (kept: readonly Remembered[], now: number): void => {
  const bytes = kept.reduce((sum, { answer = '' }) => sum + answer.length, 0);
  if (kept.length < most && bytes < mostBytes) return;
  const first = Math.min(...kept.map(({ until }) => until.getTime()));
  throw requestTooMany({ retryAfterMs: Math.max(1000, first - now * 1000) });
};

/** What an earlier run answered. */
export const answerOf = (entry: Remembered): unknown =>
  entry.answer === undefined ? undefined : (JSON.parse(entry.answer) as unknown);
