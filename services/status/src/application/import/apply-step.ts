import type { ImportEntry } from '../../domain/import/plan.ts';
import { bringComponents } from './bring-components.ts';
import { bringEvents } from './bring-events.ts';
import { tell, type Placed, type Step } from './step.ts';

/** Writes one step of a plan and tells what came; a step that is done again after a crash tells the same (ST-11). */
export const applyStep = async (step: Step, entries: readonly ImportEntry[], firstLine: number): Promise<void> => {
  const placed = entries.map((entry, index) => ({ ...entry, line: firstLine + index }));
  for (const { entry, ...line } of ofKind(placed, 'line')) tell(step, line);
  await bringComponents(step, ofKind(placed, 'component'));
  await bringEvents(step, ofKind(placed, 'event'));
  await step.deps.imports.addLines(step.of.id, step.lines);
};

const ofKind = <Kind extends ImportEntry['entry']>(entries: readonly Placed<ImportEntry>[], kind: Kind) =>
  entries.filter((entry): entry is Placed<Extract<ImportEntry, { entry: Kind }>> => entry.entry === kind);
