import type { ChangeHow, Decision, DecideRemoval, Kept, WriteHow } from '../use-case.ts';
import { commit } from './commit.ts';
import { type AggregateModel, storedOf } from './document.ts';
import { changing } from './update.ts';
import type { Parts } from './writer.ts';

/**
 * Removes things; the contract is that of `Aggregates.remove`. Their state goes; id and version stay, with the facts
 * that wait and the commands that may come again, so that nothing is told twice, out of order or under an old version.
 */
export const remover =
  <State extends object, F>(parts: Parts<State, F>, model: AggregateModel) =>
  async (id: string, how: ChangeHow<State>, decide: DecideRemoval<State, F> = () => []): Promise<void> => {
    refuseDense(model);
    await changing(parts, id, how, (found) => {
      const { state, version } = storedOf<State>(found);
      const decision = { state, facts: decide(state, version) };
      return commit(parts, found, { before: state, after: { removedAt: new Date(how.now * 1000) }, decision }, how);
    });
  };

/** Makes a thing again under the id of a removed one; undefined if there is none, or another write came first. */
export const revive = async <State extends object, F>(
  parts: Parts<State, F>,
  id: string,
  decision: Decision<State, F>,
  how: WriteHow,
): Promise<Kept<State> | undefined> => {
  const removed = { _id: id, removedAt: { $exists: true } };
  const found = await parts.documents.findOne(removed, { projection: { 'outbox.data': 0 } });
  if (found === null) return undefined;
  return commit(parts, found, { before: { removedAt: found.removedAt }, after: decision.state, decision }, how);
};

// Two removed things would be the same to such an index: both lack its fields.
const refuseDense = ({ modelName, schema }: AggregateModel): void => {
  for (const [keys, options] of schema.indexes())
    if (options.unique === true && options.sparse !== true && options.partialFilterExpression === undefined)
      throw new TypeError(`${modelName} can be removed, so its unique index ${JSON.stringify(keys)} must be sparse`);
};
