import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refuseScans } from '@atrium/testkit/query-plans';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { digest, listed, openRecordStores, type RecordStores } from '../../test/record-stores.ts';
import { verifyAudit } from '../application/verify-audit.ts';
import type { Seal } from '../application/record-ports.ts';
import { draftOf, sealEntry, type AuditEntry } from '../domain/audit.ts';
import { scopesOf } from '../domain/rights.ts';

let corner: Scratch;
let stores: RecordStores;

beforeAll(async () => {
  corner = await scratch();
  stores = await openRecordStores(corner);
}, 60_000);
afterAll(async () => {
  await stores.connection.close();
  await corner.drop();
});

const seal: Seal = (draft, last) => sealEntry(draft, last, digest);
const draft = (organisation: string, index: number, type = 'account.changed') =>
  draftOf({
    id: `${organisation}-${index}`,
    type: `atrium.identity.${type}.v1`,
    subject: `subject-${index % 3}`,
    time: new Date((1_800_000_000 + index) * 1000).toISOString(),
    organisation,
    data: { by: { kind: 'account', id: `actor-${index % 2}`, name: 'Ada' }, number: index },
  });
const append = (organisation: string, index: number, type?: string) =>
  stores.audit.append(draft(organisation, index, type), seal);
const fill = async (organisation: string, length: number) => {
  for (let index = 1; index <= length; index++) await append(organisation, index);
};
const verify = (organisation: string) => {
  const caller = { kind: 'account', id: 'p', name: 'P', scopes: scopesOf('principal'), organisation } as const;
  return verifyAudit({ audit: stores.audit, digest })(caller);
};
const chain = async (organisation: string): Promise<AuditEntry[]> => listed(stores.audit.chain(organisation));
const head = (organisation: string) => stores.raw('audit_heads').findOne({ _id: organisation });

describe('appending to the audit trail', () => {
  it('ID-45 many at once make one chain without gaps, each entry once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => append('race', index)));
    const entries = await chain('race');
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(new Set(entries.map(({ event }) => event)).size).toBe(40);
    expect(await verify('race')).toMatchObject({ good: 40, broken: 0, hash: entries.at(-1)?.hash });
    expect(await head('race')).toMatchObject({ number: 40, hash: entries.at(-1)?.hash });
  });

  it('ID-45 the same event twice is one entry, also when both come at once', async () => {
    const told = await Promise.all([append('twice', 1), append('twice', 1), append('twice', 1)]);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await append('twice', 1)).toBe(false);
    expect(await chain('twice')).toHaveLength(1);
  });

  it('ID-45 organisations have chains of their own', async () => {
    await fill('one', 3);
    await fill('two', 2);
    expect(await verify('one')).toMatchObject({ good: 3, broken: 0 });
    expect(await verify('two')).toMatchObject({ good: 2, broken: 0 });
    expect(await verify('three')).toMatchObject({ good: 0, broken: 0 });
  });

  it('ID-45 a process that dies between the entry and the head leaves a whole chain, and the event that comes again moves the head', async () => {
    await fill('crash', 3);
    const [, second] = await chain('crash');
    await stores.raw('audit_heads').updateOne({ _id: 'crash' }, { $set: { number: 2, hash: second?.hash } });
    expect(await verify('crash')).toMatchObject({ good: 3, broken: 0 });
    expect(await append('crash', 3)).toBe(false);
    expect(await head('crash')).toMatchObject({ number: 3 });
    await append('crash', 4);
    expect(await verify('crash')).toMatchObject({ good: 4, broken: 0 });
  });
});

