import type { Import as WireImport } from '@atrium/protos/gen/atrium/status/v1/Import';
import type { StartImportRequest__Output } from '@atrium/protos/gen/atrium/status/v1/StartImportRequest';
import type { ImportProgress } from '../../application/start-import.ts';
import type { Asked } from '../../domain/imports.ts';

/** What an import is asked to do, as it came: `checkImport` says what is wrong with it. */
export const fromStartImport = ({ language, ...asked }: StartImportRequest__Output): Asked => ({
  ...asked,
  language: language === '' ? 'en' : language,
});

/** An import as it is told; what is for its work only is left out by the contract. */
export const toWireImport = ({ state, received }: ImportProgress): WireImport => ({ ...state, received });
