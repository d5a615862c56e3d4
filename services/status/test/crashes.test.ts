import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { openDatabase, type Database } from './database.ts';
import { anIncident, says, startBench, time, type Bench } from './fixtures.ts';

let bench: Bench;
let database: Database;
let release: () => Promise<void> = () => Promise.resolve();

const makeComponent = (key: string, regions: string[] = []) =>
  bench.ask('CreateComponent', {
    component: { key, parent: 'page', name: says(`The ${key}`), regions, knownSince: time('2026-01-01T00:00:00Z') },
  });

beforeAll(async () => {
  bench = await startBench();
  database = await openDatabase(bench.corner);
  await bench.ask('PutRegion', { region: { key: 'us', name: says('America'), timeZone: 'UTC', position: 1 } });
  await makeComponent('mail');
}, 60_000);

afterEach(() => release());

afterAll(async () => {
  await database.close();
  await bench.close();
});

/** Holds a document until the test is over, or lets go of it before. */
const hold = async (collection: string, id: string): Promise<void> => {
  const letGo = await database.hold(collection, id);
  release = async () => {
    release = () => Promise.resolve();
    await letGo();
  };
};

/** Sends what nobody may ever answer. */
const send = (request: Promise<unknown>): void => void request.catch(() => undefined);

const killAndRestart = async (): Promise<void> => {
  bench.process().kill('SIGKILL');
  await bench.process().ended;
  await release();
  await bench.restart();
};

const revision = async (): Promise<number> => (await bench.ask('GetRevision', {})).revision;

/** The letters of the 4th, the 5th and the 6th of a month of 2026. */
const letters = async (month: string, region = 'eu', key = 'mail'): Promise<string> => {
  const { rows } = await bench.ask('GetWeather', { region, days: 3, until: `2026-${month}-06` });
  return rows.find(({ component }) => component?.key === key)?.days ?? 'no row';
};

/** An outage before midnight of the 4th in UTC, which is after it in Paris. */
const aNight = (month: string, component = 'mail') => ({
  ...anIncident({ components: [component], impact: 'IMPACT_CRITICAL', phase: 'PHASE_RESOLVED' }),
  startsAt: time(`2026-${month}-04T23:10:00Z`),
  endsAt: time(`2026-${month}-04T23:50:00Z`),
});

const regionsOf = async (id: string): Promise<string[]> =>
  [...new Set((await bench.ask('GetEvent', { id })).intervals.map(({ region }) => region))].sort();

const move = async (key: string, regions: string[]): Promise<void> => {
  const { version } = await bench.ask('GetComponent', { key });
  await bench.ask('UpdateComponent', { component: { key, regions, version }, fields: ['regions'] });
};

const setZone = async (timeZone: string): Promise<unknown> => {
  const { regions } = await bench.ask('ListRegions', {});
  return bench.ask('PutRegion', { region: { ...regions.find(({ key }) => key === 'eu'), timeZone } });
};

const rename = async (): Promise<unknown> => {
  const settings = await bench.ask('GetSettings', {});
  return bench.ask('PutSettings', { settings: { ...settings, name: says(`Weather ${settings.version}`) } });
};

// Each test finds the days of Paris, whichever ran before it.
beforeEach(async () => {
  await setZone('Europe/Paris');
});

describe('a service that is killed', () => {
  it('ST-05 ST-12 between the write of an event and its preparing: its day and a new revision are there after the restart', async () => {
    const before = await revision();
    await hold('months', 'mail|eu|2026-03');
    send(bench.ask('CreateEvent', aNight('03')));
    await database.waitsFor('months');
    await killAndRestart();
    await eventually(async () => expect(await letters('03')).toBe('.i.'));
    await eventually(async () => expect(await revision()).not.toBe(before));
  }, 60_000);

  it('ST-12 between the preparing of an event and the new revision: there is one after the restart', async () => {
    const before = await revision();
    await hold('counters', 'bumps');
    send(bench.ask('CreateEvent', aNight('04')));
    await database.waitsFor('counters');
    await killAndRestart();
    expect(await letters('04')).toBe('.i.');
    await eventually(async () => expect(await revision()).not.toBe(before));
  }, 60_000);

  it('ST-12 after the write of settings, a component, a move or a time zone: that write alone makes the new revision', async () => {
    await hold('counters', 'bumps');
    const acts = [
      ['settings', rename],
      ['components', () => makeComponent('late')],
      ['components', () => move('late', ['us'])],
      ['regions', () => setZone('UTC')],
    ] as const;
    let last = await revision();
    for (const [collection, act] of acts) {
      const written = await database.versionsIn(collection);
      send(act());
      await eventually(async () => expect(await database.versionsIn(collection)).not.toBe(written));
      expect(await revision()).toBeGreaterThan(last);
      last = await revision();
    }
    await killAndRestart();
    expect(await revision()).toBeGreaterThanOrEqual(last);
  }, 60_000);

  it('ST-05 ST-07 after the write of a time zone or a move: days and intervals follow', async () => {
    await makeComponent('post');
    const both = async (region = 'eu') => [await letters('02', region, 'post'), await letters('05', region, 'post')];
    await setZone('UTC');
    await bench.ask('CreateEvent', aNight('02', 'post'));
    const { id } = await bench.ask('CreateEvent', aNight('05', 'post'));
    await eventually(async () => expect(await both()).toEqual(['i..', 'i..']));
    await setZone('Europe/Paris');
    await move('post', ['eu']);
    await killAndRestart();
    await eventually(async () => expect(await regionsOf(id)).toEqual(['eu']));
    await eventually(async () => expect(await both()).toEqual(['.i.', '.i.']));
    await move('post', []);
    await setZone('UTC');
    await eventually(async () => expect(await regionsOf(id)).toEqual(['eu', 'us']));
    await eventually(async () => expect(await both()).toEqual(['i..', 'i..']));
    await eventually(async () => expect(await both('us')).toEqual(['i..', 'i..']));
  }, 60_000);
});

