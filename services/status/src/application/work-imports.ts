import { isAtriumError } from '@atrium/chassis/errors';
import { planImport } from '../domain/import/import.ts';
import type { ImportEntry } from '../domain/import/plan.ts';
import { advanceImport, claimImport, digestMismatch, endImport, importBroken, type Import } from '../domain/imports.ts';
import type { Deps } from './deps.ts';
import { applyEntries, type ApplyDeps } from './apply-entries.ts';
import { inOrder } from './deps.ts';

type Needs = ApplyDeps & Pick<Deps, 'imports' | 'digest'> & { tellDefect: (error: unknown, importId: string) => void };

/** Entries written in one step; after a crash at most one step is done again. */
const stepEntries = 400;
const leaseSeconds = 60;

/** Works on imports that run and that nobody works on, step by step; goes on where a crash ended it (ST-11). */
export const workImports =
  (deps: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    for (const id of await deps.imports.waiting(deps.clock.now())) if (!signal.aborted) await workOn(deps, id, signal);
  };

const workOn = async (deps: Needs, id: string, signal: AbortSignal): Promise<void> => {
  const claimed = await claim(deps, id);
  if (claimed === undefined) return;
  try {
    const entries = await planned(deps, claimed);
    const over = await applyAll(deps, claimed, entries, signal);
    if (over) await end(deps, id);
  } catch (error) {
    // What is away comes back: the lease runs out and somebody goes on. All else ends the import.
    if (isAtriumError(error) && error.kind === 'unavailable') throw error;
    if (!isAtriumError(error)) deps.tellDefect(error, id);
    const { code, params } = isAtriumError(error) ? error : importBroken();
    await end(deps, id, {
      code,
      detail: Object.entries(params)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    });
  }
};

const claim = async ({ imports, clock }: Needs, id: string): Promise<Import | undefined> => {
  const now = clock.now();
  const before = await imports.find(id);
  const kept = await imports.update(id, (found) => claimImport(found, now, now + leaseSeconds), { now });
  // Claimed by this write, and by nobody between the reading and it.
  return kept.version === (before?.version ?? 0) + 1 ? kept.state : undefined;
};

const end = async ({ imports, clock }: Needs, id: string, error?: { code: string; detail: string }): Promise<void> => {
  await imports.update(id, (found) => endImport(found, error), { now: clock.now() });
  await imports.dropParts(id);
};

/** The plan is made anew after a crash, with the same clock: the same entries in the same order. */
const planned = async (deps: Needs, of: Import): Promise<ImportEntry[]> => {
  const bytes = Buffer.concat(await deps.imports.parts(of.id));
  const digest = deps.digest(bytes);
  if (digest !== of.digest) throw digestMismatch({ params: { digest } });
  const [components, regions] = await Promise.all([deps.components.all(), deps.regions.all()]);
  const ordered = inOrder(regions.map(({ state }) => state));
  const region = ordered.find(({ key }) => key === of.region) ?? ordered[0];
  const known = components.map(({ state }) => ({ key: state.key, name: state.name }));
  return Array.from(
    planImport(of.format, bytes, {
      now: of.plannedAt,
      zone: region?.timeZone ?? 'UTC',
      columns: of.columns,
      ...(of.parent !== '' && { parent: of.parent }),
      known,
      language: of.language,
    }),
  );
};

const applyAll = async (
  deps: Needs,
  of: Import,
  entries: readonly ImportEntry[],
  signal: AbortSignal,
): Promise<boolean> => {
  let { handled, counts } = of;
  while (handled < entries.length) {
    if (signal.aborted) return false;
    const step = entries.slice(handled, handled + stepEntries);
    const { brought, ...done } = await applyEntries(deps, of, step, handled, counts);
    counts = done.counts;
    handled += step.length;
    const now = deps.clock.now();
    const progress = { handled, total: entries.length, counts, leaseUntil: now + leaseSeconds };
    await deps.imports.update(of.id, (found) => advanceImport(found, progress, brought), { now });
  }
  return true;
};
