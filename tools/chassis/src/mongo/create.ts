import { requestConflict } from '../errors.ts';
import type { Decision, Kept, WriteHow } from '../use-case.ts';
import { appliedBefore, recall, remember } from './commands.ts';
import type { Held } from './document.ts';
import { revive } from './remove.ts';
import { documentOf, type Twin, twinOf } from './write.ts';
import type { Parts } from './writer.ts';

/** Writes new documents; the contract is that of `Aggregates.create`. */
export const creator =
  <State extends object, F>(parts: Parts<State, F>) =>
  async (id: string, decision: Decision<State, F>, how: WriteHow): Promise<Kept<State>> => {
    const made = { state: decision.state, version: 1 };
    const first = await insert(parts, id, decision, how);
    if (first === undefined) return made;
    const earlier = (await recall<State>(parts, how))?.kept ?? (await appliedBefore<State>(parts, id, how.event));
    if (earlier !== undefined) return earlier;
    // A command whose time is over stood in the way until it was looked up.
    const twin = first === 'command' ? await insert(parts, id, decision, how) : first;
    if (twin === undefined) return made;
    const again = twin === 'id' ? await revive(parts, id, decision, how) : undefined;
    if (again !== undefined) return again;
    throw refusalOf(parts, id, twin);
  };

const refusalOf = <State, F>({ taken, takenField }: Parts<State, F>, id: string, twin: Twin): Error => {
  if (twin === 'id') return taken(id);
  return twin === 'command' ? requestConflict({ params: { id } }) : takenField(twin, id);
};

/** What of it is there already, if anything. */
const insert = async <State extends object, F>(
  parts: Parts<State, F>,
  id: string,
  decision: Decision<State, F>,
  { now, command, event }: WriteHow,
): Promise<Twin | undefined> => {
  const outbox = parts.outboxOf(id, decision, 1, now);
  const known = command && (await remember(parts, command, now, { state: decision.state, version: 1 }));
  try {
    const document = documentOf(id, decision.state, { outbox, command: known, event, now });
    await parts.documents.insertOne(document as Held, { ignoreUndefined: true });
  } catch (error) {
    const twin = twinOf(error);
    if (twin === undefined) throw error;
    return twin;
  }
  if (outbox.length > 0) parts.wake();
  return undefined;
};
