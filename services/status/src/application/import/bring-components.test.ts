import { describe, expect, it } from '@jest/globals';
import { fakeStores } from '../../../test/fakes/stores.ts';
import { incident, planOf } from '../../../test/import-plan.ts';
import type { Actor } from '../../domain/actor.ts';
import { component, say, stamp } from '../../domain/fixtures.ts';
import { newImport, type ImportRequest } from '../../domain/imports.ts';
import { bringComponents } from './bring-components.ts';
import { beginStep, type Step } from './step.ts';

const now = Date.UTC(2026, 10, 22) / 1000;
const request: ImportRequest = {
  ...{ digest: 'ab'.repeat(32), parts: 1, bytes: 1, dryRun: false, region: '', columns: {}, parent: '' },
  format: 'statuspage',
  language: 'en',
};
const file = {
  components: [
    { id: 'w', name: 'Web', position: 1 },
    { id: 'a', name: 'API', position: 2 },
    { id: 'g', name: 'Group', position: 3, group: true },
    { id: 'z', name: 'Zone', group_id: 'g', position: 1 },
    { id: 'd', name: 'Data', group_id: 'g', position: 2 },
  ],
  incidents: [incident({ components: [] })],
};

const held = () => Promise.resolve();

const startStep = async (there: Record<string, number>): Promise<Step> => {
  const deps = { ...fakeStores(), clock: { now: () => now }, prepare: () => Promise.resolve() };
  for (const [key, position] of Object.entries({ page: 0, ...there })) {
    const parent = key === 'page' ? '' : 'page';
    await deps.components.create(key, { state: component(key, { parent, position }), facts: [] }, { now });
  }
  const region = { key: 'eu', name: say('Europe'), timeZone: 'UTC', position: 0, ...stamp };
  await deps.regions.create('eu', { state: region, facts: [] }, { now });
  const { state } = newImport('import-1', 'key', 1, request);
  return beginStep(deps, state, held, state.counts);
};

const bring = (step: Step): Promise<void> =>
  bringComponents(
    step,
    planOf('statuspage', file).components.map((planned, line) => ({ ...planned, line })),
  );

const onPage = async ({ deps }: Step, parent: string): Promise<string[]> =>
  (await deps.components.all())
    .map(({ state }) => state)
    .filter((one) => one.parent === parent)
    .sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);

describe('components of an import', () => {
  it('ST-11 ST-18 come after what is there, in the order of the file, on each level', async () => {
    const step = await startStep({ mine: 0, ours: 1, theirs: 7 });
    await bring(step);
    expect(await onPage(step, 'page')).toEqual(['mine', 'ours', 'theirs', 'web', 'api', 'group']);
    expect(await onPage(step, 'group')).toEqual(['zone', 'data']);
  });

  it('ST-18 come last, too, where somebody has put a component at the very end', async () => {
    const step = await startStep({ mine: 1_000_000 });
    await bring(step);
    expect([step.counts.componentsCreated, (await onPage(step, 'page')).length]).toEqual([5, 4]);
  });

  it('ST-11 a step that is done again after a crash counts its components as made, a second import as there', async () => {
    const step = await startStep({ api: 0 });
    await bring(step);
    const again = beginStep(step.deps, step.of, held, newImport('x', 'key', 1, request).state.counts);
    await bring(again);
    expect(again.counts).toEqual(step.counts);
    expect(again.counts).toMatchObject({ componentsCreated: 4, componentsUnchanged: 1 });
    const later = beginStep(
      step.deps,
      { ...step.of, id: 'import-2' },
      held,
      newImport('x', 'key', 1, request).state.counts,
    );
    await bring(later);
    expect(later.counts).toMatchObject({ componentsCreated: 0, componentsUnchanged: 5 });
  });

  it('ST-11 are stamped with the import that made them', async () => {
    const step = await startStep({});
    await bring(step);
    const by: Actor = { kind: 'import', id: 'import-1', name: 'statuspage' };
    expect((await step.deps.components.find('web'))?.state.updatedBy).toEqual(by);
  });
});