describe('what changes while an event is written', () => {
  it('ST-05 the time zone of its region, while it is prepared: its days are those of the new zone', async () => {
    await setZone('UTC');
    await hold('months', 'mail|eu|2026-06');
    const created = bench.ask('CreateEvent', aNight('06'));
    await database.waitsFor('months');
    await setZone('Europe/Paris');
    await release();
    await created;
    await eventually(async () => expect(await letters('06')).toBe('.i.'));
  }, 60_000);

  it('ST-07 where its component runs, between its reading and its writing: it lies where the component runs now', async () => {
    await makeComponent('chat');
    const event = await bench.ask('CreateEvent', anIncident({ components: ['chat'] }));
    await hold('events', event.id);
    const updated = bench.ask('AddUpdate', {
      eventId: event.id,
      text: says('Worse.'),
      states: [{ component: 'chat', state: 'COMPONENT_STATE_MAJOR_OUTAGE' }],
    });
    await database.waitsFor('events');
    await move('chat', ['us']);
    await release();
    await updated;
    await eventually(async () => expect(await regionsOf(event.id)).toEqual(['us']));
    await bench.ask('AddUpdate', { eventId: event.id, phase: 'PHASE_RESOLVED', text: says('Over.') });
  }, 60_000);
});

describe('regions', () => {
  const openIn = async (region: string): Promise<string[]> => {
    const { open } = await bench.ask('GetWeather', { region, days: 1 });
    const { events } = await bench.ask('ListEvents', { region, stage: 'open' });
    expect(events.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
    return open.map(({ id }) => id);
  };
  const pastIn = async (region: string): Promise<string[]> =>
    (await bench.ask('GetWeather', { region, days: 1 })).recent.map(({ id }) => id);

  it('ST-07 an event that names no region is on the pages of the regions in which its components run, and moves with them', async () => {
    await makeComponent('edge', ['us']);
    const { id } = await bench.ask('CreateEvent', anIncident({ components: ['edge'] }));
    expect([await openIn('eu'), await openIn('us')]).toEqual([[], [id]]);
    await move('edge', ['eu']);
    await eventually(async () => expect([await openIn('eu'), await openIn('us')]).toEqual([[id], []]));
    await bench.ask('AddUpdate', { eventId: id, phase: 'PHASE_RESOLVED', text: says('Over.') });
    expect(await openIn('eu')).toEqual([]);
    expect([(await pastIn('eu')).includes(id), (await pastIn('us')).includes(id)]).toEqual([true, false]);
  }, 60_000);
});

describe('an event that is broken', () => {
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const plan = (startsAt: number) =>
    bench.ask('CreateEvent', {
      kind: 'EVENT_KIND_MAINTENANCE',
      title: says('New disks'),
      components: ['mail'],
      startsAt: time(startsAt),
      endsAt: time(startsAt + 3600),
      text: says('We change disks.'),
    });
  /** When it was told of, in milliseconds. */
  const toldOf = (id: string): number[] =>
    bench
      .process()
      .lines.filter((line) => line.includes('event is stuck') && line.includes(id))
      .map((line) => Date.parse((JSON.parse(line) as { time: string }).time));

  it('ST-04 does not hold up the clock for the others, and is told', async () => {
    const broken = await plan(inSeconds(2));
    const sound = await plan(inSeconds(3));
    await database.spoil('events', broken.id, { $unset: { updates: '' } });
    await eventually(async () => {
      expect((await bench.ask('GetEvent', { id: sound.id })).phase).toBe('PHASE_IN_PROGRESS');
    });
    expect(toldOf(broken.id)).not.toEqual([]);
    await database.spoil('events', broken.id, { $set: { publication: 'draft' }, $unset: { dueAt: '' } });
    await bench.ask('AddUpdate', { eventId: sound.id, phase: 'PHASE_COMPLETED', text: says('Over.') });
  }, 60_000);

  it('ST-05 OP-08 does not hold up the preparing of the others, and is tried again at the next run, not at once', async () => {
    const [broken, sound] = [
      await bench.ask('CreateEvent', aNight('08')),
      await bench.ask('CreateEvent', aNight('08')),
    ];
    await database.spoil('events', sound.id, { $set: { prepared: -1 } });
    await database.spoil('events', broken.id, { $set: { prepared: -1, ledger: 'none' } });
    await eventually(() => toldOf(broken.id).length > 1, { timeoutMs: 20_000 });
    const [first = 0, second = 0] = toldOf(broken.id);
    expect(second - first).toBeGreaterThan(4000);
    expect(await database.find('events', { _id: sound.id, prepared: { $gte: 0 } })).toHaveLength(1);
    await database.spoil('events', broken.id, { $set: { ledger: [] } });
  }, 60_000);
});
