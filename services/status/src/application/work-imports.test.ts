import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fakeStores } from '../../test/fakes/stores.ts';
import { component, say, stamp } from '../domain/fixtures.ts';
import { claimImport, newImport, runImport, type Import } from '../domain/imports.ts';
import { workImports } from './work-imports.ts';

const begin = Date.UTC(2026, 10, 22) / 1000;
const digest = (text: Uint8Array | string): string => createHash('sha256').update(text).digest('hex');

/** Outages of an hour each, long ago. */
const history = (count: number): Buffer => {
  const at = (hours: number): string => new Date(Date.UTC(2020, 0, 1) + hours * 3_600_000).toISOString();
  const rows = Array.from({ length: count }, (_, i) => `e${i},Outage ${i},${at(i * 5)},${at(i * 5 + 1)},Web`);
  return Buffer.from(['id,title,begin,end,component', ...rows].join('\n'));
};

/** A running import, and a clock that moves on by so many seconds at each breath; `meanwhile` is done at each, too. */
const startWork = async (
  content: Buffer,
  secondsPerBreath: number,
  meanwhile: () => Promise<void> | void = () => undefined,
) => {
  const stores = fakeStores();
  const at = { now: begin, defects: [] as unknown[] };
  await stores.components.create('page', { state: component('page', { parent: '' }), facts: [] }, { now: begin });
  const region = { key: 'eu', name: say('Europe'), timeZone: 'UTC', position: 0, ...stamp };
  await stores.regions.create('eu', { state: region, facts: [] }, { now: begin });
  const asked = {
    digest: digest(content),
    parts: 1,
    bytes: content.length,
    dryRun: false,
    region: '',
    columns: {},
    parent: '',
  };
  const made = newImport('import-1', 'key', 1, { ...asked, format: 'csv', language: 'en' });
  await stores.imports.create('import-1', made, { now: begin });
  await stores.imports.putPart('import-1', 0, content);
  await stores.imports.update('import-1', (of) => runImport(of, [0], begin), { now: begin });
  const work = workImports({
    ...stores,
    clock: { now: () => at.now },
    ids: { next: () => 'worker-1' },
    digest,
    prepare: () => Promise.resolve(),
    breathe: async () => {
      at.now += secondsPerBreath;
      await meanwhile();
    },
    tellDefect: (error) => void at.defects.push(error),
  });
  const claim = (worker: string) =>
    stores.imports.update('import-1', (of) => claimImport(of, worker, at.now, at.now + 60), { now: at.now });
  const state = async (): Promise<Import> => (await stores.imports.get('import-1')).state;
  return { stores, at, work, claim, state };
};

describe('the work on an import', () => {
  it('ST-11 stays its worker’s however long its plan takes', async () => {
    const rivals: string[] = [];
    const bench = await startWork(history(1000), 29, async () => {
      rivals.push((await bench.claim('worker-2')).state.worker);
    });
    await bench.work(new AbortController().signal);
    expect(new Set(rivals)).toEqual(new Set(['worker-1']));
    expect(await bench.state()).toMatchObject({ state: 'done', attempts: 0, counts: { created: 1000 } });
    expect(bench.at.now - begin).toBeGreaterThan(120);
  });

  it('ST-11 ends, and writes nothing, when another has taken it over', async () => {
    const bench = await startWork(history(1000), 61, () => void bench.claim('worker-2'));
    await bench.work(new AbortController().signal);
    expect(await bench.state()).toMatchObject({ state: 'running', worker: 'worker-2', handled: 0 });
    expect(await bench.stores.events.find('e0')).toBeUndefined();
    expect(bench.at.defects).toEqual([]);
  });

  it('OP-04 ends in the middle of a plan when the service stops, and may be taken up at once', async () => {
    const stopping = new AbortController();
    const bench = await startWork(history(1000), 1, () => stopping.abort());
    await bench.work(stopping.signal);
    expect(await bench.state()).toMatchObject({ state: 'running', handled: 0, attempts: 0 });
    expect((await bench.claim('worker-2')).state.worker).toBe('worker-2');
    expect(bench.at.defects).toEqual([]);
  });

  it('ST-11 ST-18 goes on where there is no room for more components: each is refused with its line', async () => {
    const bench = await startWork(history(3), 1);
    for (let index = 1; index < 2000; index += 1) {
      const one = component(`c${index}`, { parent: 'page' });
      await bench.stores.components.create(one.key, { state: one, facts: [] }, { now: begin });
    }
    await bench.work(new AbortController().signal);
    expect(await bench.state()).toMatchObject({ state: 'done', counts: { componentsCreated: 0, created: 0 } });
    const [line] = await bench.stores.imports.lines('import-1', -1, 10);
    expect(line).toMatchObject({ outcome: 'refused', code: 'status.too_many' });
  });
});
