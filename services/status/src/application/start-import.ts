import { allow, type Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { mayAdminister } from '../domain/access.ts';
import { checkImport, newImport, type Asked, type Import, type ImportRequest } from '../domain/imports.ts';
import { unknownComponent, unknownRegion } from '../domain/errors.ts';
import type { Deps } from './shared/deps.ts';
import type { Imports, Kept } from './ports.ts';

export type ImportProgress = Kept<Import> & { received: number[] };

/** Begins an import, or finds the one of the same input and options that is not over (ST-11). */
export const startImport =
  (deps: Pick<Deps, 'imports' | 'clock' | 'digest' | 'components' | 'regions'>) =>
  async (caller: Caller, asked: Asked, command?: Command): Promise<ImportProgress> => {
    allow(caller, mayAdminister);
    const { imports } = deps;
    const now = deps.clock.now();
    const earlier = await imports.recall(command, now);
    if (earlier !== undefined) return withParts(imports, earlier);
    const request = checkImport(asked);
    await checkPlaces(deps, request);
    const key = deps.digest(faceOf(request));
    const latest = await imports.latest(key);
    if (latest !== undefined && (latest.state.state === 'receiving' || latest.state.state === 'running'))
      return withParts(imports, await noted(imports, latest, { now, command }));
    const run = (latest?.state.run ?? 0) + 1;
    const id = `${key.slice(0, 24)}-${run}`;
    const made = await imports.create(id, newImport(id, key, run, request), { now, command });
    return withParts(imports, made);
  };

const withParts = async (imports: Imports, { state, version }: Kept<Import>): Promise<ImportProgress> => ({
  state,
  version,
  received: await imports.receivedParts(state.id),
});

// What is found, not made, is remembered too: the key must not lead to another import later (GW-04).
const noted = (imports: Imports, found: Kept<Import>, how: { now: number; command: Command | undefined }) =>
  how.command === undefined ? found : imports.update(found.state.id, (state) => ({ state, facts: [] }), how);

const checkPlaces = async ({ components, regions }: Pick<Deps, 'components' | 'regions'>, asked: ImportRequest) => {
  const { region, parent } = asked;
  if (region !== '' && (await regions.find(region)) === undefined)
    throw unknownRegion({ params: { key: region }, fields: [{ field: 'region', code: 'unknown' }] });
  if (parent !== '' && (await components.find(parent)) === undefined)
    throw unknownComponent({ params: { key: parent }, fields: [{ field: 'parent', code: 'unknown' }] });
};

/** The same for the same request, in whatever order it names its columns. */
const faceOf = (request: ImportRequest): string => JSON.stringify(request, sortedKeys);

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
