import { planImport } from '../../domain/import/import.ts';
import type { ImportEntry } from '../../domain/import/plan.ts';
import { digestMismatch, type Import } from '../../domain/imports.ts';
import type { Deps } from '../shared/deps.ts';
import { inOrder } from '../shared/places-now.ts';

type Needs = Pick<Deps, 'components' | 'regions' | 'imports' | 'digest'>;

/** Entries planned at a stretch: a few milliseconds, after which there is a `turn` for others. */
const stretch = 200;

/** The plan of an import, made anew after a crash, with the same clock: the same entries in the same order (ST-11). */
export const planEntries = async (deps: Needs, of: Import, turn: () => Promise<void>): Promise<ImportEntry[]> => {
  const bytes = Buffer.concat(await deps.imports.parts(of.id));
  const digest = deps.digest(bytes);
  if (digest !== of.digest) throw digestMismatch({ params: { digest } });
  const entries: ImportEntry[] = [];
  for (const entry of planImport(of.format, bytes, await optionsOf(deps, of))) {
    entries.push(entry);
    if (entries.length % stretch === 0) await turn();
  }
  return entries;
};

const optionsOf = async ({ components, regions }: Needs, of: Import) => {
  const [nodes, places] = await Promise.all([components.all(), regions.all()]);
  const ordered = inOrder(places.map(({ state }) => state));
  const region = ordered.find(({ key }) => key === of.region) ?? ordered[0];
  return {
    now: of.plannedAt,
    zone: region?.timeZone ?? 'UTC',
    columns: of.columns,
    ...(of.parent !== '' && { parent: of.parent }),
    known: nodes.map(({ state: { key, name } }) => ({ key, name })),
    language: of.language,
  };
};
