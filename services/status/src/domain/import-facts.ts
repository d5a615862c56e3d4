import type { Fact } from './facts.ts';
import type { Import } from './imports.ts';

/** An import went on; of the past that it brought the ids are told: thirteen years would be thousands of facts (ST-11). */
export const importAdvanced = (of: Import, eventIds: readonly string[]): Fact => ({
  type: 'import.advanced',
  subjectId: of.id,
  data: { import: importJson(of), eventIds },
});

export const importFinished = (of: Import): Fact => ({
  type: 'import.finished',
  subjectId: of.id,
  data: { import: importJson(of) },
});

const importJson = ({ id, format, digest, dryRun, state, parts, total, handled, counts, ...rest }: Import): object => ({
  id,
  format,
  digest,
  dryRun,
  state,
  parts,
  total,
  handled,
  counts,
  errorCode: rest.errorCode,
  errorParams: rest.errorParams,
});
