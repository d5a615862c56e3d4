import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkEnd, checkEntry, uncheckedChain } from './audit-check.ts';
import { type AuditEntry, canonicalJson, chainBegin, draftOf, hashOf, isAudited, sealEntry } from './audit.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const eventOf = (index: number) => ({
  id: `e${index}`,
  type: 'atrium.identity.account.invited.v1',
  subject: `account-${index}`,
  time: '2026-11-22T10:00:00Z',
  organisation: 'acme',
  data: { by: { kind: 'account', id: 'ada', name: 'Ada' }, account: { id: `account-${index}`, email: 'z@exemple.fr' } },
});

const chainOf = (length: number): AuditEntry[] => {
  const chain: AuditEntry[] = [];
  for (let index = 1; index <= length; index++)
    chain.push(sealEntry(draftOf(eventOf(index)), chain.at(-1) ?? chainBegin, digest));
  return chain;
};
const headOf = (chain: AuditEntry[]) => chain.at(-1);
const check = (chain: AuditEntry[], head = headOf(chain)) => checkWith(chain, head);
const checkWith = (chain: AuditEntry[], head: AuditEntry | undefined) =>
  checkEnd(
    chain.reduce((found, entry) => checkEntry(found, entry, head, digest), uncheckedChain),
    head,
  );

describe('an entry of the audit trail', () => {
  it('ID-45 says who did what to what and when; details are JSON with sorted keys, without the actor', () => {
    expect(sealEntry(draftOf(eventOf(1)), chainBegin, digest)).toEqual({
      event: 'e1',
      number: 1,
      at: Date.parse('2026-11-22T10:00:00Z') / 1000,
      organisation: 'acme',
      act: 'account.invited',
      ...{ actorKind: 'account', actor: 'ada', actorName: 'Ada', subjectKind: 'account', subject: 'account-1' },
      details: '{"account":{"email":"z@exemple.fr","id":"account-1"}}',
      previous: '0'.repeat(64),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('ID-45 has a hash that anybody can make again from its other fields', () => {
    const [, entry] = chainOf(2);
    if (entry === undefined) throw new Error('no entry');
    const { hash, ...rest } = entry;
    const text = JSON.stringify(Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))));
    expect(digest(text)).toBe(hash);
  });

  it('ID-45 keeps no secret, however deep, and no half of a character', () => {
    const data = {
      session: { id: 's', secretHash: 'x', refreshToken: 'y' },
      list: [{ password: 'z', kept: 1 }],
      by: { name: 'A\ud800' },
    };
    const draft = draftOf({ ...eventOf(1), data });
    expect(draft.details).toBe('{"list":[{"kept":1}],"session":{"id":"s"}}');
    expect(draft.actorName).toBe('A\ufffd');
  });

  it('ID-45 is the same whatever the order in which the facts were written', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, 9: 1, 10: 2 })).toBe(
      '{"10":2,"9":1,"b":[1,{"c":"x","d":null}]}',
    );
    expect(canonicalJson({ 10: 2, 9: 1, b: [1, { c: 'x', d: null }] })).toBe(
      canonicalJson({ b: [1, { d: null, c: 'x' }], 9: 1, 10: 2 }),
    );
  });

  it('ID-45 is made of everything but wishes for mails; what is nobody’s is in the operator’s chain', () => {
    const audited = [
      'account.blocked',
      'session.opened',
      'session.ended',
      'organisation.created',
      'role.given',
      'mail.asked',
    ];
    const types = audited.filter((fact) => isAudited(`atrium.identity.${fact}.v1`));
    expect(types).toEqual(audited.slice(0, -1));
    expect(draftOf({ ...eventOf(1), organisation: undefined }).organisation).toBe('operator');
  });
});

describe('a chain of the audit trail', () => {
  it('ID-45 that nobody touched is whole, and an empty one too', () => {
    const chain = chainOf(5);
    expect(check(chain)).toEqual({ good: 5, broken: 0, hash: chain[4]?.hash });
    expect(check([])).toEqual({ good: 0, broken: 0, hash: '0'.repeat(64) });
  });

  it('ID-45 shows every change of one character of any field, at the entry that was changed', () => {
    const fields = Object.keys(chainOf(1)[0] ?? {}) as (keyof AuditEntry)[];
    expect(fields).toHaveLength(13);
    for (const field of fields) {
      const chain = chainOf(4);
      const [, , third] = chain;
      if (third === undefined) throw new Error('no entry');
      const value = third[field];
      const other =
        typeof value === 'number' ? value + 1000 : `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`;
      chain[2] = { ...third, [field]: other };
      expect([field, check(chain).broken, check(chain).good]).toEqual([field, 3, 2]);
    }
  });

  it('ID-45 shows an entry that was taken away, put in between or exchanged with another', () => {
    const without = chainOf(5).filter(({ number }) => number !== 3);
    expect(check(without)).toMatchObject({ good: 2, broken: 3 });
    const [one, two, three, ...rest] = chainOf(5);
    if (one === undefined || two === undefined || three === undefined) throw new Error('no entries');
    const added = sealEntry(draftOf(eventOf(77)), two, digest);
    expect(check([one, two, { ...added, number: 2.5 }, three, ...rest])).toMatchObject({ good: 2, broken: 3 });
    const swapped = [one, { ...three, number: 2 }, { ...two, number: 3 }, ...rest];
    expect(check(swapped)).toMatchObject({ good: 1, broken: 2 });
  });

  it('ID-45 shows an entry that was made anew with a right hash: its successor remembers another one', () => {
    for (const place of [1, 2, 4]) {
      const chain = chainOf(5);
      const last = chain[place - 2] ?? chainBegin;
      chain[place - 1] = sealEntry({ ...draftOf(eventOf(place)), actor: 'eve' }, last, digest);
      expect(check(chain)).toEqual({ good: place - 1, broken: place, hash: last.hash });
    }
    const other = chainOf(1).map((entry) => sealEntry(entry, { number: 0, hash: 'f'.repeat(64) }, digest));
    expect(checkWith(other, undefined)).toMatchObject({ good: 0, broken: 1 });
  });

  it('ID-45 shows that its end was cut off, or made anew with right hashes: its head is known', () => {
    const chain = chainOf(5);
    expect(check(chain.slice(0, 3), headOf(chain))).toMatchObject({ good: 3, broken: 4 });
    expect(checkWith(chain.slice(0, 3), undefined)).toMatchObject({ good: 3, broken: 4 });
    const forged = [...chain.slice(0, 4), sealEntry(draftOf(eventOf(66)), chain[3] ?? chainBegin, digest)];
    expect(check(forged, headOf(chain))).toMatchObject({ good: 4, broken: 5 });
  });

  it('ID-45 is whole while its head is behind, as a crash between the two writes leaves it', () => {
    const chain = chainOf(5);
    expect(check(chain, chain[3])).toMatchObject({ good: 5, broken: 0 });
    expect(checkWith(chainOf(1), undefined)).toMatchObject({ good: 1, broken: 0 });
  });

  it('ID-45 whose entries were all hashed anew is told by a hash that was written down elsewhere', () => {
    const chain = chainOf(3);
    const anew = sealEntry({ ...draftOf(eventOf(1)), actor: 'eve' }, chainBegin, digest);
    expect(check([anew], anew)).toMatchObject({ good: 1, broken: 0 });
    expect(anew.hash).not.toBe(chain[0]?.hash);
    expect(hashOf(anew, digest)).toBe(anew.hash);
  });
});
