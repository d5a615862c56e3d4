import type { Import__Output } from '@atrium/protos/gen/atrium/status/v1/Import';
import type { ImportCounts__Output } from '@atrium/protos/gen/atrium/status/v1/ImportCounts';
import type { ImportLineList__Output } from '@atrium/protos/gen/atrium/status/v1/ImportLineList';
import type { z } from 'zod';
import type { Language } from '../http/language.ts';
import { problemText } from '../problems/catalogue.ts';
import { importFormat } from '../schemas/enums.ts';
import type { importLines, statusImport } from '../schemas/imports.ts';
import { cursorOrNull } from './wire.ts';

type ImportView = z.infer<typeof statusImport>;
type LinesView = z.infer<typeof importLines>;

const states = ['receiving', 'running', 'done', 'failed'] as const;

const countsView = (of: ImportCounts__Output | null): ImportView['counts'] => ({
  componentsCreated: of?.componentsCreated ?? 0,
  componentsUnchanged: of?.componentsUnchanged ?? 0,
  created: of?.created ?? 0,
  updated: of?.updated ?? 0,
  unchanged: of?.unchanged ?? 0,
  refused: of?.refused ?? 0,
  notes: of?.notes ?? 0,
  updates: of?.updates ?? 0,
});

const errorView = ({ errorCode: code, errorParams }: Import__Output, language: Language): ImportView['error'] => {
  const params = Object.fromEntries(errorParams.map(({ name, value }) => [name, value]));
  return { code, ...problemText(code, language, params) };
};

/** An import as JSON; what stopped it in the caller's language (ST-11). */
export const importView = (of: Import__Output, language: Language): ImportView => ({
  id: of.id,
  format: importFormat.parse(of.format),
  digest: of.digest,
  dryRun: of.dryRun,
  state: states.find((state) => state === of.state) ?? 'failed',
  parts: of.parts,
  received: of.received,
  total: of.total,
  handled: of.handled,
  counts: countsView(of.counts),
  error: of.errorCode === '' ? null : errorView(of, language),
});

/** What an import says of its entries, each with a sentence in the caller's language. */
export const importLinesView = (of: ImportLineList__Output, language: Language): LinesView => ({
  lines: of.lines.map((line) => ({
    line: line.line,
    outcome: line.outcome === 'refused' ? 'refused' : 'note',
    where: line.where,
    code: line.code,
    detail: line.detail,
    message: problemText(line.code, language).detail,
    about: line.about === '' ? null : line.about,
  })),
  nextCursor: cursorOrNull(of.nextPageToken),
});
