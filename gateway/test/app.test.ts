import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { connectRedis } from '@atrium/chassis/redis/connect';
import { eventually } from '@atrium/testkit/eventually';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { checkedBy } from '../src/api/answer-check.ts';
import { answerHeaders } from '../src/api/headers.ts';
import { createApp, type AppKit } from '../src/app.ts';
import { unauthenticated } from '../src/errors.ts';
import { serveHttp } from '../src/http/server.ts';
import type { ApiKeys } from '../src/keys/port.ts';
import { makeHub } from '../src/live/hub.ts';
import { usualLimits } from '../src/middleware/rate-limit.ts';
import { securityHeaders } from '../src/middleware/security-headers.ts';
import { sessionDesk } from '../src/sessions/desk.ts';
import { asker, ends } from './fixtures.ts';

let corner: Scratch;
const whole = ends();
beforeAll(async () => {
  corner = await scratch();
  whole.add(() => corner.drop());
});
afterAll(() => whole.run());

const at = ends();
afterEach(() => at.run());

const caller = (id: string) => ({ kind: 'key' as const, id, name: id, scopes: ['status:write'] });
const never = (): never => {
  throw new Error('nobody was to be asked');
};
const keys = {
  remembered: (secret: string) => (secret.startsWith('known') ? caller(secret) : undefined),
  verify: () => Promise.reject(unauthenticated()),
} as unknown as ApiKeys;

const nobody = { call: never, close: never };
const sessions = sessionDesk({ identity: nobody, publicUrl: 'http://localhost' });

let apps = 0;

/** The app alone, with nothing behind it; what it logs; every answer is checked by the document. */
const startApp = async (wish: Partial<AppKit> = {}) => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const logger = makeLogger({ name: 'gateway', level: 'info' }, { write });
  const prefix = `${corner.redisPrefix}${(apps += 1)}:`;
  const quiet = makeLogger({ name: 'redis', level: 'silent' });
  const onStop = (_name: string, step: () => unknown): void => at.add(step);
  const app = createApp({
    ...{
      backends: { status: nobody, identity: nobody },
      prepared: never,
      sessions,
      portal: { pageIn: () => '', assets: [] },
      hub: makeHub(),
      operator: { name: 'Orvane', help: { email: '', phone: '', hours: '' } },
      keys,
      changed: never,
      logger,
    },
    ...{ redis: connectRedis({ url: corner.redisUrl, prefix, logger: quiet, onStop }), limits: usualLimits },
    ...{
      security: securityHeaders('http://localhost'),
      publicUrl: 'http://localhost',
      siteName: () => undefined,
      version: '0',
      trustedProxies: 0,
    },
    ...{ loopDelay: { currentMs: () => 0 }, isStopping: () => false },
    ...wish,
  });
  const server = await serveHttp(checkedBy(app.document(), logger)(app.listener), '127.0.0.1', 0);
  at.add(() => server.stop());
  const url = `http://127.0.0.1:${server.port}`;
  return { ask: asker(url), url, lines };
};

const paths = {
  ...{ export: '/api/v1/status/events.csv', read: '/api/v1', weather: '/assets/x.css', health: '/healthz' },
  write: '/api/v1/status/incidents',
};

describe('an overloaded gateway', () => {
  const refusedAt = async (delayMs: number): Promise<string[]> => {
    const { ask } = await startApp({ loopDelay: { currentMs: () => delayMs } });
    const answers = await Promise.all(
      Object.entries(paths).map(async ([name, path]) => {
        const answer = await ask(path, { method: name === 'write' ? 'POST' : 'GET' });
        if (answer.status !== 503 || answer.json().code !== 'service.overloaded') return [];
        expect(answer.headers.get('retry-after')).toBe('3');
        return [name];
      }),
    );
    return answers.flat();
  };

  it('GW-05 sheds the least important first, says when to come back, and stays alive to its probes', async () => {
    expect(await refusedAt(100)).toEqual([]);
    expect(await refusedAt(200)).toEqual(['export']);
    expect(await refusedAt(500)).toEqual(['export', 'read']);
    expect(await refusedAt(700)).toEqual(['export', 'read', 'weather']);
    expect(await refusedAt(1100)).toEqual(['export', 'read', 'weather', 'write']);
  });
});

