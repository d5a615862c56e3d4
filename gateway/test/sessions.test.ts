import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { lastAccepted, signedInBrowser } from './browser.ts';
import { password } from './fake/identity-world.ts';
import { asker, ends, house, startTestGateway } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
const many = { ATRIUM_RATE_LIMITS: 'signIn=10000,unknownKey=100000' };
beforeAll(async () => {
  home = await house(many);
});
afterAll(() => home.stop());

const at = ends();
afterEach(() => at.run());

const login = 'anna@example.com';
const signIn = (ask = home.ask, json: object = { login, password }, headers = {}) =>
  ask('/api/v1/session', { method: 'POST', json, headers });
const end = (cookie: string): void => {
  for (const one of home.identity.world.sessions) if (cookie.includes(one.secret)) one.ended = true;
};

describe('the cookies of a session', () => {
  it('GW-06 the session’s is bound to the host, closed to scripts and other sites; the device’s lasts 400 days', async () => {
    const { status, headers } = await signIn();
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    const [session, device] = headers.getSetCookie();
    expect(session).toMatch(/^__Host-atrium=secret-of-session-\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(device).toBe(
      '__Host-atrium-device=device-of-a-test.hmac; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  it('GW-06 where browsers keep no secure cookies, as on http in a network, they have plain names', async () => {
    const { url } = await startTestGateway({ ...home.env, ATRIUM_PUBLIC_URL: 'http://atrium.lan:8080' }, at);
    const [session] = (await signIn(asker(url))).headers.getSetCookie();
    expect(session).toMatch(/^atrium=secret-of-session-\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('ID-12 the device that is known is told to identity, with the browser and its address', async () => {
    const headers = { cookie: '__Host-atrium-device=known-device-token.hmac', 'user-agent': 'Browser 1' };
    await signIn(home.ask, { login, password }, headers);
    const { request } = home.identity.seen.findLast(({ method }) => method === 'SignIn') ?? {};
    expect(request).toMatchObject({
      ...{ kind: 'browser', device: 'known-device-token.hmac' },
      client: { agent: 'Browser 1', address: '127.0.0.1' },
    });
  });

  it('ID-33 a wrong password gives no cookie, and the answer of identity', async () => {
    const answer = await signIn(home.ask, { login, password: 'wrong' });
    expect([answer.status, answer.json().code]).toEqual([401, 'identity.sign_in_refused']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('ID-33 who is signed in by cookie is told with organisation, role and rights; nobody is nobody', async () => {
    const anna = await signedInBrowser(home.ask);
    const { status, json, headers } = await anna.ask('/api/v1/session');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(json()).toMatchObject({
      ...{ signedIn: true, organisation: { id: 'acme', name: 'Org acme' }, role: 'principal' },
      ...{ csrf: anna.csrf(), scopes: ['role:principal'], account: { id: 'anna', email: login } },
    });
    expect((await home.ask('/api/v1/session')).json()).toEqual({ signedIn: false });
    expect((await home.ask('/api/v1/session', { key: home.first })).json()).toEqual({ signedIn: false });
  });
});

describe('a session that ends', () => {
  it('GW-06 signing out ends it, takes the cookie away, and is the same when it is over already', async () => {
    const anna = await signedInBrowser(home.ask);
    const cookie = anna.cookie();
    const out = await anna.ask('/api/v1/session', { method: 'DELETE' });
    expect([out.status, out.headers.getSetCookie()]).toEqual([
      204,
      ['__Host-atrium=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax'],
    ]);
    expect((await home.ask('/api/v1/me', { headers: { cookie } })).status).toBe(401);
    expect((await home.ask('/api/v1/session', { method: 'DELETE', headers: { cookie } })).status).toBe(204);
  });

  it('ID-40 what is ended elsewhere is refused by every gateway within a second', async () => {
    const other = asker((await startTestGateway(home.env, at)).url);
    const anna = await signedInBrowser(home.ask);
    const headers = { cookie: anna.cookie() };
    for (const ask of [home.ask, other]) expect((await ask('/api/v1/me', { headers })).status).toBe(200);
    const endedMs = performance.now();
    end(anna.cookie());
    const lastMs = await Promise.all(
      [home.ask, other].map((ask) => lastAccepted(() => ask('/api/v1/me', { headers }))),
    );
    for (const last of lastMs) expect(last - endedMs).toBeLessThanOrEqual(1000);
  });

  it('GW-06 an ended session’s cookie is cleared; public addresses answer as to everybody, others say it is over', async () => {
    const anna = await signedInBrowser(home.ask);
    const headers = { cookie: anna.cookie() };
    end(anna.cookie());
    const open = await home.ask('/api/v1/status/components', { headers });
    expect([open.status, open.headers.getSetCookie()[0]]).toEqual([
      200,
      expect.stringContaining('__Host-atrium=; Max-Age=0'),
    ]);
    const closed = await home.ask('/api/v1/me', { headers });
    expect([closed.status, closed.json().code]).toEqual([401, 'identity.session_over']);
  });

  it('ID-40 of one’s own sessions one is ended, or all others; ending the one that asks takes its cookie away', async () => {
    const [here, there] = [await signedInBrowser(home.ask), await signedInBrowser(home.ask)];
    const { sessions } = (await here.ask('/api/v1/me/sessions')).json() as {
      sessions: { id: string; current: boolean }[];
    };
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect((await here.ask('/api/v1/me/sessions', { method: 'DELETE' })).json()).toEqual({
      ended: sessions.length - 1,
    });
    const headers = { cookie: there.cookie() };
    await eventually(async () => expect((await home.ask('/api/v1/me', { headers })).status).toBe(401));
    const id = sessions.find(({ current }) => current)?.id ?? '';
    const ended = await here.ask(`/api/v1/me/sessions/${id}`, { method: 'DELETE' });
    expect([ended.status, here.cookie()]).toEqual([204, '__Host-atrium-device=device-of-a-test.hmac']);
  });
});

describe('changes by cookie', () => {
  const json = { oldPassword: password, newPassword: 'Another-Courtyard-43' };
  const change = (headers: Record<string, string>) =>
    home.ask('/api/v1/me/password', { method: 'POST', json, headers });
  const expectRefused = async (headers: Record<string, string>) => {
    const asked = home.identity.count('ChangePassword');
    const answer = await change(headers);
    expect([answer.status, answer.json().code]).toEqual([403, 'request.csrf']);
    expect(home.identity.count('ChangePassword')).toBe(asked);
  };

  it('GW-06 need the session’s own token', async () => {
    const [anna, max] = [await signedInBrowser(home.ask), await signedInBrowser(home.ask, 'max@example.com')];
    await expectRefused({ cookie: anna.cookie() });
    await expectRefused({ cookie: anna.cookie(), 'x-atrium-csrf': '' });
    await expectRefused({ cookie: anna.cookie(), 'x-atrium-csrf': `${anna.csrf()}x` });
    await expectRefused({ cookie: anna.cookie(), 'x-atrium-csrf': max.csrf() });
    expect((await change({ cookie: anna.cookie(), 'x-atrium-csrf': anna.csrf() })).status).toBe(204);
  });

  it('GW-06 are refused from another site’s page, whatever they carry; our own pages may', async () => {
    const anna = await signedInBrowser(home.ask);
    const right = { cookie: anna.cookie(), 'x-atrium-csrf': anna.csrf() };
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:8081',
      'http://localhost.evil.example:8080',
    ])
      await expectRefused({ ...right, origin });
    for (const site of ['cross-site', 'same-site']) await expectRefused({ ...right, 'sec-fetch-site': site });
    for (const origin of ['http://localhost:8080', new URL(home.url).origin])
      expect((await change({ ...right, origin, 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });

  it('GW-06 a sign-in from another site’s page is refused; an old session keeps nobody from signing in', async () => {
    const foreign = await signIn(home.ask, { login, password }, { origin: 'https://evil.example' });
    expect([foreign.status, foreign.json().code]).toEqual([403, 'request.csrf']);
    const anna = await signedInBrowser(home.ask);
    expect((await signIn(home.ask, { login, password }, { cookie: anna.cookie() })).status).toBe(200);
  });

  it('GW-06 API keys and access tokens need no token', async () => {
    const made = { name: 'k', scopes: ['status:write'] };
    expect((await home.ask('/api/v1/keys', { method: 'POST', key: home.first, json: made })).status).toBe(201);
    const { accessToken } = (
      await home.ask('/api/v1/tokens', { method: 'POST', json: { login, password } })
    ).json() as { accessToken: string };
    const answer = await home.ask('/api/v1/me/password', { method: 'POST', key: accessToken, json });
    expect(answer.status).toBe(204);
  });
});

describe('while identity is away', () => {
  it('GW-06 nobody is let in by an older answer; what is public goes on, and keys too', async () => {
    const anna = await signedInBrowser(home.ask);
    const headers = { cookie: anna.cookie() };
    expect((await home.ask('/api/v1/me', { headers })).status).toBe(200);
    const away = await startTestGateway({ ...home.env, ATRIUM_IDENTITY_URL: '127.0.0.1:1' }, at);
    const ask = asker(away.url);
    const closed = await ask('/api/v1/me', { headers });
    expect([closed.status, closed.json().kind, closed.json().code]).toEqual([503, undefined, 'service.unavailable']);
    expect((await ask('/api/v1/me', { headers, method: 'PATCH', json: {} })).status).toBe(503);
    for (const path of ['/status', '/sign-in', '/api/v1/status/weather?days=3'])
      await eventually(async () => expect([path, (await ask(path, { headers })).status]).toEqual([path, 200]));
    expect((await ask('/api/v1/keys', { key: home.first })).status).toBe(200);
  });
});

describe('secrets that are tried', () => {
  it('GW-05 wrong ones are slowed down by address; good ones from there go on', async () => {
    const limits = { ATRIUM_RATE_LIMITS: 'unknownKey=3,signIn=100' };
    const prefix = `${home.env.ATRIUM_REDIS_PREFIX ?? ''}tried:`;
    const { url } = await startTestGateway({ ...home.env, ...limits, ATRIUM_REDIS_PREFIX: prefix }, at);
    const ask = asker(url);
    const anna = await signedInBrowser(ask);
    expect((await anna.ask('/api/v1/me')).status).toBe(200);
    const codes: number[] = [];
    for (let n = 0; n < 12; n += 1)
      codes.push((await ask('/api/v1/me', { headers: { cookie: `__Host-atrium=guessed-secret-number-${n}` } })).status);
    expect([codes[0], codes.at(-1)]).toEqual([401, 429]);
    expect((await anna.ask('/api/v1/me')).status).toBe(200);
  });

  it('GW-05 sign-in, reset and sign-up have limits of their own, by address, whoever asks', async () => {
    const prefix = `${home.env.ATRIUM_REDIS_PREFIX ?? ''}own:`;
    const usual = { ...home.env, ATRIUM_REDIS_PREFIX: prefix, ATRIUM_RATE_LIMITS: 'read=3000' };
    const ask = asker((await startTestGateway(usual, at)).url);
    const passed = async (path: string, json: object, key?: string) => {
      const codes: number[] = [];
      for (let n = 0; n < 14; n += 1) {
        const who = key === undefined ? {} : { key };
        codes.push((await ask(path, { method: 'POST', json, ...who })).status);
      }
      return codes.filter((code) => code !== 429).length;
    };
    const within = (count: number, limit: number) => {
      expect(count).toBeGreaterThanOrEqual(limit - 1);
      expect(count).toBeLessThanOrEqual(limit + 2);
    };
    within(await passed('/api/v1/session', { login, password: 'no' }), 10);
    within(await passed('/api/v1/reset', { login }), 5);
    within(await passed('/api/v1/sign-up', {}, home.first), 5);
    expect((await ask('/api/v1/session')).status).toBe(200);
  });
});
