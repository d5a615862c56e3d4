import { isAtriumError } from '@atrium/chassis/errors';
import { createComponent, lastPosition, type Component } from '../../domain/components.ts';
import type { PlannedComponent } from '../../domain/import/plan.ts';
import type { Import } from '../../domain/imports.ts';
import { surroundings } from '../shared/places-now.ts';
import { lowerKnownSince } from '../shared/lower-known-since.ts';
import { importer, refusal, tell, type Placed, type Step } from './step.ts';

/** Makes the components that are not there yet; those that are get a longer history at most (ST-11). */
export const bringComponents = async (step: Step, wanted: readonly Placed<PlannedComponent>[]): Promise<void> => {
  if (wanted.length === 0) return;
  const { deps, of, counts } = step;
  const around = await surroundings(deps);
  const components = new Map(around.components.map((component) => [component.key, component]));
  const knownSince = new Map<string, number>();
  for (const planned of wanted) {
    await step.hold();
    const before = components.get(planned.key);
    if (before !== undefined) {
      counts[isMadeBy(of, before) ? 'componentsCreated' : 'componentsUnchanged'] += 1;
      if (planned.knownSince !== null) knownSince.set(planned.key, planned.knownSince);
      continue;
    }
    try {
      const present = [...components.values()];
      const now = deps.clock.now();
      const stamp = { updatedAt: now, updatedBy: importer(of) };
      const decision = createComponent(wishOf(planned, of, present), { ...around, components: present }, stamp);
      if (!of.dryRun) await deps.components.create(planned.key, decision, { now });
      components.set(planned.key, decision.state);
      counts.componentsCreated += 1;
    } catch (error) {
      if (!isAtriumError(error) || !(error.kind === 'invalid' || error.kind === 'exhausted')) throw error;
      tell(step, refusal(planned, planned.key, error));
    }
  }
  if (!of.dryRun) await lowerKnownSince(deps, knownSince);
};

// Made by this import before a crash.
const isMadeBy = ({ id }: Import, { updatedBy }: Component): boolean =>
  updatedBy.kind === 'import' && updatedBy.id === id;

const wishOf = (planned: PlannedComponent, { region }: Import, present: readonly Component[]) => ({
  key: planned.key,
  name: planned.name,
  description: planned.description,
  parent: planned.parent,
  position: behindAll(planned.parent, present),
  regions: region === '' ? [] : [region],
  knownSince: planned.knownSince,
  archived: false,
});

/** What is imported comes after what is there, in the order of the file (ST-18). */
const behindAll = (parent: string, present: readonly Component[]): number =>
  Math.min(
    lastPosition,
    present.reduce((next, { parent: at, position }) => (at === parent ? Math.max(next, position + 1) : next), 0),
  );
