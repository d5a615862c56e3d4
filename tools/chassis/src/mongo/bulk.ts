import { randomUUID } from 'node:crypto';
import { outboxCap } from '../events/fact.ts';
import type { Decision, Kept } from '../use-case.ts';
import type { Documents } from './document.ts';
import { revive } from './remove.ts';
import { changesOf, documentOf, takenPlaces } from './write.ts';
import type { Parts, Writer } from './writer.ts';

/** One document to write: a new one, or, with `from`, a change of the one that was read so. */
export type BulkWrite<State, F> = {
  readonly id: string;
  readonly decision: Decision<State, F>;
  readonly from?: Kept<State> | undefined;
};

/** `conflict`: the id is taken, or another write came first, or 100 facts wait: read again, decide again. */
export type BulkOutcome = 'written' | 'conflict';

const chunkSize = 1000;

/** Writes many documents; the contract is that of `Aggregates.bulk`. */
export const bulkWriter =
  <State extends object, F>(parts: Parts<State, F>) =>
  async (
    writes: readonly BulkWrite<State, F>[],
    { now }: { readonly now: number },
  ): Promise<Map<string, BulkOutcome>> => {
    const outcomes = new Map<string, BulkOutcome>();
    for (let start = 0; start < writes.length; start += chunkSize) {
      const chunk = writes.slice(start, start + chunkSize);
      const conflicts = await writeChunk(parts, chunk, now);
      for (const { id } of chunk) outcomes.set(id, conflicts.has(id) ? 'conflict' : 'written');
      if (chunk.some(({ decision }) => decision.facts.length > 0)) parts.wake();
    }
    return outcomes;
  };

/** Ids of the documents that were not written. */
const writeChunk = async <State extends object, F>(
  parts: Parts<State, F>,
  writes: readonly BulkWrite<State, F>[],
  now: number,
): Promise<Set<string>> => {
  const { documents } = parts;
  const bulk = randomUUID();
  const operations = writes.map((write) => operationOf(write, parts, bulk, now));
  const updates = writes.filter(({ from }) => from !== undefined).map(({ id }) => id);
  const { matched, taken } = await run(documents, operations);
  const conflicts = new Set<string>();
  for (const { id, decision } of taken.flatMap((index) => writes.slice(index, index + 1)))
    if ((await revive(parts, id, decision, { now })) === undefined) conflicts.add(id);
  if (matched < updates.length) for (const id of await unwritten(documents, updates, bulk)) conflicts.add(id);
  return conflicts;
};

const operationOf = <State extends object, F>(
  { id, decision, from }: BulkWrite<State, F>,
  writer: Writer<State, F>,
  bulk: string,
  now: number,
) => {
  const version = (from?.version ?? 0) + 1;
  const outbox = writer.outboxOf(id, decision, version, now);
  if (from === undefined) return { insertOne: { document: documentOf(id, decision.state, { outbox, now }) } };
  const room = outbox.length === 0 ? {} : { [`outbox.${outboxCap - outbox.length}`]: { $exists: false } };
  const { $set, ...changes } = changesOf(from.state, decision.state, version, { outbox, now });
  return {
    updateOne: { filter: { _id: id, version: from.version, ...room }, update: { $set: { ...$set, bulk }, ...changes } },
  };
};

type Operation = ReturnType<typeof operationOf>;

/** How many updates found their document, and at which places an insert found its id taken. */
const run = async (documents: Documents, operations: Operation[]): Promise<{ matched: number; taken: number[] }> => {
  try {
    const result = await documents.bulkWrite(operations as never, { ordered: false, ignoreUndefined: true });
    return { matched: result.matchedCount, taken: [] };
  } catch (error) {
    // Only inserts can find a key taken, so every other update was tried.
    return { taken: takenPlaces(error), matched: (error as { matchedCount?: number }).matchedCount ?? 0 };
  }
};

/** The server counts the updates that found no document without naming them: those lack this write's mark. */
const unwritten = async (documents: Documents, ids: readonly string[], bulk: string): Promise<string[]> => {
  const found = await documents.find({ _id: { $in: [...ids] }, bulk }, { projection: { _id: 1 } }).toArray();
  const written = new Set(found.map(({ _id }) => _id));
  return ids.filter((id) => !written.has(id));
};
