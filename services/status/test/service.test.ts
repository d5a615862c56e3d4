import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { administrator, agent, anIncident, anonymous, reader, says, startBench, time, type Bench } from './fixtures.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  for (const [key, parent] of [
    ['api', 'page'],
    ['payroll', 'page'],
    ['payslips', 'payroll'],
    ['exports', 'payslips'],
    ['pdf', 'exports'],
  ] as const)
    await bench.ask('CreateComponent', { component: { key, parent, name: says(`The ${key}`) } });
}, 60_000);

afterAll(() => bench.close());

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code: unknown }).code,
  );

const now = (): number => Math.floor(Date.now() / 1000);

const rowOf = async (key: string, query: { days?: number; until?: string } = {}) => {
  const weather = await bench.ask('GetWeather', { days: 25, ...query });
  const row = weather.rows.find(({ component }) => component?.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
};

describe('who may', () => {
  it('ST-03 events are edited by agents only: the public is asked to sign in, a reader is refused', async () => {
    expect(await codeOf(bench.ask('CreateEvent', anIncident(), { as: anonymous }))).toBe('request.unauthenticated');
    expect(await codeOf(bench.ask('CreateEvent', anIncident(), { as: reader }))).toBe('request.forbidden');
    expect(await codeOf(bench.ask('PutSettings', { settings: {} }, { as: agent }))).toBe('request.forbidden');
    expect(await codeOf(bench.ask('StartImport', { format: 'csv' }, { as: agent }))).toBe('request.forbidden');
  });

  it('ST-03 a draft is not there for the public, is listed for agents, and its publication makes it public', async () => {
    const draft = await bench.ask('CreateEvent', anIncident({ publication: 'PUBLICATION_DRAFT' }), { as: agent });
    expect(await codeOf(bench.ask('GetEvent', { id: draft.id }, { as: anonymous }))).toBe('status.event_not_found');
    expect(await codeOf(bench.ask('ListEvents', { drafts: true }, { as: anonymous }))).toBe('request.unauthenticated');
    const drafts = await bench.ask('ListEvents', { drafts: true }, { as: agent });
    expect(drafts.events.map(({ id }) => id)).toEqual([draft.id]);
    await bench.ask('PublishEvent', { id: draft.id, version: draft.version }, { as: agent });
    const published = await bench.ask('GetEvent', { id: draft.id }, { as: anonymous });
    expect(published.publication).toBe('PUBLICATION_PUBLISHED');
    await bench.ask('AddUpdate', { eventId: draft.id, phase: 'PHASE_RESOLVED', text: says('Over.') }, { as: agent });
  });
});

describe('the course of an incident', () => {
  it('ST-02 ST-03 an open incident shows on its component and on every group above it, and goes when it is resolved', async () => {
    const incident = await bench.ask('CreateEvent', anIncident({ components: ['pdf'], impact: 'IMPACT_CRITICAL' }));
    expect((await rowOf('pdf')).state).toBe('COMPONENT_STATE_MAJOR_OUTAGE');
    expect((await rowOf('payroll')).state).toBe('COMPONENT_STATE_MAJOR_OUTAGE');
    expect((await rowOf('api')).state).not.toBe('COMPONENT_STATE_MAJOR_OUTAGE');
    const update = { eventId: incident.id, phase: 'PHASE_RESOLVED' as const, text: says('Mended.') };
    const resolved = await bench.ask('AddUpdate', update, { as: agent });
    expect(resolved.endsAt).not.toBeNull();
    expect(resolved.updates.map(({ author }) => author?.name)).toEqual(['Ada', 'Agnès']);
    expect((await rowOf('pdf')).state).toBe('COMPONENT_STATE_OPERATIONAL');
  });

  it('GW-03 a change that saw an older version is refused and changes nothing', async () => {
    const event = await bench.ask('CreateEvent', anIncident());
    await bench.ask('AddUpdate', { eventId: event.id, text: says('Still looking.') });
    const late = { id: event.id, version: event.version, fields: ['title'], event: { title: says('Late') } };
    expect(await codeOf(bench.ask('ReviseEvent', late))).toBe('request.stale');
    expect((await bench.ask('GetEvent', { id: event.id })).title?.en).toBe('Slow answers');
    await bench.ask('AddUpdate', { eventId: event.id, phase: 'PHASE_RESOLVED', text: says('Over.') });
  });

  it('GW-04 the same key and body give one incident and the same answer; another body is refused', async () => {
    const wish = anIncident({ title: says('Only once') });
    const [first, second] = await Promise.all([1, 2].map(() => bench.ask('CreateEvent', wish, { key: 'once' })));
    await bench.ask('AddUpdate', { eventId: first?.id ?? '', phase: 'PHASE_RESOLVED', text: says('Over.') });
    const third = await bench.ask('CreateEvent', wish, { key: 'once' });
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const other = bench.ask('CreateEvent', anIncident({ title: says('Another') }), { key: 'once' });
    expect(await codeOf(other)).toBe('request.idempotency_mismatch');
  });
});

describe('the past', () => {
  it('ST-05 ST-06 a past incident marks its day and counts its seconds; its correction moves them, and only them', async () => {
    const past = anIncident({
      components: ['exports'],
      impact: 'IMPACT_CRITICAL',
      startsAt: time('2026-03-10T10:00:00Z'),
      endsAt: time('2026-03-10T11:00:00Z'),
      phase: 'PHASE_RESOLVED',
    });
    const event = await bench.ask('CreateEvent', past);
    const marked = await rowOf('exports', { days: 5, until: '2026-03-12' });
    expect(marked.days).toBe('--i..');
    const uptime = await bench.ask('GetUptime', { components: ['exports'], from: '2026-03-11', until: '2026-03-12' });
    expect(uptime.rows[0]?.uptime?.percent).toBe(100);
    await bench.ask('ReviseEvent', {
      id: event.id,
      version: event.version,
      fields: ['starts_at', 'ends_at'],
      event: { startsAt: time('2026-03-11T10:00:00Z'), endsAt: time('2026-03-11T10:00:30Z') },
    });
    const moved = await rowOf('exports', { days: 5, until: '2026-03-12' });
    expect(moved.days).toBe('--...');
    const after = await bench.ask('GetUptime', { components: ['exports'], from: '2026-03-11', until: '2026-03-11' });
    expect(after.rows[0]?.uptime?.seconds?.majorOutage).toBe(30);
  });

  it('ST-05 the days of a region are those of its zone: another zone prepares them anew', async () => {
    await bench.ask('CreateEvent', {
      ...anIncident({ components: ['payslips'], phase: 'PHASE_RESOLVED' }),
      startsAt: time('2026-05-01T22:30:00Z'),
      endsAt: time('2026-05-01T23:30:00Z'),
    });
    const letters = async () => (await rowOf('payslips', { days: 3, until: '2026-05-03' })).days.slice(-3);
    expect(await letters()).toBe('.d.');
    const [region] = (await bench.ask('ListRegions', {})).regions;
    await bench.ask('PutRegion', { region: { ...region, timeZone: 'UTC' } });
    await eventually(async () => expect(await letters()).toBe('d..'));
    const [changed] = (await bench.ask('ListRegions', {})).regions;
    await bench.ask('PutRegion', { region: { ...changed, timeZone: 'Europe/Paris' } });
    await eventually(async () => expect(await letters()).toBe('.d.'));
  });
});

describe('regions', () => {
  it('ST-07 a new region shows the past of what runs everywhere; a component taken out of it shows no data there', async () => {
    await bench.ask('CreateEvent', {
      ...anIncident({ components: ['exports'], impact: 'IMPACT_CRITICAL', phase: 'PHASE_RESOLVED' }),
      startsAt: time('2026-04-10T10:00:00Z'),
      endsAt: time('2026-04-10T11:00:00Z'),
    });
    const names = { fr: 'Amérique du Nord', en: 'North America' };
    await bench.ask('PutRegion', { region: { key: 'na', name: names, timeZone: 'America/Toronto', position: 1 } });
    const letter = async () => {
      const weather = await bench.ask('GetWeather', { region: 'na', days: 1, until: '2026-04-10' });
      return weather.rows.find(({ component }) => component?.key === 'exports')?.days;
    };
    await eventually(async () => expect(await letter()).toBe('i'));
    const exports = await bench.ask('GetComponent', { key: 'exports' });
    await bench.ask('UpdateComponent', { component: { ...exports, regions: ['eu'] }, fields: ['regions'] });
    await eventually(async () => expect(await letter()).toBe('-'));
  });
});

describe('planned maintenance', () => {
  it('ST-04 opens and closes by itself at its seconds, once, also when the service is killed in between', async () => {
    const [startsAt, endsAt] = [now() + 2, now() + 6];
    const planned = await bench.ask('CreateEvent', {
      kind: 'EVENT_KIND_MAINTENANCE',
      title: says('New disks'),
      components: ['api'],
      startsAt: time(startsAt),
      endsAt: time(endsAt),
      text: says('We change disks.'),
    });
    const get = () => bench.ask('GetEvent', { id: planned.id });
    await eventually(async () => expect((await get()).phase).toBe('PHASE_IN_PROGRESS'), { timeoutMs: 15_000 });
    bench.process().kill('SIGKILL');
    await bench.process().ended;
    await bench.restart();
    await eventually(async () => expect((await get()).phase).toBe('PHASE_COMPLETED'), { timeoutMs: 15_000 });
    const done = await get();
    expect(done.updates.map(({ phase, at }) => [phase, Number(at?.seconds)])).toEqual([
      ['PHASE_SCHEDULED', expect.any(Number)],
      ['PHASE_IN_PROGRESS', startsAt],
      ['PHASE_COMPLETED', endsAt],
    ]);
    const here = done.intervals.filter(({ region }) => region === 'eu');
    expect(here.map(({ from, to }) => [Number(from?.seconds), Number(to?.seconds)])).toEqual([[startsAt, endsAt]]);
  }, 60_000);
});

describe('wrong input', () => {
  it.each([
    [
      'an unknown component',
      () => bench.ask('CreateEvent', anIncident({ components: ['nowhere'] })),
      'status.unknown_component',
    ],
    ['no title', () => bench.ask('CreateEvent', anIncident({ title: says(' ') })), 'request.invalid'],
    [
      'a begin in the future',
      () => bench.ask('CreateEvent', anIncident({ startsAt: time(now() + 3600) })),
      'status.in_future',
    ],
    ['0 days', () => bench.ask('GetWeather', { days: 0 }), 'request.invalid'],
    ['a day that is none', () => bench.ask('GetWeather', { days: 5, until: '2026-02-30' }), 'request.invalid'],
    ['an unknown region', () => bench.ask('GetWeather', { days: 5, region: 'moon' }), 'status.region_not_found'],
    ['a cursor that is not ours', () => bench.ask('ListEvents', { page: { token: 'abc' } }), 'request.invalid'],
    ['101 entries', () => bench.ask('ListEvents', { page: { size: 101 } }), 'request.invalid'],
    [
      'a component below itself',
      async () => {
        const payroll = await bench.ask('GetComponent', { key: 'payroll' });
        return bench.ask('UpdateComponent', { component: { ...payroll, parent: 'pdf' }, fields: ['parent'] });
      },
      'status.tree_cycle',
    ],
    [
      'a key that is taken',
      () => bench.ask('CreateComponent', { component: { key: 'api', name: says('Api') } }, { as: administrator }),
      'status.key_taken',
    ],
  ])('GW-02 %s gets an error with a code, and nothing is half done', async (_, act, code) => {
    expect(await codeOf(act())).toBe(code);
  });
});
