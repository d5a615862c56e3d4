import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveKey } from './derive.ts';
import { makeDeviceTokens } from './device-tokens.ts';
import { makeLinkTokens } from './link-tokens.ts';

const secret = 'a secret of this test, long enough';
const links = makeLinkTokens(secret);
const devices = makeDeviceTokens(secret);

describe('ID-16 tokens of links', () => {
  test('ID-16 a token says which link it is of', () => {
    const token = links.tokenOf('0123456789abcdef01');
    expect(token).toMatch(/^0123456789abcdef01\.[\w-]{43}$/);
    expect(links.idOf(token)).toBe('0123456789abcdef01');
  });

  test('ID-16 a token that was cut, changed, made for another link or with another secret opens nothing', () => {
    const token = links.tokenOf('l1');
    const flipped = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
    const wrong = [
      '',
      '.',
      'l1',
      'l1.',
      token.slice(0, -1),
      `${token}A`,
      token.slice(1),
      flipped,
      token.replace('l1', 'l2'),
      ` ${token}`,
    ];
    for (const text of wrong) expect([text, links.idOf(text)]).toEqual([text, undefined]);
    expect(makeLinkTokens(`${secret}!`).idOf(token)).toBeUndefined();
    expect(links.idOf(`l1.${'A'.repeat(5_000_000)}`)).toBeUndefined();
  });

  test('ID-16 whatever is tried, only what was made here is known', () => {
    fc.assert(
      fc.property(fc.string(), fc.base64String({ maxLength: 44 }), (id, signature) => {
        expect(links.idOf(`${id}.${signature}`)).toBeUndefined();
        expect(links.idOf(`${id}.é${signature}`)).toBeUndefined();
      }),
    );
  });
});

describe('ID-12 tokens of devices', () => {
  test('ID-12 a device is known by its token at its own account only', () => {
    const token = devices.tokenOf('a1', 'd1');
    expect(devices.idOf('a1', token)).toBe('d1');
    for (const account of ['a2', '', 'a1d1']) expect(devices.idOf(account, token)).toBeUndefined();
  });

  test('ID-12 account and device cannot take a part of one another', () => {
    const token = devices.tokenOf('a1', ':d1');
    expect(devices.idOf('a1:', token.replace(':d1', 'd1'))).toBeUndefined();
    const longer = devices.tokenOf('a', '1:d');
    expect(devices.idOf('a:1', longer.replace('1:d', 'd'))).toBeUndefined();
  });

  test('ID-12 a token of a link is none of a device, and the other way round', () => {
    expect(devices.idOf('', links.tokenOf('x'))).toBeUndefined();
    expect(links.idOf(devices.tokenOf('', 'x'))).toBeUndefined();
  });
});

describe('ID-40 keys', () => {
  test('ID-40 each use and each secret has a key of its own, always the same', () => {
    const uses = ['links', 'devices', 'keys', 'pepper', 'challenge'] as const;
    const keys = [secret, `${secret}!`].flatMap((one) => uses.map((use) => deriveKey(one, use).toString('hex')));
    expect(new Set(keys).size).toBe(10);
    expect(keys.every((key) => key.length === 64)).toBe(true);
    expect(deriveKey(secret, 'links')).toEqual(deriveKey(secret, 'links'));
  });
});
