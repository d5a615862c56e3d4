import { assets as docsAssets } from '@atrium/portal/docs';
import { assets, favicon } from '@atrium/portal/weather';
import { z } from 'zod';
import { notFound } from '../errors.ts';
import { compressed } from '../http/compress.ts';
import { acceptedEncoding, type Encoding } from '../http/encoding.ts';
import type { Answer } from '../http/respond.ts';
import type { PortalAsset } from '../portal/app.ts';
import type { Routes } from './routes.ts';

const shape = { method: 'get', tag: 'weather', page: true } as const;

const forever = ['Cache-Control', 'public, max-age=31536000, immutable', 'Vary', 'Accept-Encoding'];
const isText = /^(?:text\/|application\/(?:javascript|json)|image\/svg)/;

// Texts are packed once a process and encoding (PO-06); there are no more of them than files.
const packer = () => {
  const made = new Map<string, Promise<Buffer>>();
  return async ({ path, type, bytes }: PortalAsset, accepted: Encoding): Promise<Answer> => {
    const encoding = isText.test(type) ? accepted : 'identity';
    const name = `${encoding} ${path}`;
    const body = made.get(name) ?? compressed(Buffer.from(bytes), encoding);
    made.set(name, body);
    const headers = encoding === 'identity' ? forever : [...forever, 'Content-Encoding', encoding];
    return { status: 200, body: await body, type, headers };
  };
};

/** Style sheet, font, icons: their names hold a hash of their bytes, so they are kept for ever. */
export const assetRoutes: Routes = (route, { portal }) => {
  const icon = Buffer.from(favicon);
  const all = [...assets, ...docsAssets, ...portal.assets];
  const packed = packer();
  const byPath = new Map(all.map((asset) => [asset.path, asset]));
  const types = [...new Set(all.map(({ type }) => type.split(';')[0] ?? type))];
  route(
    {
      ...{ ...shape, path: '/assets/{name}', operationId: 'asset', summary: 'A file that the pages refer to' },
      params: { name: z.string().max(200) },
      answers: { 200: { description: 'The file.', type: types } },
    },
    ({ req, params }) => {
      const asset = byPath.get(`/assets/${params.name}`);
      if (!asset) throw notFound();
      return packed(asset, acceptedEncoding(req.headers['accept-encoding']?.toString()));
    },
  );
  route(
    {
      ...{ ...shape, path: '/favicon.ico', operationId: 'favicon', summary: 'The mark, for who reads no page' },
      answers: { 200: { description: 'The icon.', type: 'image/x-icon' } },
    },
    () => ({ status: 200, body: icon, type: 'image/x-icon', headers: ['Cache-Control', 'public, max-age=86400'] }),
  );
};
