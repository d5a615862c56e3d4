import { requestConflict, requestIdempotencyMismatch, requestStale, requestTooMany } from '../errors.ts';
import type { ChangeHow, Decide, Kept, Owner, WriteHow } from '../use-case.ts';
import { appliedBefore, mostCommands, recall } from './commands.ts';
import { commit } from './commit.ts';
import { type Held, storedOf, thing } from './document.ts';
import { pullFrom } from './write.ts';
import type { Parts } from './writer.ts';

const tries = 5;

// Entries are sent word for word, and commands are found by their key: of both a decision needs to know little.
const forDeciding = { projection: { 'outbox.data': 0, commands: { $slice: 1 }, applied: 0 } } as const;

/** Changes documents; the contract is that of `Aggregates.update`. */
export const updater =
  <State extends object, F>(parts: Parts<State, F>) =>
  (id: string, decide: Decide<State, F>, how: ChangeHow<State>): Promise<Kept<State>> =>
    changing(parts, id, how, async (found) => {
      const { state, version } = storedOf<State>(found);
      const decision = decide(state, version);
      if (decision === undefined) return { state, version };
      return commit(parts, found, { before: state, after: decision.state, decision }, how);
    });

/**
 * Reads what is to be changed and changes it, again while others are faster. A command or an event that was done before
 * is answered without.
 */
export const changing = async <State extends object, F>(
  parts: Parts<State, F>,
  id: string,
  how: WriteHow & Partial<Owner>,
  change: (found: Held) => Promise<Kept<State> | undefined>,
): Promise<Kept<State>> => {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const found = await parts.documents.findOne(thing(id, how), forDeciding);
    // In this order: what was done after the document was read moves its version on, and the write is refused.
    const earlier = await doneBefore(parts, id, how);
    if (earlier !== undefined) return earlier;
    if (found === null) throw parts.notFound(id);
    if (how.expectedVersion !== undefined && how.expectedVersion !== found.version)
      throw requestStale({ params: { version: found.version } });
    await forgetExpired(parts, found, how);
    const kept = await change(found);
    if (kept !== undefined) return kept;
  }
  await refuseTooMany(parts, id, how);
  throw requestConflict({ params: { id } });
};

const doneBefore = async <State extends object, F>(
  parts: Parts<State, F>,
  id: string,
  how: WriteHow,
): Promise<Kept<State> | undefined> => {
  const earlier = await recall<State>(parts, how);
  if (earlier !== undefined && earlier.id !== id) throw requestIdempotencyMismatch();
  return earlier?.kept ?? (await appliedBefore<State>(parts, id, how.event));
};

const forgetExpired = async <State, F>({ documents }: Parts<State, F>, found: Held, how: WriteHow): Promise<void> => {
  const [oldest] = found.commands ?? [];
  const nowDate = new Date(how.now * 1000);
  if (how.command === undefined || oldest === undefined || oldest.until > nowDate) return;
  await documents.updateOne({ _id: found._id }, pullFrom('commands', { until: { $lte: nowDate } }));
};

// Forgetting early would let a repeated command act twice, and a document has an end: the next command has to wait.
const refuseTooMany = async <State, F>({ documents }: Parts<State, F>, id: string, how: WriteHow): Promise<void> => {
  if (how.command === undefined) return;
  const full = { _id: id, [`commands.${mostCommands - 1}`]: { $exists: true } };
  const found = await documents.findOne(full, { projection: { commands: { $slice: 1 } } });
  const until = found?.commands?.[0]?.until.getTime();
  if (until !== undefined) throw requestTooMany({ retryAfterMs: Math.max(1000, until - how.now * 1000) });
};
