import type { Doors } from './answers.ts';

type Imports = Pick<Doors, 'StartImport' | 'PutImportPart' | 'RunImport' | 'GetImport' | 'ListImportLines'>;

const imported = (id: string) => ({
  id,
  format: 'statuspage',
  digest: 'd',
  state: 'receiving',
  parts: 2,
  received: [0],
  counts: {},
});

const broken = {
  state: 'failed',
  errorCode: 'import.not_json',
  errorParams: [
    { name: 'line', value: '3' },
    { name: 'column', value: '7' },
  ],
};

/** Imports of the fake service. */
export const importDoors: Imports = {
  StartImport: ({ format }) => ({ ...imported('i1'), format }),
  PutImportPart: () => imported('i1'),
  RunImport: () => ({ ...imported('i1'), state: 'running' }),
  GetImport: ({ id }) => ({ ...imported(id), ...(id === 'broken' && broken) }),
  ListImportLines: () => ({
    lines: [
      { line: 0, outcome: 'note', where: 'incidents[0]', code: 'import.end_before_start', detail: '', about: 'e1' },
    ],
  }),
};
