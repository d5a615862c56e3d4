import { commandOf } from '@atrium/chassis/use-case';
import { pageSize } from '@atrium/chassis/page';
import type { UseCases } from '../../application/use-cases.ts';
import { linePages } from '../wire/cursors.ts';
import { fromStartImport, toWireImport } from '../wire/imports.ts';
import type { Doors } from './doors.ts';

type Methods = 'StartImport' | 'PutImportPart' | 'RunImport' | 'GetImport' | 'ListImportLines';

/** Bringing history along (ST-11). */
export const importDoors = (cases: UseCases): Doors<Methods> => ({
  StartImport: async (request, { caller, idempotency }) =>
    toWireImport(await cases.startImport(caller, fromStartImport(request), commandOf(caller, idempotency))),
  PutImportPart: async ({ id, part, content }, { caller }) =>
    toWireImport(await cases.putImportPart(caller, id, part, content)),
  RunImport: async ({ id }, { caller, idempotency }) =>
    toWireImport(await cases.runImport(caller, id, commandOf(caller, idempotency))),
  GetImport: async ({ id }, { caller }) => toWireImport(await cases.getImport(caller, id)),
  ListImportLines: async ({ id, page }, { caller }) => {
    const [after = -1] = linePages.decode(page?.token ?? '', { id }) ?? [];
    const { lines, next } = await cases.listImportLines(caller, id, after, pageSize(page?.size, 100));
    return { lines, nextPageToken: linePages.encode(next === undefined ? undefined : [next], { id }) };
  },
});
