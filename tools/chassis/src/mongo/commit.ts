import type { Decision, Kept, WriteHow } from '../use-case.ts';
import { mostCommands, remember } from './commands.ts';
import type { Held, Update } from './document.ts';
import { changesOf, refuseFull, twinOf } from './write.ts';
import type { Parts } from './writer.ts';

/** What becomes of a document: fields of the service before and after, and the decision that says so. */
export type Change<State, F> = {
  readonly before: object;
  readonly after: object;
  readonly decision: Decision<State, F>;
};

/**
 * Writes a change, its facts and its command in one write, unless another write came first: then the answer is
 * undefined, and who decided has to look again.
 */
export const commit = async <State extends object, F>(
  parts: Parts<State, F>,
  found: Held,
  { before, after, decision }: Change<State, F>,
  { now, command, event }: WriteHow,
): Promise<Kept<State> | undefined> => {
  const made = { state: decision.state, version: found.version + 1 };
  const outbox = parts.outboxOf(found._id, decision, made.version, now);
  refuseFull(found.outbox?.length ?? 0, outbox.length);
  const known = command && (await remember(parts, command, now, made));
  const changes = changesOf(before, after, made.version, { outbox, command: known, event, now }) as Update;
  if (!(await save(parts, found, changes, known !== undefined))) return undefined;
  if (outbox.length > 0) parts.wake();
  return made;
};

const save = async <State, F>(
  { documents, takenField }: Parts<State, F>,
  { _id, version }: Held,
  changes: Update,
  remembers: boolean,
): Promise<boolean> => {
  const room = remembers ? { [`commands.${mostCommands - 1}`]: { $exists: false } } : {};
  try {
    return (await documents.updateOne({ _id, version, ...room }, changes, { ignoreUndefined: true })).matchedCount > 0;
  } catch (error) {
    const twin = twinOf(error);
    // By another document, a moment ago: the next look at the command says whether that was the same act.
    if (twin === 'command') return false;
    throw twin === undefined || twin === 'id' ? error : takenField(twin, _id);
  }
};
