import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const base = '/api/v1/status';
type Headers = Record<string, string>;

const send = (method: string, path: string, json: object | undefined, headers: Headers) =>
  home.ask(`${base}/${path}`, { method, key: home.first, headers, ...(json && { json }) });

const old = { 'if-match': '"v99"' };
const title = { en: 'New' };
const texts = { name: { en: 'Asia' }, timeZone: 'Asia/Tokyo' };
const weights = { majorOutage: 1, partialOutage: 0.5, degradedPerformance: 0 };

describe('writes to shared things', () => {
  it.each([
    ['PATCH', 'events/e1', { title }, ['/title']],
    ['DELETE', 'events/e1', undefined, []],
    ['POST', 'events/e1/take-back', undefined, []],
    ['PUT', 'events/e1/postmortem', { text: { en: 'A cable' } }, ['/text']],
    ['POST', 'events/e1/publish', undefined, []],
    [
      'POST',
      'events/e1/updates/u1/corrections',
      { text: { en: 'We look & see <i>' }, phase: 'identified' },
      ['/phase'],
    ],
    ['POST', 'events/e1/updates/gone/corrections', { text: { en: 'We look harder' } }, ['/text']],
    ['PATCH', 'components/sign-in', { position: 3 }, ['/position']],
    ['PUT', 'regions/eu', texts, ['/name', '/timeZone']],
    ['PUT', 'settings', { name: { fr: 'Météo', en: 'Weather' }, weights }, ['/weights']],
    ['PUT', 'templates/slow', { kind: 'incident', title: { fr: 'c', en: 'b' } }, ['/title']],
    ['DELETE', 'templates/slow', undefined, []],
  ])('GW-03 an old If-Match of %s %s is told what differs, what is there now, by whom and when', async (...given) => {
    const [method, path, json, differs] = given;
    expect((await send(method, path, json, {})).status).toBe(428);
    expect((await send(method, path, json, { 'if-match': 'what' })).status).toBe(400);
    expect((await send(method, path, json, { 'if-match': '"99"' })).json().code).toBe('request.stale');
    const answer = await send(method, path, json, old);
    expect([answer.status, answer.json().code]).toEqual([412, 'request.stale']);
    const { version, current, ...stale } = answer.json().stale as { version: number; current: { version: number } };
    expect(stale).toEqual({
      ...{ etag: `"v${version}"`, differs, updatedAt: expect.stringMatching(/^2023-11-14T/) as unknown },
      updatedBy: { kind: 'key', id: '0a1b2c3d', name: 'operator' },
    });
    expect(current.version).toBe(version);
  });

  it('GW-03 with the ETag that was read the write is done; a new thing is put with If-None-Match: *', async () => {
    const read = await home.ask(`${base}/events/e1`);
    const etag = { 'if-match': read.headers.get('etag') ?? '' };
    expect((await send('PATCH', 'events/e1', { title }, etag)).status).toBe(200);
    expect((await send('PUT', 'regions/asia', texts, { 'if-none-match': '*' })).status).toBe(200);
    expect((await send('PUT', 'templates/slow', { kind: 'incident', title }, { 'if-match': '"v1"' })).status).toBe(200);
    expect((await send('DELETE', 'templates/slow', undefined, { 'if-match': '"v1"' })).status).toBe(204);
  });

  it('GW-03 If-Match: * takes any version that is there, a list takes one of it, and a thing that is not there is not made', async () => {
    const versions = () =>
      home.status.seen.filter(({ method }) => method === 'ReviseEvent').map(({ request }) => request);
    for (const tag of ['*', '"v2", "v3"', '"other", W/"v3"'])
      expect([tag, (await send('PATCH', 'events/e1', { title }, { 'if-match': tag })).status]).toEqual([tag, 200]);
    expect(versions().slice(-3)).toMatchObject([{ version: 3 }, { version: 3 }, { version: 3 }]);
    expect((await send('PATCH', 'events/e1', { title }, { 'if-match': '"v1", "v2"' })).status).toBe(412);
    expect((await send('PATCH', 'events/e1', { title }, { 'if-match': '*, "v3"' })).status).toBe(400);
    expect((await send('PUT', 'regions/nowhere', texts, { 'if-match': '*' })).status).toBe(404);
  });

  it('GW-03 a weak form of a tag is taken as the strong one, and the document says so', async () => {
    for (const [tag, status] of [
      ['W/"v3"', 200],
      ['W/"v2"', 412],
    ] as const)
      expect([tag, (await send('PATCH', 'events/e1', { title }, { 'if-match': tag })).status]).toEqual([tag, status]);
    const { paths } = (await home.ask('/api/v1/openapi.json')).json() as {
      paths: Record<string, Record<string, { parameters: { name: string; description: string }[] }>>;
    };
    const described = paths['/api/v1/status/events/{id}']?.patch?.parameters.find(({ name }) => name === 'If-Match');
    expect(described?.description).toContain('W/"v3"');
  });

  it('GW-03 a change of a component sends only what changes, and a language that is not sent stays', async () => {
    const sent = () => home.status.seen.findLast(({ method }) => method === 'UpdateComponent')?.request;
    const reads = () => home.status.seen.filter(({ method }) => method === 'GetComponent').length;
    const [before, first] = [reads(), { 'if-match': '"v1"' }];
    expect((await send('PATCH', 'components/sign-in', { archived: true }, first)).status).toBe(200);
    expect(sent()).toMatchObject({ fields: ['archived'], component: { archived: true, version: 1, name: null } });
    expect(reads()).toBe(before);
    expect((await send('PATCH', 'components/sign-in', { name: { fr: 'Entrée' } }, first)).status).toBe(200);
    expect(sent()).toMatchObject({ fields: ['name'], component: { name: { fr: 'Entrée', en: 'sign-in en' } } });
  });
});

