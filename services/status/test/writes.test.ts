import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestOf } from '@atrium/chassis/grpc/contract';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import { agent, anIncident, says, startBench, time, type Bench } from './fixtures.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  for (const key of ['api', 'left']) await bench.ask('CreateComponent', aComponent(key));
}, 60_000);

afterAll(() => bench.close());

const aComponent = (key: string, parent = 'page') => ({ component: { key, parent, name: says(`The ${key}`) } });

const anImport = (digit: string): RequestOf<StatusServiceDefinition, 'StartImport'> => ({
  format: 'csv',
  digest: digit.repeat(64),
  parts: 1,
  bytes: 10,
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code: unknown }).code,
  );

const mismatch = 'request.idempotency_mismatch';

describe('GW-04 every door that takes a key', () => {
  it('GW-04 an import begins once for a key, found or made; another import under the key is refused', async () => {
    const first = await bench.ask('StartImport', anImport('a'), { key: 'begin' });
    expect(await bench.ask('StartImport', anImport('a'), { key: 'begin' })).toEqual(first);
    expect(await codeOf(bench.ask('StartImport', anImport('b'), { key: 'begin' }))).toBe(mismatch);
    const found = await bench.ask('StartImport', anImport('a'), { key: 'find' });
    expect(found.id).toBe(first.id);
    expect(await codeOf(bench.ask('StartImport', anImport('c'), { key: 'find' }))).toBe(mismatch);
  });

  it('GW-04 an import is run once for a key; another one under the key is refused', async () => {
    const [one, two] = await Promise.all(['d', 'e'].map((digit) => bench.ask('StartImport', anImport(digit))));
    for (const id of [one?.id ?? '', two?.id ?? ''])
      await bench.ask('PutImportPart', { id, part: 0, content: Buffer.from('0123456789') });
    const run = await bench.ask('RunImport', { id: one?.id ?? '' }, { key: 'run' });
    expect((await bench.ask('RunImport', { id: one?.id ?? '' }, { key: 'run' })).id).toBe(run.id);
    expect(await codeOf(bench.ask('RunImport', { id: two?.id ?? '' }, { key: 'run' }))).toBe(mismatch);
    expect((await bench.ask('GetImport', { id: two?.id ?? '' })).state).toBe('receiving');
  });

  it('GW-04 a draft is published once for a key, and answered as it was then', async () => {
    const draft = await bench.ask('CreateEvent', anIncident({ publication: 'PUBLICATION_DRAFT' }));
    const other = await bench.ask('CreateEvent', anIncident({ publication: 'PUBLICATION_DRAFT' }));
    const publish = { id: draft.id, version: draft.version };
    const first = await bench.ask('PublishEvent', publish, { key: 'publish' });
    await bench.ask('AddUpdate', { eventId: draft.id, phase: 'PHASE_RESOLVED', text: says('Over.') });
    expect(await bench.ask('PublishEvent', publish, { key: 'publish' })).toEqual(first);
    const another = { id: other.id, version: other.version };
    expect(await codeOf(bench.ask('PublishEvent', another, { key: 'publish' }))).toBe(mismatch);
  });

  it('GW-04 a report that was made is answered again, also when its template and its component are gone', async () => {
    const template = { key: 'slow', kind: 'EVENT_KIND_INCIDENT' as const, title: says('Slow'), text: says('We look.') };
    const kept = await bench.ask('PutTemplate', { template: { ...template, impact: 'IMPACT_MINOR' } });
    const wish = anIncident({ template: 'slow', title: null, text: null, phase: 'PHASE_RESOLVED' });
    const made = await bench.ask('CreateEvent', wish, { key: 'templated' });
    await bench.ask('DeleteTemplate', { key: 'slow', version: kept.version });
    expect(await bench.ask('CreateEvent', wish, { key: 'templated' })).toEqual(made);
    expect(await codeOf(bench.ask('CreateEvent', wish, { key: 'another' }))).toBe('status.template_not_found');
  });

  it('GW-04 a component is made once for a key, also when the same is sent twice at one time; a taken key is told as such', async () => {
    const create = () => bench.ask('CreateComponent', aComponent('twice'), { key: 'make' });
    const [first, second] = await Promise.all([create(), create()]);
    expect(second).toEqual(first);
    expect(await create()).toEqual(first);
    await expect(bench.ask('CreateComponent', aComponent('twice'), { key: 'make again' })).rejects.toMatchObject({
      ...{ code: 'status.key_taken', params: { key: 'twice' }, fields: [{ field: 'key', code: 'taken' }] },
    });
  });
});

