import { cursorsOf, pageOf } from '@atrium/chassis/page';
import { z } from 'zod';
import { forbidden } from '../errors.ts';
import type { RequestContext } from '../http/context.ts';
import { prefixOf } from '../keys/api-key.ts';
import type { KeyRecord } from '../keys/port.ts';
import { id, pageQuery } from '../schemas/common.ts';
import { apiKey, apiKeyInput, apiKeyList, newApiKey } from '../schemas/keys.ts';
import { cursorOrNull, iso } from '../views/wire.ts';
import type { Routes } from './routes.ts';

const base = '/api/v1/keys';
const spec = { tag: 'keys', scopes: ['keys:manage'] } as const;

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const time = (at: Date | null): string | null => (at ? iso(seconds(at)) : null);

const keyView = (of: KeyRecord) => ({
  id: of.id,
  prefix: prefixOf(of.id),
  name: of.name,
  scopes: [...of.scopes],
  createdAt: iso(seconds(of.createdAt)),
  createdBy: of.createdBy,
  expiresAt: time(of.expiresAt),
  lastUsedAt: time(of.lastUsedAt),
  revokedAt: time(of.revokedAt),
});

const mayManage = ({ caller }: RequestContext): void => {
  if (!caller.scopes.includes('keys:manage')) throw forbidden();
};

/** The route that makes an API key (ID-43). */
export const keyMakeRoutes: Routes = (route, { keys }) => {
  route(
    {
      ...{ ...spec, method: 'post', path: base, operationId: 'createKey', idempotent: true },
      summary: 'Makes an API key; the whole key is in this answer and nowhere else',
      body: apiKeyInput,
      answers: { 201: { description: 'The key.', schema: newApiKey } },
    },
    async ({ context, body, idempotency }) => {
      const wish = {
        name: body.name,
        scopes: body.scopes,
        expiresAt: body.expiresAt ? new Date(body.expiresAt) : null,
      };
      const { record, whole } = await keys.create(wish, context.caller, idempotency);
      const headers = ['Location', `${base}/${record.id}`, 'Cache-Control', 'no-store'];
      return { status: 201, json: { ...keyView(record), key: whole }, headers };
    },
  );
};

const pages = cursorsOf('integer', 'string');

const placeOf = (cursor: string, question: object) => {
  const place = pages.decode(cursor, question);
  return place && { createdAt: new Date(place[0]), id: place[1] };
};

/** The route that lists API keys. */
export const keyListRoutes: Routes = (route, { keys }) => {
  route(
    {
      ...{
        ...spec,
        method: 'get',
        path: base,
        operationId: 'listKeys',
        summary: 'All API keys, without their secrets',
      },
      query: { ...pageQuery, sort: z.enum(['id', '-createdAt']).optional().describe('Order; id unless said.') },
      answers: { 200: { description: 'A page of keys.', schema: apiKeyList } },
    },
    async ({ context, query: { cursor = '', limit = 50, sort = 'id' } }) => {
      mayManage(context);
      const question = { list: 'keys', sort };
      const after = placeOf(cursor, question);
      const { entries, last } = pageOf(await keys.list({ sort, after, limit: limit + 1 }), limit);
      const nextCursor = cursorOrNull(pages.encode(last && [last.createdAt.getTime(), last.id], question));
      return { status: 200, json: { keys: entries.map(keyView), nextCursor } };
    },
  );
};

/** Routes that show and revoke one API key. */
export const keyRoutes: Routes = (route, { keys }) => {
  route(
    {
      ...{
        ...spec,
        method: 'get',
        path: `${base}/{id}`,
        operationId: 'getKey',
        summary: 'One API key',
        params: { id },
      },
      answers: { 200: { description: 'The key.', schema: apiKey } },
    },
    async ({ context, params }) => {
      mayManage(context);
      return { status: 200, json: keyView(await keys.find(params.id)) };
    },
  );
  route(
    {
      ...{ ...spec, method: 'delete', path: `${base}/{id}`, operationId: 'revokeKey', params: { id } },
      summary:
        'Revokes an API key: within 30 seconds, or 10 minutes where a replica cannot ask the store; again changes nothing',
      answers: { 204: { description: 'Revoked.' } },
    },
    async ({ context, params }) => {
      mayManage(context);
      await keys.find(params.id);
      await keys.revoke(params.id);
      return { status: 204 };
    },
  );
};
