import { requestConflict } from '../errors.ts';
import { answerOf, type Command, commandId, recall, remember } from './commands.ts';
import type { Decision, Outcome, WriteOptions, Writer } from './decision.ts';
import { type Documents, type Held, storedOf } from './document.ts';
import { documentOf, isDuplicate, pullFrom } from './write.ts';

/** Writes new documents; the contract is that of `Aggregates.create`. */
export const creator = <State extends object, F>(documents: Documents, writer: Writer<State, F>) =>
  async function create<Answer>(
    id: string,
    decision: Decision<State, F>,
    options: WriteOptions<State, Answer>,
  ): Promise<Outcome<State, Answer>> {
    const { now, command } = options;
    const answer = options.answer?.(decision.state, 1) as Answer;
    const outbox = writer.outboxOf(id, decision, 1, now);
    const commands = command === undefined ? undefined : remember([], command, now, answer);
    try {
      const document = documentOf(id, decision.state, { outbox, commands, now });
      await documents.insertOne(document as Held, { ignoreUndefined: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const earlier = command && (await earlierRun<State, Answer>(documents, command, now));
      if (earlier === undefined) throw requestConflict({ params: { id }, cause: error });
      return earlier === 'forgotten' ? create(id, decision, options) : earlier;
    }
    if (outbox.length > 0) writer.wake();
    return { state: decision.state, version: 1, replayed: false, answer };
  };

/**
 * What an earlier run of a creating command made, found by the command: its document may have another id. One whose
 * time is over only stands in the way of the key's next use, and goes.
 */
const earlierRun = async <State, Answer>(
  documents: Documents,
  command: Command,
  now: number,
): Promise<Outcome<State, Answer> | 'forgotten' | undefined> => {
  const found = await documents.findOne({ 'commands._id': commandId(command) }, { projection: { outbox: 0 } });
  if (found === null) return undefined;
  const earlier = recall(found.commands ?? [], command, now);
  if (earlier !== undefined) return { ...storedOf<State>(found), replayed: true, answer: answerOf(earlier) as Answer };
  const expired = { _id: commandId(command), until: { $lte: new Date(now * 1000) } };
  const { modifiedCount } = await documents.updateOne({ _id: found._id }, pullFrom('commands', expired));
  return modifiedCount > 0 ? 'forgotten' : undefined;
};
