import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkEmail, emailKeyOf, mistakesInEmail } from './emails.ts';

const codesOf = (text: string): string[] => mistakesInEmail('email', text).map(({ code }) => code);

describe('ID-01 addresses that are taken', () => {
  test('ID-01 an address is kept as it was written, and found without regard to case', () => {
    expect(checkEmail(' Ada.Lovelace+news@Example.ORG ')).toEqual({
      email: 'Ada.Lovelace+news@Example.ORG',
      key: 'ada.lovelace+news@example.org',
    });
  });

  test('ID-01 dots and plus make another address: only the owner of a domain knows what they mean', () => {
    const keys = ['a.b@example.org', 'ab@example.org', 'ab+x@example.org'].map(emailKeyOf);
    expect(new Set(keys).size).toBe(3);
  });

  test('ID-01 a domain with accents is found however it was written: composed, apart, or as the network has it', () => {
    const written = [
      'rené@société.fr',
      'rene\u0301@socie\u0301te\u0301.fr',
      'RENÉ@SOCIÉTÉ.FR',
      'rené@xn--socit-esab.fr',
    ];
    expect(new Set(written.map((email) => checkEmail(email).key))).toEqual(new Set(['rené@xn--socit-esab.fr']));
  });

  test('ID-01 addresses of one writing are taken, whichever it is', () => {
    for (const email of [
      "o'neil@example.org",
      'почта@пример.рф',
      'почта@example.com',
      '用户@例え.jp',
      'α@παράδειγμα.gr',
    ])
      expect([email, codesOf(email)]).toEqual([email, []]);
  });
});

describe('ID-01 addresses that are not', () => {
  test('ID-51 nothing that begins a header of its own in a mail is taken', () => {
    const ends = [
      '\r\nBcc: all@example.org',
      '\n',
      '\r',
      '\u0000',
      '\u0085',
      '\u2028',
      '\t',
      ' x',
      '\u00a0x',
      '\u200b',
      '\u202e',
    ];
    for (const end of ends) expect([end, codesOf(`ada@example.org${end}`)]).toEqual([end, ['bad_character']]);
    for (const text of ['a@example.org,b@example.org', 'Ada<a@example.org>', 'a@example.org;b', '"a b"@example.org'])
      expect(codesOf(text)).not.toEqual([]);
  });

  test('ID-01 letters that pass for others are refused, in front of the @ and behind', () => {
    for (const email of ['ada@ex\u0430mple.org', '\u0430da@example.org', 'ad\u03b1@example.org', 'ada@p\u0430ypal.com'])
      expect([email, codesOf(email)]).toEqual([email, ['mixed_scripts']]);
  });

  test('ID-01 letters of mathematics and full width, which read as plain ones, are refused', () => {
    for (const email of [
      '\u{1d41a}da@example.org',
      '\uff41da@example.org',
      'ada@e\uff58ample.org',
      'ada@example\u3002org',
    ])
      expect([email, codesOf(email)]).toEqual([email, ['format']]);
  });

  test('ID-01 what is no address is refused', () => {
    const wrong = [
      'ada',
      '@example.org',
      'ada@',
      'a@b@example.org',
      'ada@example',
      'ada@.org',
      'ada@-x.org',
      'a..b@example.org',
    ];
    for (const email of [
      ...wrong,
      'ada@127.0.0.1',
      'ada@[127.0.0.1]',
      'ada@example.org:25',
      'ada@example.org/x',
      'ada@0x7f.1',
    ])
      expect([email, codesOf(email)]).toEqual([email, ['format']]);
    expect(codesOf('  ')).toEqual(['required']);
  });

  test('ID-01 longer than 254 characters is too long, as it is written and as the network has it', () => {
    const email = (length: number) =>
      `ada@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(length - 191)}.org`;
    expect([email(250).length, codesOf(email(250))]).toEqual([250, []]);
    expect(codesOf(email(255))).toEqual(['too_long']);
    expect(codesOf('x'.repeat(5_000_000))).toEqual(['too_long']);
    expect(codesOf(`${'a'.repeat(65)}@example.org`)).toEqual(['format']);
    const grows = `ada@${Array.from({ length: 20 }, () => 'éèà').join('.')}.${'x'.repeat(60)}.fr`;
    expect(grows.length).toBeLessThan(254);
    expect(codesOf(grows)).not.toEqual([]);
  });

  test('ID-01 what is refused says which field, and throws one error', () => {
    expect(() => checkEmail('x', 'mail')).toThrow('request.invalid: mail format');
  });
});

describe('ID-33 keys by which an account is looked for', () => {
  test('ID-33 any text has a key, and the key of a key is itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress()), (text) => {
        const key = emailKeyOf(text);
        expect(emailKeyOf(key)).toBe(key);
      }),
    );
    expect(emailKeyOf('x'.repeat(5_000_000))).toBe('');
  });

  test('ID-01 what is taken has a key without blanks and control characters, in one writing of its domain', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (a, b) => {
          const email = `${a}@${b}.fr`;
          if (codesOf(email).length === 0) expect(emailKeyOf(email)).toMatch(/^[^\s\p{Cc}@]+@[a-z0-9.-]+$/u);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
