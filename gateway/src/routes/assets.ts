import { assets as docsAssets } from '@atrium/portal/docs';
import { assets, favicon } from '@atrium/portal/weather';
import { z } from 'zod';
import { notFound } from '../errors.ts';
import type { Routes } from './routes.ts';

const shape = { method: 'get', tag: 'weather', page: true } as const;

/** Style sheet, font, icons: their names hold a hash of their bytes, so they are kept for ever. */
export const assetRoutes: Routes = (route) => {
  const forever = ['Cache-Control', 'public, max-age=31536000, immutable'];
  const icon = Buffer.from(favicon);
  const all = [...assets, ...docsAssets];
  const byPath = new Map(all.map((asset) => [asset.path, asset]));
  const types = [...new Set(all.map(({ type }) => type.split(';')[0] ?? type))];
  route(
    {
      ...{ ...shape, path: '/assets/{name}', operationId: 'asset', summary: 'A file that the pages refer to' },
      params: { name: z.string().max(200) },
      answers: { 200: { description: 'The file.', type: types } },
    },
    ({ params }) => {
      const asset = byPath.get(`/assets/${params.name}`);
      if (!asset) throw notFound();
      return { status: 200, body: Buffer.from(asset.bytes), type: asset.type, headers: forever };
    },
  );
  route(
    {
      ...{ ...shape, path: '/favicon.ico', operationId: 'favicon', summary: 'The mark, for who reads no page' },
      answers: { 200: { description: 'The icon.', type: 'image/x-icon' } },
    },
    () => ({ status: 200, body: icon, type: 'image/x-icon', headers: ['Cache-Control', 'public, max-age=86400'] }),
  );
  route(
    {
      ...{ ...shape, path: '/', operationId: 'home', summary: 'Leads to the weather' },
      answers: { 302: { description: 'To /status.' } },
    },
    () => ({ status: 302, type: 'text/plain; charset=utf-8', body: '', headers: ['Location', '/status'] }),
  );
};
