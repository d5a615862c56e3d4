import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { eventually } from '@atrium/testkit/eventually';
import { startProxy } from '@atrium/testkit/proxy';
import { allScopes } from '../src/keys/scopes.ts';
import { keyStore } from '../src/store/api-keys.ts';
import { asker, ends, house, startTestGateway } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const at = ends();
afterEach(() => at.run());

const create = (json: object, key = home.first, headers: Record<string, string> = {}) =>
  home.ask('/api/v1/keys', { method: 'POST', key, json, headers });
const drafts = (key: string, ask = home.ask) => ask('/api/v1/keys?limit=1', { key });

describe('API keys', () => {
  it('ID-43 a key is shown once, has a prefix, and only its hash is stored', async () => {
    const made = await create({ name: 'monitoring', scopes: ['keys:manage'] });
    expect(made.status).toBe(201);
    const { key, id, prefix } = made.json() as { key: string; id: string; prefix: string };
    expect(key).toMatch(/^atr_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    const shown = await home.ask(`/api/v1/keys/${id}`, { key: home.first });
    expect(shown.text).not.toContain(key.slice(prefix.length));
    expect((await home.ask('/api/v1/keys', { key: home.first })).text).not.toContain(key.slice(prefix.length));
    expect((await drafts(key)).status).toBe(200);
  });

  it('ID-43 a revoked key is refused at once, and revoking again changes nothing', async () => {
    const { key, id } = (await create({ name: 'gone', scopes: ['keys:manage'] })).json() as { key: string; id: string };
    expect((await drafts(key)).status).toBe(200);
    for (let n = 0; n < 2; n += 1) {
      expect((await home.ask(`/api/v1/keys/${id}`, { method: 'DELETE', key: home.first })).status).toBe(204);
    }
    const refused = await drafts(key);
    expect([refused.status, refused.json().code]).toEqual([401, 'key.revoked']);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('ID-43 a key ends at its time', async () => {
    const soon = new Date(Date.now() + 1500).toISOString();
    const { key } = (await create({ name: 'short', scopes: ['keys:manage'], expiresAt: soon })).json() as {
      key: string;
    };
    expect((await drafts(key)).status).toBe(200);
    await eventually(async () => expect((await drafts(key)).json().code).toBe('key.expired'));
    const past = await create({ name: 'late', scopes: ['keys:manage'], expiresAt: '2020-01-01T00:00:00Z' });
    expect(past.text).toContain('"field":"/expiresAt","code":"key.expires_in_past"');
  });

  it('ID-43 a key gives no right that it does not have, and managing keys needs its scope', async () => {
    const { key: manager } = (await create({ name: 'm', scopes: ['keys:manage'] })).json() as { key: string };
    const more = await create({ name: 'n', scopes: ['status:write'] }, manager);
    expect([more.status, more.json().code]).toEqual([403, 'key.scope_not_owned']);
    const { key: writer } = (await create({ name: 'w', scopes: ['status:write'] })).json() as { key: string };
    expect((await drafts(writer)).status).toBe(403);
    expect((await home.ask('/api/v1/keys')).status).toBe(401);
  });

  it('ID-43 the first key of an older installation has the rights that came since, from the next start on', async () => {
    const id = home.first.slice(4, 12);
    const database = `${home.env.ATRIUM_DATABASE_PREFIX ?? ''}gateway`;
    const logger = makeLogger({ name: 'test', level: 'silent' });
    const mongo = connectMongo({ url: home.env.ATRIUM_MONGODB_URL ?? '', database, logger });
    at.add(() => mongo.close());
    await keyStore(mongo).setScopes(id, ['keys:manage']);
    const ask = asker((await startTestGateway(home.env, at)).url);
    expect((await ask(`/api/v1/keys/${id}`, { key: home.first })).json()).toMatchObject({ scopes: allScopes });
    const json = { name: 'heir', scopes: allScopes };
    expect((await ask('/api/v1/keys', { method: 'POST', key: home.first, json })).status).toBe(201);
  });

  it('ID-43 a first key that was revoked stays so at the next start', async () => {
    const { key, id } = (await create({ name: 'gone', scopes: ['keys:manage'] })).json() as { key: string; id: string };
    await home.ask(`/api/v1/keys/${id}`, { method: 'DELETE', key: home.first });
    const { url } = await startTestGateway({ ...home.env, ATRIUM_FIRST_API_KEY: key }, at);
    expect((await drafts(key, asker(url))).status).toBe(401);
  });

  it('ID-43 the last use is told, to the minute', async () => {
    const { key, id } = (await create({ name: 'used', scopes: ['keys:manage'] })).json() as { key: string; id: string };
    await drafts(key);
    await eventually(async () => {
      const shown = (await home.ask(`/api/v1/keys/${id}`, { key: home.first })).json();
      expect(Date.parse(String(shown.lastUsedAt))).toBeGreaterThan(Date.now() - 60_000);
    });
  });

  it('GW-04 the same Idempotency-Key and body give the same whole key, on every replica; another body 422', async () => {
    const { url } = await startTestGateway(home.env, at);
    const other = asker(url);
    const headers = { 'idempotency-key': 'make-one' };
    const json = { name: 'one', scopes: ['status:write'] };
    const both = await Promise.all([
      create(json, home.first, headers),
      other('/api/v1/keys', { method: 'POST', key: home.first, json, headers }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].json().key).toBe(both[1].json().key);
    const differs = await create({ ...json, name: 'two' }, home.first, headers);
    expect([differs.status, differs.json().code]).toEqual([422, 'request.idempotency_mismatch']);
  });

  it('ID-43 unknown keys are slowed down by address before the store is asked', async () => {
    const { url } = await startTestGateway({ ...home.env, ATRIUM_RATE_LIMITS: 'unknownKey=5' }, at);
    const ask = asker(url);
    const guess = (n: number) => `atr_${n.toString(16).padStart(8, '0')}_${'A'.repeat(43)}`;
    const codes: number[] = [];
    for (let n = 0; n < 30; n += 1) codes.push((await ask('/api/v1', { key: guess(n) })).status);
    expect(codes[0]).toBe(401);
    expect(codes.at(-1)).toBe(429);
  });

  it('ID-43 a key that was used a moment ago goes on while MongoDB is frozen', async () => {
    const proxy = await startProxy(home.env.ATRIUM_MONGODB_URL ?? '');
    at.add(() => proxy.close());
    const { url } = await startTestGateway({ ...home.env, ATRIUM_MONGODB_URL: proxy.url }, at);
    const ask = asker(url);
    const index = () => ask('/api/v1', { key: home.first });
    await eventually(async () => expect((await index()).status).toBe(200));
    proxy.freeze();
    expect((await index()).status).toBe(200);
    proxy.thaw();
  });
});
