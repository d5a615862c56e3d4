import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { house } from './fixtures.ts';

type Operation = { operationId: string; parameters: { name: string }[]; responses: Record<string, object> };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const named = (name: string): string => `/status/api/v2/${name}.json`;

const reads = [
  ...['/api/v1', '/healthz', '/readyz', '/api/v1/openapi.json', '/api/v1/problems', '/api/v1/problems/request.stale'],
  ...['/api/v1/status/weather?days=3', '/api/v1/status/components', '/api/v1/status/components/sign-in'],
  ...['/api/v1/status/components/sign-in/weather', '/api/v1/status/components/sign-in/summary'],
  ...[
    '/api/v1/status/uptime?components=sign-in,suite&maintenance=counted',
    '/api/v1/status/uptime.csv?component=suite',
  ],
  ...['/api/v1/status/events?kind=incident&limit=5', '/api/v1/status/events.csv', '/api/v1/status/events/e1'],
  ...['/api/v1/status/regions', '/api/v1/status/settings', '/api/v1/status/templates'],
  ...['/api/v1/status/imports/i1', '/api/v1/status/imports/i1/lines'],
  ...['summary', 'status', 'components', 'incidents', 'incidents/unresolved', 'scheduled-maintenances'].map(named),
  ...['scheduled-maintenances/upcoming', 'scheduled-maintenances/active'].map(named),
  ...['/status/feed.atom', '/status/maintenance.ics', '/status/components/sign-in/badge.svg'],
  ...['/status/components/sign-in.json', '/status', '/status/components/sign-in', '/status/events/e1'],
  ...['/status/days/2026-11-21', '/api/docs', '/api/docs/events', '/api/docs/schemas', '/api/events'],
  ...['/api/v1/asyncapi.json', '/api/v1/schemas', '/api/v1/schemas/atrium.status.event.updated.v1.json'],
];

describe('the document and the answers', () => {
  it.each(reads)('GW-01 %s answers 200 as the document describes, and 304 to who has it', async (path) => {
    const first = await home.ask(path, { key: home.first });
    expect([path, first.status, first.status === 200 ? '' : first.text]).toEqual([path, 200, '']);
    const etag = first.headers.get('etag');
    if (etag === null) return;
    const again = await home.ask(path, { key: home.first, headers: { 'if-none-match': etag } });
    expect([path, again.status, again.text]).toEqual([path, 304, '']);
  });

  it('GW-01 every route is in one OpenAPI 3.1 document with its refusals', async () => {
    const document = (await home.ask('/api/v1/openapi.json')).json() as unknown as Document;
    expect(document.openapi).toBe('3.1.1');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThan(50);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { operation } of operations)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['429', '503']));
    const patch = document.paths['/api/v1/status/events/{id}']?.patch;
    expect(Object.keys(patch?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '412', '428']),
    );
    const create = document.paths['/api/v1/status/incidents']?.post;
    expect(create?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
  });

  it('GW-01 an answer that is not as the document says becomes an error in a test run', async () => {
    home.status.world.components.push({ key: 'Not A Key', parent: 'page', name: { fr: 'a', en: 'b' } });
    const answer = await home.ask('/api/v1/status/components');
    home.status.world.components.pop();
    expect(answer.status).toBe(500);
  });

  it('GW-06 every answer carries the security headers and no name of what made it', async () => {
    for (const path of ['/api/v1', '/status', '/api/v1/nope', '/api/v1/status/weather?days=999']) {
      const { headers } = await home.ask(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('ST-15 ST-16 other sites may read badges and lists, and nobody else’s script may read pages', async () => {
    expect((await home.ask('/status/api/v2/summary.json')).headers.get('access-control-allow-origin')).toBe('*');
    expect((await home.ask('/status/components/sign-in/badge.svg')).headers.get('access-control-allow-origin')).toBe(
      '*',
    );
    expect((await home.ask('/status')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('writes', () => {
  const incident = { title: { en: 'Slow' }, components: ['sign-in'] };

  it('GW-06 a write needs a key, with the right scope; the service decides', async () => {
    const nobody = await home.ask('/api/v1/status/incidents', { method: 'POST', json: incident });
    expect([nobody.status, nobody.json().code]).toEqual([401, 'request.unauthenticated']);
    const made = await home.ask('/api/v1/keys', {
      method: 'POST',
      key: home.first,
      json: { name: 'a', scopes: ['keys:manage'] },
    });
    const weak = await home.ask('/api/v1/status/incidents', {
      method: 'POST',
      json: incident,
      key: String(made.json().key),
    });
    expect([weak.status, weak.json().code]).toEqual([403, 'request.forbidden']);
  });

  it('GW-04 GW-07 the idempotency key, the hash of the body, the caller and a deadline reach the service', async () => {
    const send = (json: object) =>
      home.ask('/api/v1/status/incidents', {
        method: 'POST',
        key: home.first,
        json,
        headers: { 'idempotency-key': 'k-1' },
      });
    expect((await send({ title: { en: 'Slow' }, components: ['sign-in'] })).status).toBe(201);
    expect((await send({ components: ['sign-in'], title: { en: 'Slow' } })).status).toBe(201);
    expect((await send({ title: { en: 'Other' } })).status).toBe(422);
    const [one, same, other] = home.status.seen.filter(({ method }) => method === 'CreateEvent').slice(-3);
    expect(one?.call.idempotency?.key).toBe('k-1');
    expect(same?.call.idempotency?.hash).toBe(one?.call.idempotency?.hash);
    expect(other?.call.idempotency?.hash).not.toBe(one?.call.idempotency?.hash);
    expect(one?.call.caller).toMatchObject({ kind: 'key', name: 'first' });
    expect(Number(one?.call.deadline)).toBeLessThan(Date.now() + 10_000);
  });

  it('ST-11 an import begins, takes parts of bytes, runs, and tells its lines in the caller’s language', async () => {
    const begin = {
      format: 'csv',
      digest: 'a'.repeat(64),
      parts: 1,
      bytes: 3,
      columns: { title: 'Titre' },
      language: 'fr',
    };
    const made = await home.ask('/api/v1/status/imports', { method: 'POST', key: home.first, json: begin });
    expect([made.status, made.headers.get('location')]).toEqual([201, '/api/v1/status/imports/i1']);
    const begun = home.status.seen.findLast(({ method }) => method === 'StartImport')?.request;
    expect(begun).toMatchObject({ language: 'fr', columns: { title: 'Titre' } });
    const headers = { 'content-type': 'application/octet-stream' };
    const part = await home.ask('/api/v1/status/imports/i1/parts/0', {
      method: 'PUT',
      key: home.first,
      body: 'a,b',
      headers,
    });
    expect(part.status).toBe(200);
    const sent = home.status.seen.findLast(({ method }) => method === 'PutImportPart')?.request;
    expect(Buffer.from((sent as { content: Uint8Array }).content).toString()).toBe('a,b');
    expect((await home.ask('/api/v1/status/imports/i1/run', { method: 'POST', key: home.first })).status).toBe(202);
    const lines = await home.ask('/api/v1/status/imports/i1/lines?lang=fr', { key: home.first });
    expect(JSON.stringify(lines.json())).toContain('La fin précède le début');
    const failed = await home.ask('/api/v1/status/imports/broken?lang=fr', { key: home.first });
    expect(failed.json().error).toEqual({
      ...{ code: 'import.not_json', title: 'Le fichier n’est pas du JSON' },
      detail: 'Il est illisible à partir de la ligne 3, colonne 7.',
    });
  });
});