type Operation = { operationId: string; parameters: { name: string }[]; responses: Record<string, object> };
type Document = { paths: Record<string, Record<string, Operation>> };

const v3 = { 'if-match': '"v3"' };
const begin = { format: 'csv', digest: 'a'.repeat(64), parts: 1, bytes: 3 };
const maintenance = { title, startsAt: '2030-01-10T20:00:00Z', endsAt: '2030-01-10T22:00:00Z' };

const person = { email: 'jean@example.com', lastName: 'Petit', firstName: 'Jean', role: 'member', language: 'fr' };

/** Every write that takes a key: what is sent, and what else could be sent with the same key. */
const idempotent: Record<
  string,
  { path: string; json?: object; other: { path?: string; json?: object }; more?: Headers }
> = {
  reportIncident: { path: 'incidents', json: { title }, other: { json: { title: { en: 'Other' } } } },
  planMaintenance: {
    path: 'maintenances',
    json: maintenance,
    other: { json: { ...maintenance, title: { en: 'Other' } } },
  },
  addUpdate: { path: 'events/e1/updates', json: { text: title }, other: { json: { text: { en: 'Other' } } } },
  correctUpdate: {
    ...{ path: 'events/e1/updates/u1/corrections', json: { text: title }, other: { json: { text: { en: 'Other' } } } },
    more: v3,
  },
  publishEvent: { path: 'events/e1/publish', other: { path: 'events/e2/publish' }, more: v3 },
  takeBackEvent: { path: 'events/e1/take-back', other: { path: 'events/e2/take-back' }, more: v3 },
  createComponent: { path: 'components', json: { key: 'a', name: title }, other: { json: { key: 'b', name: title } } },
  startImport: { path: 'imports', json: begin, other: { json: { ...begin, dryRun: true } } },
  runImport: { path: 'imports/i1/run', other: { path: 'imports/i2/run' } },
  inviteAccount: {
    path: '../accounts',
    json: person,
    other: { json: { ...person, lastName: 'Grand' } },
  },
  createKey: {
    ...{ path: '../keys', json: { name: 'a', scopes: ['status:write'] } },
    other: { json: { name: 'b', scopes: ['status:write'] } },
  },
};

describe('Idempotency-Key', () => {
  it('GW-04 every route that the document says takes a key is proved below', async () => {
    const { paths } = (await home.ask('/api/v1/openapi.json')).json() as unknown as Document;
    const takes = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));
    expect(takes.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(idempotent).sort());
    for (const { responses } of takes) expect(Object.keys(responses)).toContain('422');
  });

  it.each(Object.entries(idempotent))(
    'GW-04 %s sent again gives the same answer and says so; with another body it is 422',
    async (name, { path, json, other, more }) => {
      const headers = { ...more, 'idempotency-key': `key-of-${name}` };
      const first = await send('POST', path, json, headers);
      expect([first.status < 300, first.headers.get('idempotency-replayed')]).toEqual([true, null]);
      const again = await send('POST', path, json, headers);
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([first.status, 'true']);
      expect(again.json()).toEqual(first.json());
      const differs = await send('POST', other.path ?? path, other.json, headers);
      expect([differs.status, differs.json().code]).toEqual([422, 'request.idempotency_mismatch']);
    },
  );
});