describe('GW-03 who changed it', () => {
  const ada = { kind: 'key', id: 'admin', name: 'Ada' };

  it('GW-03 components, regions, settings and templates say who changed them last and when', async () => {
    const since = Math.floor(Date.now() / 1000);
    const component = await bench.ask('CreateComponent', aComponent('signed'));
    const region = await bench.ask('PutRegion', {
      region: { key: 'na', name: says('America'), timeZone: 'America/Toronto', position: 1 },
    });
    const before = await bench.ask('GetSettings', {});
    const settings = await bench.ask('PutSettings', { settings: { ...before, name: says('Weather') } });
    const wish = { key: 'signed', kind: 'EVENT_KIND_INCIDENT' as const, title: says('T'), text: says('t') };
    const template = await bench.ask('PutTemplate', { template: { ...wish, impact: 'IMPACT_MINOR' } }, { as: agent });
    for (const { updatedAt, updatedBy } of [component, region, settings, template]) {
      expect(Number(updatedAt?.seconds)).toBeGreaterThanOrEqual(since);
      expect(updatedBy?.name).toBe(updatedBy?.id === 'agent' ? 'Agnès' : 'Ada');
    }
    expect(before.updatedBy).toMatchObject({ kind: 'service' });
    expect((await bench.ask('GetComponent', { key: 'signed' })).updatedBy).toEqual(ada);
  });

  it('GW-03 the settings are changed by who saw their version only, from the first change on', async () => {
    const before = await bench.ask('GetSettings', {});
    const change = (version: number) => bench.ask('PutSettings', { settings: { ...before, name: says('X'), version } });
    for (const version of [0, before.version - 1, before.version + 1])
      expect(await codeOf(change(version))).toBe('request.stale');
    expect((await change(before.version)).version).toBe(before.version + 1);
  });

  it('GW-03 a change of a component touches the fields that it names, and no other', async () => {
    const before = await bench.ask('CreateComponent', aComponent('fields', 'api'));
    const component = { key: 'fields', version: before.version, position: 7, parent: 'left' };
    const after = await bench.ask('UpdateComponent', { component, fields: ['position'] });
    expect(after).toMatchObject({ position: 7, parent: 'api', name: before.name, knownSince: before.knownSince });
    const strange = bench.ask('UpdateComponent', { component, fields: ['version'] });
    expect(await codeOf(strange)).toBe('request.invalid');
  });

  it('ST-05 GW-03 a history that begins earlier by an event is a change of the component that nobody overwrites unseen', async () => {
    const seen = await bench.ask('CreateComponent', aComponent('old'));
    await bench.ask('CreateEvent', {
      ...anIncident({ components: ['old'], phase: 'PHASE_RESOLVED' }),
      startsAt: time('2026-03-10T10:00:00Z'),
      endsAt: time('2026-03-10T11:00:00Z'),
    });
    const rename = (version: number) =>
      bench.ask('UpdateComponent', { component: { ...seen, name: says('New'), version }, fields: ['name'] });
    expect(await codeOf(rename(seen.version))).toBe('request.stale');
    const now = await bench.ask('GetComponent', { key: 'old' });
    expect([now.knownSince, now.version]).toEqual([time('2026-03-10T10:00:00Z'), seen.version + 1]);
    const renamed = await rename(now.version);
    expect([renamed.knownSince, renamed.updatedBy?.name]).toEqual([time('2026-03-10T10:00:00Z'), 'Ada']);
  });
});

