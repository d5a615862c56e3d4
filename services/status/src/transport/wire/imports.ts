import type { Import as WireImport } from '@atrium/protos/gen/atrium/status/v1/Import';
import type { StartImportRequest__Output } from '@atrium/protos/gen/atrium/status/v1/StartImportRequest';
import type { ImportProgress } from '../../application/start-import.ts';
import { partBytes } from '../../application/put-import-part.ts';
import { refuseMistakes } from '../../domain/errors.ts';
import { importLimits } from '../../domain/import/limits.ts';
import type { ImportFormat } from '../../domain/import/plan.ts';
import type { ImportRequest } from '../../domain/imports.ts';

const formats: readonly string[] = ['statuspage', 'upptime', 'csv'] satisfies ImportFormat[];

const mistakesOf = (request: StartImportRequest__Output) => [
  ...(formats.includes(request.format) ? [] : [{ field: 'format', code: 'unknown' }]),
  ...(/^[0-9a-f]{64}$/.test(request.digest) ? [] : [{ field: 'digest', code: 'not_a_digest' }]),
  ...(request.bytes >= 1 && request.bytes <= importLimits.inputBytes
    ? []
    : [{ field: 'bytes', code: 'out_of_range', params: { min: 1, max: importLimits.inputBytes } }]),
  ...(request.parts === Math.ceil(request.bytes / partBytes)
    ? []
    : [{ field: 'parts', code: 'does_not_fit_bytes', params: { partBytes } }]),
  ...(['', 'fr', 'en'].includes(request.language) ? [] : [{ field: 'language', code: 'unknown' }]),
];

/** What an import is asked to do. Throws request.invalid with all mistakes. */
export const fromStartImport = (request: StartImportRequest__Output): ImportRequest => {
  refuseMistakes(mistakesOf(request));
  const { digest, parts, bytes, dryRun, region, columns, parent } = request;
  const language = request.language === 'fr' ? 'fr' : 'en';
  return { format: request.format as ImportFormat, digest, parts, bytes, dryRun, region, columns, parent, language };
};

export const toWireImport = ({ state, received }: ImportProgress): WireImport => ({
  id: state.id,
  format: state.format,
  digest: state.digest,
  dryRun: state.dryRun,
  state: state.state,
  parts: state.parts,
  received,
  total: state.total,
  handled: state.handled,
  counts: state.counts,
  errorCode: state.errorCode,
  errorDetail: state.errorDetail,
});
