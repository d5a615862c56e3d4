import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, SignJWT } from 'jose';
import { lastAccepted } from './browser.ts';
import { accessToken, newKey } from './fake/identity-keys.ts';
import { password } from './fake/identity-world.ts';
import { asker, ends, house, startTestGateway } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house({ ATRIUM_RATE_LIMITS: 'signIn=10000,unknownKey=100000' });
});
afterAll(() => home.stop());

const at = ends();
afterEach(() => at.run());

type Tokens = { accessToken: string; refreshToken: string; expiresAt: string };
const login = 'anna@example.com';
const tokens = async (): Promise<Tokens> => {
  const answer = await home.ask('/api/v1/tokens', { method: 'POST', json: { login, password } });
  return answer.json() as unknown as Tokens;
};
const me = (key: string, ask = home.ask) => ask('/api/v1/me', { key });
const claims = () => {
  const id = home.identity.world.sessions.findLast(({ account, ended }) => account === 'anna' && !ended)?.id ?? '';
  return { sub: 'anna', sid: id, org: 'acme', nam: 'anna', scp: ['role:principal'] };
};

describe('an access token in the Authorization header', () => {
  it('ID-40 works as a key does, as the account that signed in; the refresh token gives the next', async () => {
    const first = await tokens();
    expect(Object.keys(first).sort()).toEqual(['accessToken', 'expiresAt', 'refreshToken']);
    expect((await me(first.accessToken)).json()).toMatchObject({ id: 'anna' });
    const { call } = home.identity.seen.findLast(({ method }) => method === 'GetMe') ?? {};
    expect(call?.caller).toMatchObject({
      kind: 'account',
      id: 'anna',
      organisation: 'acme',
      scopes: ['role:principal'],
    });
    expect(call?.caller.session).toMatch(/^s\d+$/);
    const json = { refreshToken: first.refreshToken };
    const next = await home.ask('/api/v1/tokens/refresh', { method: 'POST', json });
    expect((next.json() as unknown as Tokens).refreshToken).not.toBe(first.refreshToken);
    expect((await me((next.json() as unknown as Tokens).accessToken)).status).toBe(200);
  });

  it('ID-40 of an ended session is refused within a second, long before it expires', async () => {
    const { accessToken: token } = await tokens();
    expect((await me(token)).status).toBe(200);
    const endedMs = performance.now();
    for (const one of home.identity.world.sessions) one.ended = true;
    expect((await lastAccepted(() => me(token))) - endedMs).toBeLessThanOrEqual(1000);
    expect((await me(token)).json().code).toBe('identity.session_over');
  });

  it('ID-40 that is forged in any way is refused', async () => {
    const { accessToken: token } = await tokens();
    const { signing } = home.identity.world;
    const [head = '', body = '', signature = ''] = token.split('.');
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const encoded = (value: object): string => base64url.encode(JSON.stringify(value));
    const none = encoded({ alg: 'none', typ: 'at+jwt', kid: signing.kid });
    const shared = new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: signing.kid });
    const stranger = await newKey();
    const forged: Record<string, string> = {
      tampered: `${head}.${encoded({ ...payload, scp: ['keys:manage'] })}.${signature}`,
      'without signature': `${none}.${body}.`,
      'by the public key as a secret': await shared.sign(new TextEncoder().encode(JSON.stringify(signing.jwk))),
      'by a key of somebody': await accessToken(stranger, claims()),
      'by a key of somebody under our id': await accessToken({ ...stranger, kid: signing.kid }, claims()),
      'for another service': await accessToken(signing, { ...claims(), aud: 'status' }),
      'for several': await accessToken(signing, { ...claims(), aud: ['atrium', 'status'] }),
      'of another issuer': await accessToken(signing, { ...claims(), iss: 'elsewhere' }),
      'of another type': await accessToken(signing, claims(), { typ: 'JWT' }),
      'of a service': await accessToken(signing, { ...claims(), knd: 'service' }),
      expired: await accessToken(signing, { ...claims(), exp: Math.floor(Date.now() / 1000) - 1 }),
      'without session': await accessToken(signing, { ...claims(), sid: '' }),
      'with a session that nobody has': await accessToken(signing, { ...claims(), sid: 'nobodys' }),
    };
    for (const [what, one] of Object.entries(forged)) expect([what, (await me(one)).status]).toEqual([what, 401]);
    expect((await me(await accessToken(signing, claims()))).status).toBe(200);
  });
});

describe('the keys of identity', () => {
  it('ID-40 are published, without anything that is not', async () => {
    const { status, headers, json } = await home.ask('/.well-known/jwks.json');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    const { kid, jwk } = home.identity.world.signing;
    expect(json()).toEqual({ keys: [{ ...jwk, kid }] });
    expect(JSON.stringify(json())).not.toContain('"d"');
  });

  it('ID-40 a key that came since is taken up at once; tokens by the old one go on as long as it is published', async () => {
    const { world } = home.identity;
    const ask = asker((await startTestGateway(home.env, at)).url);
    await tokens();
    const old = await accessToken(world.signing, claims());
    const next = await newKey();
    world.published = [...world.published, next];
    expect((await me(old, ask)).status).toBe(200);
    expect((await me(await accessToken(next, claims()), ask)).status).toBe(200);
    world.published = world.published.slice(0, 1);
  });
});
