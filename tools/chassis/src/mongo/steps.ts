import type { Collection, Connection } from 'mongoose';
import type { Logger } from '../logger.ts';

/**
 * A change of data, done once. The process may be killed in the middle and the step begins anew, so it has to be
 * repeatable. A step stays in the list for ever: a done one that the code does not know means newer data.
 */
export type Step = { readonly id: string; readonly run: (connection: Connection, logger: Logger) => Promise<void> };

/** The data were changed by a version that this one does not know: going on could damage them. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError';
}

type Done = { _id: string };

/** @throws NewerDataError when a step was done that is not in the list. */
export const refuseNewer = async (migrations: Collection, name: string, steps: readonly Step[]): Promise<void> => {
  const known = new Set(steps.map(({ id }) => id));
  const unknown = (await doneIn(migrations)).filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new NewerDataError(
    `The data of ${name} were made by a newer version of Atrium (${unknown.join(', ')}). Start that version, or restore a backup made by this one.`,
  );
};

/** Runs the steps that were not done yet, in order, and notes each as done after it. */
export const runSteps = async (work: {
  readonly migrations: Collection;
  readonly connection: Connection;
  readonly steps: readonly Step[];
  readonly logger: Logger;
}): Promise<void> => {
  const { migrations, connection, steps, logger } = work;
  const done = new Set(await doneIn(migrations));
  for (const { id, run } of steps.filter((step) => !done.has(step.id))) {
    const start = performance.now();
    await run(connection, logger);
    await migrations.updateOne({ _id: id as never }, { $set: { doneAt: new Date() } }, { upsert: true });
    logger.info({ step: id, ms: Math.round(performance.now() - start) }, 'data migrated');
  }
};

const doneIn = async (migrations: Collection): Promise<string[]> =>
  ((await migrations.find({}, { projection: { _id: 1 } }).toArray()) as unknown as Done[]).map(({ _id }) => _id);
