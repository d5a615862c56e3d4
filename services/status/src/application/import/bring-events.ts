import { serviceUnavailable } from '@atrium/chassis/errors';
import type { StatusEvent } from '../../domain/events.ts';
import type { PlannedEvent } from '../../domain/import/plan.ts';
import type { Places } from '../../domain/places.ts';
import { placesNow } from '../shared/places-now.ts';
import type { EventWrite, Kept } from '../ports.ts';
import { judgeEvent, type Verdict } from './judge-event.ts';
import { tell, type Placed, type Step } from './step.ts';

const tries = 5;

/** Writes events, many at once; those that somebody wrote in between are decided again (ST-11). */
export const bringEvents = async (step: Step, wanted: readonly Placed<PlannedEvent>[]): Promise<void> => {
  if (wanted.length === 0) return;
  const { deps, of } = step;
  const places = await placesOfImport(step, wanted);
  const written: Kept<StatusEvent>[] = [];
  let left = wanted;
  for (let attempt = 0; attempt < tries && left.length > 0; attempt += 1) {
    await step.hold();
    const kept = await deps.events.findMany(left.map(({ id }) => id));
    const verdicts = left.map((planned) => judgeEvent(planned, kept.get(planned.id), of, places, deps.clock.now()));
    const writes = of.dryRun ? [] : verdicts.flatMap(({ write }) => write ?? []);
    const failed = new Set(await deps.events.bulk(writes, deps.clock.now()));
    const done = verdicts.filter(({ planned }) => !failed.has(planned.id));
    for (const verdict of done) note(step, verdict);
    written.push(...(of.dryRun ? [] : done.flatMap(({ write }) => (write === undefined ? [] : [keptAfter(write)]))));
    left = left.filter(({ id }) => failed.has(id));
  }
  if (left.length > 0) throw serviceUnavailable({ cause: new Error('events are written by others again and again') });
  if (written.length > 0) await deps.prepare(written);
};

const keptAfter = ({ decision, from }: EventWrite): Kept<StatusEvent> => ({
  state: decision.state,
  version: (from?.version ?? 0) + 1,
});

// In a dry run the components that would come are not there yet; they run where the import says.
const placesOfImport = async ({ deps, of }: Step, wanted: readonly PlannedEvent[]): Promise<Places> => {
  const places = await placesNow(deps);
  if (!of.dryRun) return places;
  const named = new Set(wanted.flatMap(({ components: keys }) => keys));
  const coming = of.region === '' ? places.regions : [of.region];
  return { ...places, regionsOf: (key) => places.regionsOf(key) ?? (named.has(key) ? coming : undefined) };
};

const note = (step: Step, { planned, outcome, says }: Verdict): void => {
  if (says !== undefined) tell(step, says);
  if (outcome === 'refused') return;
  step.counts[outcome] += 1;
  if (outcome !== 'unchanged') step.counts.updates += planned.updates.length;
  if (outcome === 'created') step.brought.push(planned.id);
};