describe('a chain that somebody changed behind our back', () => {
  const tampered = async (name: string, change: (entries: AuditEntry[]) => Promise<unknown>) => {
    await fill(name, 5);
    await change(await chain(name));
    return verify(name);
  };
  const audit = () => stores.raw('audit');

  it.each(['at', 'act', 'actorKind', 'actor', 'actorName', 'subjectKind', 'subject', 'details', 'previous', 'hash'])(
    'ID-45 one character of %s is found at its entry',
    async (field) => {
      const found = await tampered(`byte-${field}`, async (entries) => {
        const value = entries[2]?.[field as 'act' | 'at'] ?? '';
        const other = typeof value === 'number' ? value + 1 : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
        await audit().updateOne({ _id: entries[2]?.event ?? '' }, { $set: { [field]: other } });
      });
      expect(found).toMatchObject({ good: 2, broken: 3 });
    },
  );

  it('ID-45 a deleted entry is named', async () => {
    const found = await tampered('delete', (entries) => audit().deleteOne({ _id: entries[1]?.event ?? '' }));
    expect(found).toMatchObject({ good: 1, broken: 2 });
  });

  it('ID-45 an entry that was deleted and all behind it renumbered is named', async () => {
    const found = await tampered('shift', async (entries) => {
      await audit().deleteOne({ _id: entries[1]?.event ?? '' });
      for (const { event, number } of entries.slice(2))
        await audit().updateOne({ _id: event }, { $set: { number: number - 1 } });
    });
    expect(found).toMatchObject({ good: 1, broken: 2 });
  });

  it('ID-45 two exchanged entries are named by the first', async () => {
    const found = await tampered('swap', async ([, second, , fourth]) => {
      await audit().updateOne({ _id: second?.event ?? '' }, { $set: { number: 99 } });
      await audit().updateOne({ _id: fourth?.event ?? '' }, { $set: { number: 2 } });
      await audit().updateOne({ _id: second?.event ?? '' }, { $set: { number: 4 } });
    });
    expect(found).toMatchObject({ good: 1, broken: 2 });
  });

  it('ID-45 an entry moved to another organisation is missing from its own', async () => {
    const found = await tampered('moved', (entries) =>
      audit().updateOne({ _id: entries[3]?.event ?? '' }, { $set: { organisation: 'elsewhere' } }),
    );
    expect(found).toMatchObject({ good: 3, broken: 4 });
  });

  it('ID-45 a cut end is found, and stays so however many entries follow', async () => {
    const found = await tampered('cut', async (entries) => {
      for (const { event } of entries.slice(3)) await audit().deleteOne({ _id: event });
    });
    expect(found).toMatchObject({ good: 3, broken: 4 });
    for (const index of [6, 7, 8, 9]) await append('cut', index);
    expect((await chain('cut')).map(({ number }) => number)).toEqual([1, 2, 3, 6, 7, 8, 9]);
    expect(await verify('cut')).toMatchObject({ good: 3, broken: 4 });
  });

  it('ID-45 a whole chain that was deleted is found', async () => {
    const found = await tampered('gone', () => audit().deleteMany({ organisation: 'gone' }));
    expect(found).toMatchObject({ good: 0, broken: 1 });
  });

  it('ID-45 a last entry that was made anew with a right hash is found, and stays so', async () => {
    const found = await tampered('forged', async (entries) => {
      const { event, hash, number, previous, ...rest } = entries[4] ?? entries[0] ?? ({} as AuditEntry);
      const forged = sealEntry({ ...rest, event, actor: 'nobody' }, { number: number - 1, hash: previous }, digest);
      expect(forged.hash).not.toBe(hash);
      await audit().updateOne({ _id: event }, { $set: { actor: 'nobody', hash: forged.hash } });
    });
    expect(found).toMatchObject({ good: 4, broken: 5 });
    await append('forged', 6);
    expect((await verify('forged')).broken).toBeGreaterThan(0);
  });
});

describe('reading the audit trail', () => {
  beforeAll(async () => {
    for (let index = 1; index <= 60; index++)
      await append(
        'read',
        index,
        index % 4 === 0 ? 'session.opened' : index % 2 === 0 ? 'account.blocked' : 'account.changed',
      );
    await append('other', 1);
  });
  const numbers = async (filter: object, after?: { at: number; number: number }, limit = 100) =>
    (await stores.audit.list({ organisation: 'read', ...filter }, after, limit)).map(({ number }) => number);
  const downFrom = (from: number, step: number, until = 1) =>
    Array.from({ length: Math.floor((from - until) / step) + 1 }, (_, index) => from - index * step);

  it('ID-45 is newest first, by act, kind, actor, subject and time, and of one organisation', async () => {
    expect(await numbers({})).toEqual(downFrom(60, 1));
    expect(await numbers({ act: 'session.opened' })).toEqual(downFrom(60, 4));
    expect(await numbers({ subjectKind: 'account', act: 'account.blocked' })).toEqual(downFrom(58, 4));
    expect(await numbers({ actor: 'actor-0' })).toEqual(downFrom(60, 2));
    expect(await numbers({ subject: 'subject-0' })).toEqual(downFrom(60, 3));
    expect(await numbers({ from: 1_800_000_010, to: 1_800_000_013 })).toEqual([12, 11, 10]);
    expect(await numbers({ actor: 'actor-0', subject: 'subject-0', from: 1_800_000_050 })).toEqual([60, 54]);
  });

  it('GW-03 goes on after a place, also among entries of one second', async () => {
    expect(await numbers({}, { at: 1_800_000_060, number: 60 }, 2)).toEqual([59, 58]);
    expect(await numbers({ act: 'session.opened' }, { at: 1_800_000_056, number: 56 }, 2)).toEqual([52, 48]);
    await stores.audit.append({ ...draft('read', 61), at: 1_800_000_060 }, seal);
    expect(await numbers({}, undefined, 2)).toEqual([61, 60]);
    expect(await numbers({}, { at: 1_800_000_060, number: 61 }, 2)).toEqual([60, 59]);
  });

  it('OP-08 every query has its index, its order too', async () => {
    const after = { at: 1_800_000_030, number: 30 };
    const filters = [
      {},
      { act: 'account.blocked' },
      { subjectKind: 'account' },
      { actor: 'actor-0' },
      { subject: 'subject-0' },
    ];
    const plans = await refuseScans(stores.connection, async () => {
      for (const filter of filters) {
        await numbers(filter);
        await numbers(filter, after, 5);
        await numbers({ ...filter, from: 1_800_000_005, to: 1_800_000_050 }, after, 5);
      }
      await chain('read');
      await append('read', 62);
      await append('read', 62);
    });
    expect(plans.filter(({ sorted, whole }) => sorted || whole).map(({ asked }) => asked)).toEqual([]);
  });
});
