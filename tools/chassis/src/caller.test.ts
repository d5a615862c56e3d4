import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { anonymous, hasScope, organisationOf, makeCallerSigner, makeCallerVerifier, type Caller } from './caller.ts';

const secret = 'a secret of tests, known to everybody';
const caller: Caller = {
  kind: 'key',
  id: 'k1',
  name: 'Zoé',
  scopes: ['status:read', 'status:write'],
  organisation: 'o1',
};
const refused = expect.objectContaining({ code: 'request.unauthenticated', kind: 'unauthenticated' });

const makeClock = (at = 1_700_000_000_000) => {
  let now = at;
  return Object.assign(() => now, { advance: (ms: number) => void (now += ms) });
};

const forged = (alter: (jwt: SignJWT) => SignJWT, key = secret, alg = 'HS256') =>
  alter(
    new SignJWT({ knd: 'key', nam: 'n', scp: [] })
      .setProtectedHeader({ alg })
      .setIssuer('atrium')
      .setSubject('s')
      .setAudience('status')
      .setIssuedAt()
      .setExpirationTime('60s'),
  ).sign(Buffer.from(key));

describe('callers', () => {
  test('OP-09 who asks crosses to a service whole, whatever its name', async () => {
    const [sign, verify] = [makeCallerSigner(secret), makeCallerVerifier(secret, 'status')];
    const callers = fc.record({
      kind: fc.constantFrom<Caller['kind']>('key', 'account', 'service', 'anonymous'),
      id: fc.string({ unit: 'grapheme' }),
      name: fc.string({ unit: 'grapheme' }),
      scopes: fc.array(fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(callers, fc.option(fc.string(), { nil: undefined }), async (who, organisation) => {
        const sent = organisation === undefined ? who : { ...who, organisation };
        expect(await verify(await sign(sent, 'status'))).toEqual(sent);
      }),
    );
  });

  test('OP-09 no token is the public, which has no scope', async () => {
    const verified = await makeCallerVerifier(secret, 'status')(undefined);
    expect(verified).toBe(anonymous);
    expect(hasScope(verified, 'status:read')).toBe(false);
    expect(hasScope(caller, 'status:read')).toBe(true);
    expect(hasScope(caller, 'status')).toBe(false);
  });

  test('OP-10 who acts for no organisation gets none to hand on', () => {
    expect(organisationOf({ organisation: 'acme' })).toBe('acme');
    for (const organisation of [undefined, ''])
      expect(() => organisationOf({ organisation })).toThrow('request.forbidden');
  });

  test('OP-09 a token for another service is refused', async () => {
    const token = await makeCallerSigner(secret)(caller, 'ticketing');
    await expect(makeCallerVerifier(secret, 'status')(token)).rejects.toEqual(refused);
  });

  test('OP-09 a token is good for 60 s, remembered or not', async () => {
    const clock = makeClock();
    const token = await makeCallerSigner(secret, clock)(caller, 'status');
    const verify = makeCallerVerifier(secret, 'status', clock);
    clock.advance(59_000);
    await expect(verify(token)).resolves.toEqual(caller);
    clock.advance(1000);
    await expect(verify(token)).rejects.toEqual(refused);
    await expect(makeCallerVerifier(secret, 'status', clock)(token)).rejects.toEqual(refused);
  });

  test('OP-09 a token always has half a minute left when it is given out', async () => {
    const clock = makeClock();
    const sign = makeCallerSigner(secret, clock);
    const first = await sign(caller, 'status');
    clock.advance(29_999);
    expect(await sign(caller, 'status')).toBe(first);
    clock.advance(1);
    expect(await sign(caller, 'status')).not.toBe(first);
  });

  test('OP-09 callers that differ in a scope, a name or an organisation do not share a token', async () => {
    const sign = makeCallerSigner(secret);
    const others = [
      { scopes: ['status:read'] },
      { name: 'x' },
      { organisation: 'o2' },
      { id: 'k2' },
      { kind: 'account' as const },
    ];
    const tokens = await Promise.all([{}, ...others].map((other) => sign({ ...caller, ...other }, 'status')));
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('OP-09 a verified token is remembered: the second check is the same caller, not a new one', async () => {
    const verify = makeCallerVerifier(secret, 'status');
    const token = await makeCallerSigner(secret)(caller, 'status');
    expect(await verify(token)).toBe(await verify(token));
  });

  const bad: [string, () => Promise<string> | string][] = [
    ['nonsense', () => 'nonsense'],
    ['an empty one', () => ''],
    ['another secret’s', () => makeCallerSigner('y'.repeat(32))(caller, 'status')],
    [
      'an unsigned one',
      () => new UnsecuredJWT({ knd: 'key' }).setSubject('s').setAudience('status').setIssuer('atrium').encode(),
    ],
    ['one of another issuer', () => forged((jwt) => jwt.setIssuer('elsewhere'))],
    [
      'one of no known kind',
      () =>
        new SignJWT({ knd: 'root', nam: '', scp: [] })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer('atrium')
          .setSubject('s')
          .setAudience('status')
          .setIssuedAt()
          .setExpirationTime('60s')
          .sign(Buffer.from(secret)),
    ],
    [
      'one that never expires',
      () =>
        new SignJWT({ knd: 'key', nam: '', scp: [] })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer('atrium')
          .setSubject('s')
          .setAudience('status')
          .setIssuedAt()
          .sign(Buffer.from(secret)),
    ],
  ];
  test.each(bad)('OP-09 a bad token (%s) is unauthenticated', async (_what, make) => {
    await expect(makeCallerVerifier(secret, 'status')(await make())).rejects.toEqual(refused);
  });

  test('OP-09 a token of another algorithm is refused, even with the right secret', async () => {
    const long = secret.repeat(2);
    await expect(makeCallerVerifier(long, 'status')(await forged((jwt) => jwt, long))).resolves.toMatchObject({
      id: 's',
    });
    const token = await forged((jwt) => jwt, long, 'HS512');
    await expect(makeCallerVerifier(long, 'status')(token)).rejects.toEqual(refused);
  });

  test('OP-09 a token with one letter changed is refused, wherever it is changed', async () => {
    const token = await makeCallerSigner(secret)(caller, 'status');
    const verify = makeCallerVerifier(secret, 'status');
    await verify(token);
    // The last letter of the signature has two bits that mean nothing.
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 2), async (at) => {
        const letter = token[at] === 'A' ? 'B' : 'A';
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        await expect(verify(changed)).rejects.toEqual(refused);
      }),
    );
  });
});
