import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedInBrowser, type Browser } from './browser.ts';
import { password } from './fake/identity-world.ts';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
let anna: Browser;
beforeAll(async () => {
  home = await house({ ATRIUM_RATE_LIMITS: 'signIn=10000,reset=1000,signUp=1000,public=10000' });
  anna = await signedInBrowser(home.ask);
});
afterAll(() => home.stop());

const profile = { lastName: 'Durand', firstName: 'Anna', language: 'fr' };
const activation = { token: 'good-token', ...profile, password, notice: '1' };
const invitation = { ...profile, email: 'new@example.com', role: 'member' };
const company = { name: 'Acme', siret: '732 829 320 00074', regions: ['eu'], proof: 'e30=', notice: '1' };
const signUp = { ...company, lastName: 'Durand', firstName: 'Anna', email: 'anna@example.com', password };

type Asked = [method: string, path: string, json?: object, status?: number];

/** Everything that is open to who is not signed in. */
const open: Asked[] = [
  ...[['GET', 'sign-up/challenge'] as Asked, ['POST', 'sign-up', signUp, 204] as Asked],
  ...[['POST', 'sign-up/confirm', { token: 'good-token' }] as Asked, ['GET', 'password-rules'] as Asked],
  ...[['POST', 'password-rules/judge', { password, words: ['Durand'] }] as Asked],
  ...[['POST', 'reset', { login: 'nobody@example.com' }, 204] as Asked],
  ...[['POST', 'reset/confirm', { token: 'good-token', password }] as Asked],
  ...[['POST', 'links', { token: 'good-token' }] as Asked, ['POST', 'activation', activation] as Asked],
  ['POST', 'activation/ask', { token: 'good-token' }, 204],
];

/** Everything that is for who is signed in. */
const own: Asked[] = [
  ...[['GET', 'me'] as Asked, ['GET', 'me/sessions'] as Asked, ['GET', 'organisation'] as Asked],
  ...[['POST', 'me/password', { oldPassword: password, newPassword: 'Another-43-one' }, 204] as Asked],
  ...[['PUT', 'session/organisation', { organisation: 'acme' }] as Asked],
  ...[['GET', 'accounts'] as Asked, ['GET', 'accounts/max'] as Asked, ['POST', 'accounts', invitation, 201] as Asked],
  ...['invitation', 'unblock', 'deactivate', 'reactivate'].map((act): Asked => ['POST', `accounts/max/${act}`]),
  ...[['GET', 'audit?act=account&from=2026-01-01T00:00:00Z'] as Asked, ['GET', 'audit/verification'] as Asked],
  ['GET', 'mails?state=sent'],
];

const ask = (by: Pick<Browser, 'ask'>, [method, path, json]: Asked) =>
  by.ask(`/api/v1/${path}`, { method, ...(json && { json }) });

describe('the routes of identity', () => {
  it.each(open)('GW-01 %s %s is open to all, as the document says, and kept by nobody', async (...asked) => {
    const answer = await ask(home, asked);
    expect([asked[1], answer.status, answer.status < 300 ? '' : answer.text]).toEqual([asked[1], asked[3] ?? 200, '']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(own)('ID-44 %s %s is for who is signed in; nobody else is told anything', async (...asked) => {
    const answer = await ask(anna, asked);
    expect([asked[1], answer.status, answer.status < 300 ? '' : answer.text]).toEqual([asked[1], asked[3] ?? 200, '']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const refused = await ask(home, asked);
    const reached = asked[1].startsWith('accounts/') && asked[0] === 'POST';
    expect([asked[1], refused.status]).toEqual([asked[1], 401]);
    if (reached) expect(refused.json().code).toBe('request.unauthenticated');
  });

  it('GW-03 one’s profile is changed with the ETag that was read; what is not sent stays; a stale one is told', async () => {
    const read = await anna.ask('/api/v1/me');
    const etag = read.headers.get('etag') ?? '';
    const change = (headers: Record<string, string>) =>
      anna.ask('/api/v1/me', { method: 'PATCH', json: { timeZone: 'Asia/Tokyo' }, headers });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': etag })).json()).toMatchObject({ timeZone: 'Asia/Tokyo', lastName: 'Durand' });
    const stale = await change({ 'if-match': etag });
    expect([stale.status, stale.json().code]).toEqual([412, 'request.stale']);
    expect(stale.json().stale).toMatchObject({ differs: [], current: { id: 'anna', timeZone: 'Asia/Tokyo' } });
  });

  it('GW-03 accounts come in pages, each once', async () => {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const answer = await anna.ask(`/api/v1/accounts?limit=1${cursor}`);
      const page = answer.json() as { accounts: { id: string }[]; nextCursor: string | null };
      ids.push(...page.accounts.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(ids).toEqual(['admin', 'anna', 'max']);
    expect((await anna.ask('/api/v1/accounts?limit=101')).status).toBe(400);
  });

  it('ID-16 a link that is good for nothing is one answer, cut, used or invented', async () => {
    for (const token of ['used', 'x', 'a'.repeat(500), '<script>', 'é\u202e'])
      expect([token, (await ask(home, ['POST', 'links', { token }])).json().code]).toEqual([
        token,
        'identity.link_not_found',
      ]);
  });

  it('ID-15 a body with a password of 5 MB is refused before it is read, one of 11 kB too', async () => {
    for (const size of [11_000, 5_000_000]) {
      const asked = home.identity.seen.length;
      const answer = await ask(home, ['POST', 'session', { login: 'a', password: 'p'.repeat(size) }]);
      expect([answer.status, answer.json().code]).toEqual([413, 'request.too_large']);
      expect(home.identity.seen.length).toBe(asked);
    }
  });

  it('ID-01 names that turn the writing round or have no end are refused with their field', async () => {
    for (const name of ['Ac\u202eme', 'A\u0000', 'x'.repeat(10_000)]) {
      const answer = await ask(home, ['POST', 'sign-up', { ...signUp, name }]);
      const { errors } = answer.json() as { errors: { field: string }[] };
      expect([answer.status, errors.map(({ field }) => field)]).toEqual([400, ['/name']]);
    }
  });

  it('GW-01 every route of identity is in the document with the ways to say who asks', async () => {
    const { paths } = (await home.ask('/api/v1/openapi.json')).json() as {
      paths: Record<string, Record<string, { tags: string[]; security?: object[] }>>;
    };
    for (const [method, path] of [...open, ...own]) {
      const template = `/api/v1/${path.split('?')[0] ?? ''}`.replace('accounts/max', 'accounts/{id}');
      const operation = paths[template]?.[method.toLowerCase()];
      expect([path, operation?.tags]).toEqual([path, ['identity']]);
      expect([path, operation?.security !== undefined]).toEqual([path, own.some(([, one]) => one === path)]);
    }
  });
});
