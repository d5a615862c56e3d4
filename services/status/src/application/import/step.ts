import type { AtriumError } from '@atrium/chassis/errors';
import type { Actor } from '../../domain/actor.ts';
import type { Import, ImportCounts, ImportLine } from '../../domain/imports.ts';
import type { Deps } from '../shared/deps.ts';
import type { Hold } from './lease.ts';

export type StepDeps = Pick<Deps, 'components' | 'regions' | 'events' | 'imports' | 'clock' | 'prepare'>;

/** One step of an import: what it adds to the counts, to the report, and to what the world is told. */
export type Step = {
  deps: StepDeps;
  of: Import;
  hold: Hold;
  counts: ImportCounts;
  lines: ImportLine[];
  brought: string[];
};

/** Entries of a plan with their place in it, which is also that of their line in the report. */
export type Placed<Entry> = Entry & { line: number };

export const beginStep = (deps: StepDeps, of: Import, hold: Hold, before: ImportCounts): Step => ({
  deps,
  of,
  hold,
  counts: { ...before },
  lines: [],
  brought: [],
});

/** Adds a line to the report. */
export const tell = ({ lines, counts }: Step, line: ImportLine): void => {
  lines.push(line);
  counts[line.outcome === 'refused' ? 'refused' : 'notes'] += 1;
};

/** The line that says why an entry is refused. */
export const refusal = (
  { line, where }: { line: number; where: string },
  about: string,
  error: AtriumError,
): ImportLine => {
  const detail = error.fields.map(({ field, code }) => `${field}: ${code}`).join(', ');
  return { line, outcome: 'refused', where, code: error.code, detail: detail.slice(0, 200), about };
};

/** Who writes what an import brings. */
export const importer = ({ id, format }: Import): Actor => ({ kind: 'import', id, name: format });
