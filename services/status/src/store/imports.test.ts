import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { benches, type StoreBench } from '../../test/store-benches.ts';
import { newImport, type ImportLine, type ImportRequest } from '../domain/imports.ts';

const now = 1_700_000_000;
const request: ImportRequest = {
  format: 'csv',
  digest: 'a'.repeat(64),
  parts: 2,
  bytes: 10,
  dryRun: false,
  region: '',
  columns: {},
  parent: '',
  language: 'en',
};
const line = (number: number, code: string): ImportLine => ({
  line: number,
  outcome: 'note',
  where: 'row',
  code,
  detail: '',
  about: '',
});

describe.each(benches)('imports %s', (_, open) => {
  let bench: StoreBench;
  const imports = () => bench.stores.imports;
  beforeAll(async () => {
    bench = await open();
    for (const run of [1, 2]) await imports().create(`k-${run}`, newImport(`k-${run}`, 'k', run, request), { now });
  });
  afterAll(() => bench.close());

  test('ST-11 of several runs of one input the newest is found; one that is missing is told as such', async () => {
    expect((await imports().latest('k'))?.state.id).toBe('k-2');
    expect(await imports().latest('nope')).toBeUndefined();
    await expect(imports().get('nope')).rejects.toMatchObject({ code: 'status.import_not_found' });
  });

  test('ST-11 those that run wait until nobody works on them', async () => {
    await imports().update('k-1', (state) => ({ state: { ...state, state: 'running', leaseUntil: now }, facts: [] }), {
      now,
    });
    expect([await imports().waiting(now - 1), await imports().waiting(now)]).toEqual([[], ['k-1']]);
  });

  test('ST-11 a part is kept once, in its place, until they are all dropped', async () => {
    const put = (part: number, text: string) => imports().putPart('k-1', part, Buffer.from(text));
    expect([await put(1, 'b'), await put(0, 'a'), await put(1, 'other')]).toEqual([true, true, false]);
    expect(Buffer.concat(await imports().parts('k-1')).toString()).toBe('ab');
    expect([await imports().receivedParts('k-1'), await imports().receivedParts('k-2')]).toEqual([[0, 1], []]);
    await imports().dropParts('k-1');
    expect([await imports().parts('k-1'), await imports().receivedParts('k-1')]).toEqual([[], []]);
  });

  test('ST-11 the report is read page by page; a line written again is the same line', async () => {
    await imports().addLines('k-1', []);
    await imports().addLines('k-1', [line(2, 'c'), line(0, 'a'), line(1, 'b')]);
    await imports().addLines('k-1', [line(1, 'b')]);
    expect((await imports().lines('k-1', -1, 2)).map(({ code }) => code)).toEqual(['a', 'b']);
    expect(await imports().lines('k-1', 1, 2)).toEqual([line(2, 'c')]);
    expect(await imports().lines('k-2', -1, 2)).toEqual([]);
  });
});
