import type { StatusEvent } from './events.ts';
import { times, wireName, type Fact } from './facts.ts';
import type { Import } from './imports.ts';

/** An event of the past that an import brought along, and the version under which it is kept. */
export type Brought = { event: Pick<StatusEvent, 'id' | 'kind' | 'startsAt' | 'endsAt'>; version: number };

/** An import went on; the past that it brought is told in brief: thirteen years would be thousands of facts (ST-11). */
export const importAdvanced = (of: Import, brought: readonly Brought[]): Fact => ({
  type: 'import.advanced',
  subjectId: of.id,
  data: { import: importJson(of), events: brought.map(broughtJson) },
});

export const importFinished = (of: Import): Fact => ({
  type: 'import.finished',
  subjectId: of.id,
  data: { import: importJson(of) },
});

const broughtJson = ({ event: { id, kind, startsAt, endsAt }, version }: Brought): object => ({
  id,
  version,
  kind: wireName('EVENT_KIND', kind),
  ...times({ startsAt, endsAt }),
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
  errorDetail: rest.errorDetail,
});
