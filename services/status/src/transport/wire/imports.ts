import type { Import as WireImport } from '@atrium/protos/gen/atrium/status/v1/Import';
import type { StartImportRequest__Output } from '@atrium/protos/gen/atrium/status/v1/StartImportRequest';
import type { ImportProgress } from '../../application/start-import.ts';
import type { Asked } from '../../domain/imports.ts';

/** What an import is asked to do, as it came: `checkImport` says what is wrong with it. */
export const fromStartImport = ({
  format,
  digest,
  parts,
  bytes,
  dryRun,
  region,
  columns,
  parent,
  language,
}: StartImportRequest__Output): Asked => ({
  format,
  digest,
  parts,
  bytes,
  dryRun,
  region,
  columns,
  parent,
  language: language === '' ? 'en' : language,
});

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