describe('whom a limit counts', () => {
  // Some requests are counted in memory before Redis is there: of many the last is refused in any case.
  const limits = { ...usualLimits, read: 10 };
  const statusesOf = async (count: number, ask: ReturnType<typeof asker>, init: Parameters<typeof ask>[1]) => {
    const seen: number[] = [];
    for (let n = 0; n < count; n += 1) seen.push((await ask('/api/v1', init)).status);
    return seen;
  };
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  it('GW-05 each key has a limit of its own, whatever its address; the address has one for who has none', async () => {
    const { ask } = await startApp({ limits });
    expect((await statusesOf(40, ask, { key: 'known-a' })).at(-1)).toBe(429);
    expect(await statusesOf(1, ask, { key: 'known-b' })).toEqual([200]);
    expect(await statusesOf(1, ask, {})).toEqual([200]);
  });

  it('GW-05 without a proxy of our own nobody changes address by saying so', async () => {
    const { ask } = await startApp({ limits });
    const statuses: number[] = [];
    for (let n = 0; n < 40; n += 1) statuses.push(...(await statusesOf(1, ask, from(`10.0.0.${n}`))));
    expect(statuses.at(-1)).toBe(429);
  });

  it('GW-05 behind a proxy of our own its word counts, and what the caller wrote before it does not', async () => {
    const { ask } = await startApp({ limits, trustedProxies: 1 });
    expect((await statusesOf(40, ask, from('10.0.0.1'))).at(-1)).toBe(429);
    expect(await statusesOf(1, ask, from('10.0.0.2'))).toEqual([200]);
    expect(await statusesOf(1, ask, from('10.0.0.2, 10.0.0.1'))).toEqual([429]);
    expect(await statusesOf(1, ask, from('10.0.0.1, 10.0.0.2'))).toEqual([200]);
  });

  it('GW-05 a household of IPv6 addresses is one caller', async () => {
    const { ask } = await startApp({ limits, trustedProxies: 1 });
    expect((await statusesOf(40, ask, from('2001:db8:0:aa01::1'))).at(-1)).toBe(429);
    expect(await statusesOf(1, ask, from('2001:db8:0:aa02::7'))).toEqual([429]);
    expect(await statusesOf(1, ask, from('2001:db8:0:bb00::1'))).toEqual([200]);
  });
});

describe('what is refused on the way', () => {
  it('GW-01 every refusal is as the document says, with its headers, also before a route is found', async () => {
    const { ask } = await startApp({ limits: { ...usualLimits, unknownKey: 1 } });
    const incident = '/api/v1/status/incidents';
    const octets = { 'content-type': 'application/octet-stream' };
    expect((await ask('/api/v1', { key: 'unknown' })).headers.get('www-authenticate')).toBe('Bearer');
    expect((await ask('/nowhere', { key: 'unknown' })).status).toBe(401);
    await eventually(async () => expect((await ask('/api/v1', { key: 'unknown' })).status).toBe(429));
    expect((await ask('/nowhere?token=s3cret')).status).toBe(404);
    expect((await ask(incident)).headers.get('allow')).toBe('POST');
    expect((await ask(incident, { method: 'POST', body: 'a', headers: octets })).status).toBe(415);
    expect((await ask('/status/components/%zz')).status).toBe(400);
  });

  it('GW-01 a body that is too large is refused as the document says, without being read', async () => {
    const { url } = await startApp();
    const head = 'POST /api/v1/status/incidents HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let read = '';
      socket.on('error', reject).on('close', () => resolve(read));
      socket.on('data', (chunk) => (read += chunk.toString()));
      socket.write(`${head}Content-Length: 52428800\r\n\r\n`);
    });
    expect(text).toMatch(/^HTTP\/1.1 413 [\s\S]*X-Request-Id: [\s\S]*request.too_large/);
  });

  it('GW-01 an answer without a header that the document promises becomes an error in a test run', async () => {
    const checked = checkedBy(
      { paths: {}, components: { headers: answerHeaders } },
      makeLogger({ name: 'check', level: 'silent' }),
    );
    const bare = await serveHttp(
      checked((_req, res) => void res.writeHead(404, ['Content-Type', 'text/plain']).end('no')),
      '127.0.0.1',
      0,
    );
    at.add(() => bare.stop());
    const wrong = await asker(`http://127.0.0.1:${bare.port}`)('/x');
    expect([wrong.status, wrong.text]).toEqual([500, expect.stringContaining('without X-Request-Id')]);
  });
});

describe('the access log', () => {
  it('OP-06 has a line for every request, with who asked and what was answered, and no secret', async () => {
    const { ask, lines } = await startApp();
    const asked = [
      await ask('/api/v1?token=s3cret', { key: 'known-a' }),
      await ask('/api/v1/problems/request.stale'),
      await ask('/nowhere/s3cret?q=s3cret', { key: 'known-s3cret', method: 'DELETE' }),
      await ask('/healthz'),
    ];
    const said = lines.filter(({ msg }) => msg === 'request');
    expect(said.map(({ method, template, status, caller: by }) => [method, template, status, by])).toEqual([
      ['GET', '/api/v1', 400, 'key:known-a'],
      ['GET', '/api/v1/problems/{code}', 200, 'anonymous'],
      ['DELETE', null, 404, 'key:known-s3cret'],
    ]);
    expect(said.map(({ requestId }) => requestId)).toEqual(
      asked.slice(0, 3).map(({ headers }) => headers.get('x-request-id')),
    );
    for (const { ms } of said) expect(ms).toEqual(expect.any(Number));
    expect(JSON.stringify(said).replaceAll('key:known-s3cret', '')).not.toContain('s3cret');
  });
});