describe('GW-03 pages of events', () => {
  it('GW-03 a page of events that say much ends early, and its token leads on to the rest', async () => {
    const text = { fr: '語'.repeat(20_000), en: '語'.repeat(20_000) };
    const ids: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const begin = time(`2026-02-0${count + 1}T10:00:00Z`);
      const { id } = await bench.ask('CreateEvent', {
        ...anIncident({ title: says(`Long ${count}`), components: ['left'], text }),
        startsAt: begin,
      });
      for (let said = 0; said < 9; said += 1) await bench.ask('AddUpdate', { eventId: id, text });
      ids.unshift(id);
    }
    const first = await bench.ask('ListEvents', { component: 'left', page: { size: 100 } });
    expect(first.events.map(({ id }) => id)).toEqual(ids.slice(0, 1));
    const second = await bench.ask('ListEvents', {
      component: 'left',
      page: { size: 100, token: first.nextPageToken },
    });
    expect([second.events.map(({ id }) => id), second.nextPageToken]).toEqual([ids.slice(1), '']);
    const other = { component: 'left', kind: 'EVENT_KIND_INCIDENT' as const };
    const page2 = { size: 100, token: first.nextPageToken };
    expect(await codeOf(bench.ask('ListEvents', { ...other, page: page2 }))).toBe('request.invalid');
    const turned = { from: time('2026-05-05T00:00:00Z'), until: time('2026-05-01T00:00:00Z') };
    expect(await codeOf(bench.ask('ListEvents', turned))).toBe('status.ends_before_start');
    const whole = await bench.ask('ListEvents', { component: 'left', intervals: true, page: { size: 1 } });
    expect([whole.events[0]?.intervals.length, first.events[0]?.intervals.length]).toEqual([2, 0]);
    const oldest = await bench.ask('ListEvents', { component: 'left', oldestFirst: true, page: { size: 1 } });
    const next = { component: 'left', oldestFirst: true, page: { size: 1, token: oldest.nextPageToken } };
    const all = [...oldest.events, ...(await bench.ask('ListEvents', next)).events];
    expect(all.map(({ id }) => id)).toEqual(ids.toReversed());
    const weather = await bench.ask('GetWeather', { days: 5 });
    const open = weather.open.filter(({ id }) => ids.includes(id));
    expect(open.map(({ updates }) => updates.length)).toEqual([1, 1]);
    for (const eventId of ids) await bench.ask('AddUpdate', { eventId, phase: 'PHASE_RESOLVED', text: says('Over.') });
    const page = await bench.ask('GetComponentWeather', { key: 'left', days: 5, page: { size: 50 } });
    expect([page.past.map(({ id }) => id), page.nextPageToken === '']).toEqual([ids.slice(0, 1), false]);
  }, 60_000);

  it('ST-08 by newest update a word on an old event brings it to the front, page by page too', async () => {
    await bench.ask('CreateComponent', { component: { key: 'told', parent: 'page', name: says('Told') } });
    const begin = (day: number) => ({
      ...anIncident({ components: ['told'] }),
      startsAt: time(`2026-02-0${day}T10:00:00Z`),
    });
    const old = await bench.ask('CreateEvent', begin(1));
    const young = await bench.ask('CreateEvent', begin(2));
    const news = { component: 'told', newestUpdateFirst: true };
    const told = async () => {
      const first = await bench.ask('ListEvents', { ...news, page: { size: 1 } });
      const next = await bench.ask('ListEvents', { ...news, page: { size: 1, token: first.nextPageToken } });
      return [...first.events, ...next.events].map(({ id }) => id);
    };
    expect(await told()).toEqual([young.id, old.id]);
    await bench.ask('AddUpdate', { eventId: old.id, text: says('News.') });
    expect(await told()).toEqual([old.id, young.id]);
    expect(await codeOf(bench.ask('ListEvents', { ...news, oldestFirst: true }))).toBe('request.invalid');
    for (const { id } of [old, young])
      await bench.ask('AddUpdate', { eventId: id, phase: 'PHASE_RESOLVED', text: says('Over.') });
  });
});
