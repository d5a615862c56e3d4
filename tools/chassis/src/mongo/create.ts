import { requestConflict } from '../errors.ts';
import type { Decision, Kept, WriteHow } from '../use-case.ts';
import { appliedBefore, recall, remember } from './commands.ts';
import type { Held } from './document.ts';
import { revive } from './remove.ts';
import { documentOf, duplicateOf } from './write.ts';
import { organisationOf, type Parts } from './writer.ts';

/** Writes new documents; the contract is that of `Aggregates.create`. */
export const creator =
  <State extends object, F>(parts: Parts<State, F>) =>
  async (id: string, decision: Decision<State, F>, how: WriteHow): Promise<Kept<State>> => {
    refuseStranger(decision.state, how);
    const twin = await insert(parts, id, decision, how);
    if (twin === undefined) return { state: decision.state, version: 1 };
    const earlier = (await recall<State>(parts, how))?.kept ?? (await appliedBefore<State>(parts, id, how.event));
    if (earlier !== undefined) return earlier;
    // What stood in the way was a command whose time is over, or a removed thing.
    if (twin === 'command' && (await insert(parts, id, decision, how)) === undefined)
      return { state: decision.state, version: 1 };
    const again = twin === 'id' ? await revive(parts, id, decision, how) : undefined;
    if (again !== undefined) return again;
    throw twin === 'id' ? parts.taken(id) : requestConflict({ params: { id } });
  };

/** What of it is there already, if anything. */
const insert = async <State extends object, F>(
  parts: Parts<State, F>,
  id: string,
  decision: Decision<State, F>,
  { now, command, event }: WriteHow,
): Promise<'id' | 'command' | 'field' | undefined> => {
  const outbox = parts.outboxOf(id, decision, 1, now);
  const known = command && (await remember(parts, command, now, { state: decision.state, version: 1 }));
  try {
    const document = documentOf(id, decision.state, { outbox, command: known, event, now });
    await parts.documents.insertOne(document as Held, { ignoreUndefined: true });
  } catch (error) {
    const twin = duplicateOf(error);
    if (twin === undefined) throw error;
    return twin;
  }
  if (outbox.length > 0) parts.wake();
  return undefined;
};

// A defect of the service: nobody of the organisation could ever find what it made.
const refuseStranger = (state: object, { organisation }: WriteHow): void => {
  if (organisation !== undefined && organisationOf(state).organisation !== organisation)
    throw new TypeError('the state of a new thing names another organisation than its write');
};
