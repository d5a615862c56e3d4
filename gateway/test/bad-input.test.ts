import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const report = (
  init: { json?: unknown; body?: string | Buffer<ArrayBuffer>; headers?: Record<string, string> },
  query = '',
) => home.ask(`/api/v1/status/incidents${query}`, { method: 'POST', key: home.first, ...init });

const asJson = { 'content-type': 'application/json' };

/** Writes bytes as they are and reads until the other side closes, or the answer is there. */
const raw = (
  bytes: string | Buffer,
  more?: (write: (chunk: Buffer) => boolean) => void,
): Promise<{ text: string; sent: number }> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(home.url).port), '127.0.0.1');
    let text = '';
    let sent = 0;
    socket.on('error', (error) => (text === '' ? reject(error) : undefined));
    socket.on('close', () => resolve({ text, sent }));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.write(bytes);
    more?.((chunk) => {
      sent += chunk.length;
      return socket.write(chunk);
    });
  });

describe('bad input', () => {
  it('GW-02 a wrong type, an unknown field and a bad key are named by JSON pointers, in the caller’s language', async () => {
    const answer = await report(
      { json: { title: { en: 5 }, nope: 1, components: ['A b'], impact: 'huge' } },
      '?lang=fr',
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('content-language')).toBe('fr');
    const { title, errors, requestId } = answer.json() as {
      title: string;
      errors: { field: string; code: string }[];
      requestId: string;
    };
    expect(title).toBe('La requête n’est pas correcte');
    expect(requestId).toBe(answer.headers.get('x-request-id'));
    expect(Object.fromEntries(errors.map(({ field, code }) => [field, code]))).toEqual({
      '/title/en': 'field.type',
      '/components/0': 'field.format',
      '/impact': 'field.choice',
      '/nope': 'field.unexpected',
    });
  });

  it('GW-02 what is missing, too long, or empty in both languages is told so', async () => {
    const missing = await home.ask('/api/v1/status/maintenances', { method: 'POST', key: home.first, json: {} });
    expect(missing.text).toContain('"field":"/startsAt","code":"field.required"');
    const long = await report({ json: { title: { en: 'x'.repeat(201) } } });
    expect(long.text).toContain('"field":"/title/en","code":"field.too_long"');
    expect(long.text).toContain('At most 200 characters');
    expect((await report({ json: { title: { fr: ' ' } } })).text).toContain('field.text_empty');
    expect((await report({ json: { title: { en: '😀'.repeat(200) } } })).status).toBe(201);
  });

  it('GW-02 characters that cannot be shown are refused by number; in texts tab and line breaks are fine', async () => {
    const errors = async (json: object, path = 'status/incidents', method = 'POST') => {
      const answer = await home.ask(`/api/v1/${path}`, { method, key: home.first, json, headers: { 'if-match': '*' } });
      const { errors: found = [] } = answer.json() as { errors?: { field: string; code: string; detail: string }[] };
      return found.map(({ field, code, detail }) => `${field} ${code} ${/U\+[0-9A-F]+/.exec(detail)?.[0] ?? ''}`);
    };
    const bad = (field: string, found: string) => [`${field} field.bad_character ${found}`];
    expect(await errors({ title: { en: 'a\u0000' } })).toEqual(bad('/title/en', 'U+0000'));
    expect(await errors({ title: { fr: 'a\ud800' } })).toEqual(bad('/title/fr', 'U+D800'));
    expect(await errors({ title: { fr: 'a\u202eb' } })).toEqual(bad('/title/fr', 'U+202E'));
    expect(await errors({ title: { fr: 'a\nb' } })).toEqual(bad('/title/fr', 'U+000A'));
    expect(await errors({ title: { fr: 'a' }, text: { en: 'b\u001b' } })).toEqual(bad('/text/en', 'U+001B'));
    expect(await errors({ title: { fr: 'a' }, text: { en: 'b\t\r\n\u202bc 😀' } })).toEqual([]);
    const named = { key: 'x', name: { fr: 'a\u0007' } };
    expect(await errors(named, 'status/components')).toEqual(bad('/name/fr', 'U+0007'));
    const template = { kind: 'incident', title: { en: 'a\u2066' } };
    expect(await errors(template, 'status/templates/slow', 'PUT')).toEqual(bad('/title/en', 'U+2066'));
    const key = { name: 'a\u009bb', scopes: ['status:write'] };
    expect(await errors(key, 'keys')).toEqual(bad('/name', 'U+009B'));
  });

  it('GW-02 what is not JSON, not UTF-8, too deep or of another type is refused before it is read', async () => {
    const code = async (init: Parameters<typeof report>[0]) => (await report(init)).json().code;
    expect(await code({ body: '{"title":', headers: asJson })).toBe('request.bad_json');
    expect(await code({ body: '', headers: asJson })).toBe('request.bad_json');
    expect(await code({ body: Buffer.from([0x22, 0xff, 0xfe, 0x22]), headers: asJson })).toBe('request.bad_encoding');
    expect(await code({ body: `${'['.repeat(33)}${']'.repeat(33)}`, headers: asJson })).toBe('request.too_deep');
    expect(await code({ body: '['.repeat(500_000), headers: asJson })).toBe('request.too_deep');
    expect(
      await code({ body: JSON.stringify({ title: { en: `"[{${'['.repeat(50)}` } }), headers: asJson }),
    ).toBeUndefined();
    expect(await code({ body: '{}', headers: { 'content-type': 'text/plain' } })).toBe(
      'request.unsupported_media_type',
    );
    expect(await code({ body: '{"__proto__":{"a":1}}', headers: asJson })).toBe('request.invalid');
  });

  it('GW-02 a 50 MB body is refused early, with an answer, and is not read', async () => {
    const head = `POST /api/v1/status/incidents HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 52428800\r\n\r\n`;
    const { text } = await raw(head);
    expect(text).toContain('413 Payload Too Large');
    expect(text).toContain('request.too_large');
  });

  it('GW-02 a body that grows without saying so is cut at 1 MiB', async () => {
    const head = `POST /api/v1/status/incidents HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 0x20), Buffer.from('\r\n')]);
    const { text } = await raw(head, (write) => {
      for (let n = 0; n < 20; n += 1) write(chunk);
    });
    expect(text).toContain('413 Payload Too Large');
  });

  it('GW-02 who asks before sending (Expect) is told before sending', async () => {
    const head = `POST /api/v1/status/incidents HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 52428800\r\n\r\n`;
    const { text } = await raw(head);
    expect(text).not.toContain('100 Continue');
    expect(text).toContain('413');
  });

  it('GW-02 headers that are too large and what is not HTTP get a short answer', async () => {
    expect((await raw(`GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).text).toContain('431');
    expect((await raw('hello\r\n\r\n')).text).toContain('400 Bad Request');
  });

  it('GW-02 an address with broken escapes is 400, an unknown one 404, an unknown method 405 with Allow', async () => {
    expect((await home.ask('/api/v1/status/events/%E0%A4%A')).status).toBe(400);
    const unknown = await home.ask('/api/v1/%3Cscript%3E');
    expect([unknown.status, unknown.json().code]).toEqual([404, 'request.no_such_address']);
    const method = await home.ask('/api/v1/status/components/sign-in', { method: 'PUT' });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, PATCH, HEAD']);
  });

  it('GW-03 limits, cursors and dates of a query are checked', async () => {
    const fields = async (path: string) => {
      const { errors } = (await home.ask(path, { key: home.first })).json() as { errors: { field: string }[] };
      return errors.map(({ field }) => field);
    };
    expect(await fields('/api/v1/status/events?limit=101')).toEqual(['query/limit']);
    expect(await fields('/api/v1/status/events?limit=5&limit=6')).toEqual(['query/limit']);
    expect(await fields('/api/v1/status/events?frm=2020-01-01')).toEqual(['query/frm']);
    expect(await fields('/api/v1/status/weather?days=367&until=2026-02-30')).toEqual(['query/days', 'query/until']);
    expect(await fields('/api/v1/keys?cursor=abc')).toEqual(['query/cursor']);
  });

  it('GW-02 an unknown error shows an id and nothing else', async () => {
    const answer = await home.ask('/api/v1/status/components/boom');
    expect(answer.status).toBe(500);
    expect(Object.keys(answer.json()).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
    expect(answer.text).not.toMatch(/boom|grpc|at \/|\.ts/);
  });

  it('GW-02 markup in names and texts shows as text on pages, in feeds and in calendars', async () => {
    for (const path of ['/status', '/status/events/e1', '/status/feed.atom']) {
      const { text } = await home.ask(path);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<b>lente');
    }
  });
});

describe('GW-05 an address', () => {
  it('GW-05 who reads may end it with a slash', async () => {
    for (const path of ['/api/v1/', '/api/v1//', '/api/v1/status/components/?limit=1'])
      expect([path, (await home.ask(path)).status]).toEqual([path, 200]);
  });

  it('OP-08 one of slashes alone is not there, like any other', async () => {
    const slashes = '/'.repeat(14_000);
    expect((await home.ask(`${slashes}x`)).status).toBe(404);
    expect([404, 302]).toContain((await home.ask(`/api/v1${slashes}x`)).status);
  });

  it.each(['/api/v1/session/', '/api/v1/session#a', 'http://elsewhere/api/v1/session', '//api/v1/session'])(
    'GW-05 %s is none of ours: no limit is passed by in another spelling',
    async (target) => {
      const { text } = await raw(
        `POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      );
      expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
    },
  );
});
