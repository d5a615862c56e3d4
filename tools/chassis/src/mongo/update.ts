import { requestConflict, requestIdempotencyMismatch, requestNotFound, requestStale } from '../errors.ts';
import { answerOf, recall, remember } from './commands.ts';
import type { Decide, Decision, Outcome, UpdateOptions, Writer } from './decision.ts';
import { type Documents, type Held, storedOf, type Update } from './document.ts';
import { changesOf, isDuplicate, refuseFull } from './write.ts';

const tries = 5;

// Entries are sent word for word; a decision needs only to know how many wait.
const forDeciding = { projection: { 'outbox.data': 0 } } as const;

/** Changes documents; the contract is that of `Aggregates.update`. */
export const updater =
  <State extends object, F>(documents: Documents, writer: Writer<State, F>) =>
  async <Answer>(
    id: string,
    decide: Decide<State, F>,
    options: UpdateOptions<State, Answer>,
  ): Promise<Outcome<State, Answer>> => {
    for (let attempt = 1; attempt <= tries; attempt++) {
      const found = await documents.findOne({ _id: id }, forDeciding);
      if (found === null) throw requestNotFound({ params: { id } });
      const settled = withoutWriting(found, decide, options);
      if ('answer' in settled) return settled;
      const outcome = await write(documents, writer, found, settled, options);
      if (outcome !== undefined) return outcome;
    }
    throw requestConflict({ params: { id } });
  };

/** The decision; or the outcome, where the command was done before or nothing changes. */
const withoutWriting = <State, F, Answer>(
  found: Held,
  decide: Decide<State, F>,
  options: UpdateOptions<State, Answer>,
): Decision<State, F> | Outcome<State, Answer> => {
  const { state, version } = storedOf<State>(found);
  const earlier = recall(found.commands ?? [], options.command, options.now);
  if (earlier !== undefined) return { state, version, replayed: true, answer: answerOf(earlier) as Answer };
  if (options.expectedVersion !== undefined && options.expectedVersion !== version) {
    throw requestStale({ params: { version } });
  }
  const decision = decide(state, version);
  if (decision !== undefined) return decision;
  return { state, version, replayed: false, answer: options.answer?.(state, version) as Answer };
};

/** Saves a decision, unless another write came first: then the answer is undefined. */
const write = async <State extends object, F, Answer>(
  documents: Documents,
  writer: Writer<State, F>,
  found: Held,
  decision: Decision<State, F>,
  options: UpdateOptions<State, Answer>,
): Promise<Outcome<State, Answer> | undefined> => {
  const { now, command } = options;
  const version = found.version + 1;
  const outbox = writer.outboxOf(found._id, decision, version, now);
  refuseFull(found.outbox?.length ?? 0, outbox.length);
  const answer = options.answer?.(decision.state, version) as Answer;
  const commands = command === undefined ? undefined : remember(found.commands ?? [], command, now, answer);
  const { state: before } = storedOf<object>(found);
  const changes = changesOf(before, decision.state, version, { outbox, commands, now }) as Update;
  try {
    const saved = await documents.updateOne({ _id: found._id, version: found.version }, changes, {
      ignoreUndefined: true,
    });
    if (saved.matchedCount === 0) return undefined;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Taken is either the command's key, by an act on another document, or a unique field of the service.
    throw takenByCommand(error)
      ? requestIdempotencyMismatch()
      : requestConflict({ params: { id: found._id }, cause: error });
  }
  if (outbox.length > 0) writer.wake();
  return { state: decision.state, version, replayed: false, answer };
};

const takenByCommand = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'keyPattern' in error &&
  'commands._id' in (error.keyPattern as object);
