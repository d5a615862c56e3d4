import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { benches, type StoreBench } from '../../test/store-benches.ts';
import { monthId } from '../application/ports.ts';
import { at } from '../domain/fixtures.ts';
import { applyShares, emptyMonth } from '../domain/months.ts';

const zone = { name: 'Europe/Paris', version: 1 };
const begin = at('2026-05-02T10:00Z');
const share = {
  id: 'e1',
  revision: 1,
  parts: [{ state: 'major_outage' as const, from: begin, to: begin + 3600 }],
};
const monthOf = (component: string, month = '2026-05') =>
  applyShares(emptyMonth({ component, region: 'eu', month }, zone), month === '2026-05' ? [share] : []);
const eu = { key: 'eu', timeZone: 'Europe/Paris' };

describe.each(benches)('prepared months %s', (_, open) => {
  let bench: StoreBench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.close());

  test('ST-05 a month is written by who saw its version; the others are told to do it again', async () => {
    const { months } = bench.stores;
    const [mail, web] = [monthOf('mail'), monthOf('web')];
    expect(await months.write([])).toEqual([]);
    expect(await months.write([mail, web].map((month) => ({ month, version: 0 })))).toEqual([]);
    expect(await months.write([{ month: mail, version: 0 }])).toEqual([monthId(mail)]);
    const both = [
      { month: mail, version: 2 },
      { month: web, version: 1 },
    ];
    expect(await months.write(both)).toEqual([monthId(mail)]);
    const found = await months.findMany([mail, web, monthOf('nope')].map(monthId));
    expect([...found.values()].map(({ version }) => version).sort()).toEqual([1, 2]);
    expect(found.get(monthId(mail))).toEqual({ month: mail, version: 1 });
  });

  test('ST-14 months are read by region, zone and component, with their parts where something may still move', async () => {
    const { months } = bench.stores;
    await months.write([{ month: monthOf('read', '2026-04'), version: 0 }]);
    await months.write([{ month: monthOf('read'), version: 0 }]);
    const of = { components: ['read'], parts: true };
    const found = await months.read(eu, ['2026-04', '2026-05'], of);
    expect(found.map(({ month }) => month).sort()).toEqual(['2026-04', '2026-05']);
    expect(await months.read(eu, ['2026-05'], of)).toEqual([monthOf('read')]);
    expect(await months.read(eu, ['2026-05'], { ...of, parts: false })).toEqual([{ ...monthOf('read'), events: [] }]);
    expect(await months.read({ ...eu, timeZone: 'UTC' }, ['2026-05'], of)).toEqual([]);
    expect(await months.read({ ...eu, key: 'us' }, ['2026-05'], of)).toEqual([]);
    expect((await months.read(eu, ['2026-05'], { parts: false })).length).toBeGreaterThan(1);
  });
});
