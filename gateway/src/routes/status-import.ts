import { pageQuery } from '../schemas/common.ts';
import { importInput, importLines, importPath, partPath, statusImport } from '../schemas/imports.ts';
import { importLinesView, importView } from '../views/imports.ts';
import type { Routes } from './routes.ts';

const base = '/api/v1/status/imports';
const spec = { tag: 'import', scopes: ['status:admin'] } as const;
const found = { description: 'The import.', schema: statusImport };

/** The route that begins to bring a history along (ST-11); then come the parts, then the run. */
export const importWriteRoutes: Routes = (route, { backends: { status } }) => {
  route(
    {
      ...{ ...spec, method: 'post', path: base, operationId: 'startImport', idempotent: true },
      summary: 'Begins an import; the same file and options give the import that exists',
      body: importInput,
      answers: { 201: found },
    },
    async ({ context, body, idempotency, signal }) => {
      const { dryRun = false, region = '', parent = '', language = '', columns = {}, ...rest } = body;
      const request = { ...rest, dryRun, region, parent, language, columns };
      const made = await status.call('StartImport', request, { context, idempotency, signal });
      return {
        status: 201,
        json: importView(made, context.language ?? 'en'),
        headers: ['Location', `${base}/${encodeURIComponent(made.id)}`],
      };
    },
  );
};

/** Routes that bring the parts and begin the work. */
export const importPartRoutes: Routes = (route, { backends: { status }, changed }) => {
  route(
    {
      ...{ ...spec, method: 'put', path: `${base}/{id}/parts/{part}`, operationId: 'putImportPart', bytes: true },
      summary: 'Brings one part of the file, at most 1 MiB; a part that is there is not brought again',
      params: partPath,
      answers: { 200: found },
    },
    async ({ context, params, bytes, signal }) => {
      const request = { id: params.id, part: params.part, content: bytes };
      const made = await status.call('PutImportPart', request, { context, signal });
      return { status: 200, json: importView(made, context.language ?? 'en') };
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/{id}/run`, operationId: 'runImport', idempotent: true },
      summary: 'All parts are there: reads them and brings the history along; goes on by itself after a crash',
      params: importPath,
      answers: { 202: found },
    },
    async ({ context, params, idempotency, signal }) => {
      const made = await status.call('RunImport', { id: params.id }, { context, idempotency, signal });
      changed();
      return { status: 202, json: importView(made, context.language ?? 'en') };
    },
  );
};

/** Routes that tell where an import stands, and what it says of each entry. */
export const importReadRoutes: Routes = (route, { backends: { status } }) => {
  route(
    {
      ...{ ...spec, method: 'get', path: `${base}/{id}`, operationId: 'getImport', summary: 'Where an import stands' },
      params: importPath,
      answers: { 200: found },
    },
    async ({ context, params, signal }) => {
      const made = await status.call('GetImport', { id: params.id }, { context, signal });
      return { status: 200, json: importView(made, context.language ?? 'en') };
    },
  );
  route(
    {
      ...{ ...spec, method: 'get', path: `${base}/{id}/lines`, operationId: 'listImportLines' },
      summary: 'What was refused or mended, and why',
      params: importPath,
      query: pageQuery,
      answers: { 200: { description: 'A page of lines.', schema: importLines } },
    },
    async ({ context, params, query, signal }) => {
      const page = { size: query.limit ?? 50, token: query.cursor ?? '' };
      const list = await status.call('ListImportLines', { id: params.id, page }, { context, signal });
      return { status: 200, json: importLinesView(list, context.language ?? 'en') };
    },
  );
};
