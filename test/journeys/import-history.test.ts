import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { bring, waitFor, putPart } from '../support/bring.ts';
import { daysOf, lay, letterOf, secondsOf, type Ground, type RawIncident } from '../support/brute-force.ts';
import { startPlatform, type Platform } from '../support/platform.ts';

const zone = 'Europe/Paris';
const codes = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'];
const keys = ['api', 'web', 'mail'];
const names = ['API', 'Web', 'Mail'];
const begin = Date.parse('2021-03-01T00:00:00Z') / 1000;
const end = Date.parse('2021-11-20T00:00:00Z') / 1000;

/** Numbers that look like chance and are always the same. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const pick = <T>(roll: () => number, from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
const at = (second: number, ms = 0): string => new Date(second * 1000 + ms).toISOString();

/** An incident in the shape of a Statuspage export; some end before they begin, some at once, some overlap, some name nothing. */
const incident = (index: number, roll: () => number): RawIncident & Record<string, unknown> => {
  // Half of them lie around the two nights in which the clocks change.
  const nights = ['2021-03-27T20:00:00Z', '2021-10-30T20:00:00Z'].map((text) => Date.parse(text) / 1000);
  const from =
    index % 2 === 0
      ? pick(roll, nights) + Math.floor(roll() * 40_000)
      : begin + 86_400 + Math.floor(roll() * (end - begin - 3 * 86_400));
  const length = pick(roll, [0, 30, 59, 60, 61, 3599, 3600, 7200, 90_000]);
  const touched = codes.filter(() => roll() < 0.4);
  const swapped = index % 11 === 10 && length > 0;
  const states = ['operational', 'degraded_performance', 'partial_outage', 'major_outage'];
  const affected = (state: () => string) =>
    touched.map((code) => ({ code, name: names[codes.indexOf(code)], old_status: 'operational', new_status: state() }));
  const update = (number: number, when: number, status: string, state: (() => string) | undefined) => ({
    id: `u${index}x${number}`.padEnd(12, '0'),
    status,
    body: `Entry ${number} of <b>${index}</b> &amp; more.`,
    created_at: at(when, 417),
    updated_at: at(when, 417),
    display_at: at(when, 417),
    affected_components: state === undefined ? null : affected(state),
  });
  const updates = [
    update(2, from + length, 'resolved', () => 'operational'),
    ...(length > 3600 ? [update(1, from + Math.floor(length / 2), 'identified', () => pick(roll, states))] : []),
    update(0, from, 'investigating', roll() < 0.7 ? () => pick(roll, states) : undefined),
  ];
  return {
    id: `inc${index}`.padEnd(12, 'z'),
    name: `Incident ${index} <script>alert(1)</script>`,
    status: 'resolved',
    impact: pick(roll, ['none', 'minor', 'major', 'critical']),
    created_at: at(from),
    updated_at: at(from + length),
    started_at: at(swapped ? from + length : from, 512),
    resolved_at: at(swapped ? from : from + length, 733),
    components: touched.map((code) => ({
      id: code,
      name: names[codes.indexOf(code)],
      created_at: at(begin),
      position: codes.indexOf(code) + 1,
      description: null,
      group: false,
      group_id: null,
      status: 'operational',
    })),
    incident_updates: updates,
  };
};

const roll = dice(20_211_031);
const incidents = Array.from({ length: 120 }, (_, index) => incident(index, roll));
const document = JSON.stringify({
  page: { id: 'pagepagepage', name: 'Example', time_zone: 'Etc/UTC' },
  components: codes.map((id, index) => ({
    id,
    name: names[index],
    created_at: at(begin),
    start_date: '2021-03-01',
    position: index + 1,
    group: false,
    group_id: null,
    status: 'operational',
    description: null,
  })),
  incidents,
});

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
}, 60_000);

afterAll(() => platform.close());

describe('bringing a history along', () => {
  it('ST-11 a dry run says what would come and brings nothing', async () => {
    const dry = await bring(platform, 'statuspage', document, { dryRun: true });
    expect(dry).toMatchObject({ state: 'done', counts: { created: 120, componentsCreated: 3, refused: 0 } });
    expect((await platform.get('/api/v1/status/events')).json().events).toEqual([]);
  }, 60_000);

  it('ST-11 an import that is killed in the middle goes on, whole and once', async () => {
    const started = bring(platform, 'statuspage', document);
    platform.status().kill('SIGKILL');
    await started.catch(() => undefined);
    await platform.restartStatus();
    const done = await eventually(() => bring(platform, 'statuspage', document), { timeoutMs: 90_000 });
    expect(done.state).toBe('done');
    expect((done.counts.created ?? 0) + (done.counts.unchanged ?? 0)).toBe(120);
    expect(await countEvents()).toBe(120);
  }, 120_000);

  it('ST-11 importing twice changes nothing', async () => {
    const again = await bring(platform, 'statuspage', document);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 120, componentsCreated: 0, updates: 0 });
  }, 60_000);

  it('ST-05 every day of three components equals a count of all seconds in Europe/Paris, over both clock changes', async () => {
    const shown = daysOf(zone, begin - 7200, end).slice(1, -1);
    for (const [index, key] of keys.entries()) {
      const ground = groundOf(codes[index] ?? '');
      const expected = shown.map((day) => `${day.date} ${letterOf(ground, day, begin)}`);
      const letters = await lettersOf(key);
      const got = shown.map(({ date }) => `${date} ${letters.get(date) ?? '?'}`);
      expect(got).toEqual(expected);
    }
  }, 60_000);

  it('ST-05 an incident that names no component stands on the whole page, and on nothing else', async () => {
    const unnamed = incidents.filter(({ components }) => components.length === 0);
    expect(unnamed.length).toBeGreaterThan(5);
    const found = (await platform.get(`/api/v1/status/events/${unnamed[0]?.id ?? ''}`)).json();
    expect(found.intervals.every(({ component }: { component: string }) => component === 'page')).toBe(true);
  });

  it('ST-06 seconds and percent of each component equal the count, over the whole history and over one night of 23 hours', async () => {
    const from = daysOf(zone, begin - 7200, begin + 90_000)[1]?.from ?? 0;
    const periods = [
      ['2021-03-02', '2021-11-18', from, Date.parse('2021-11-18T23:00:00Z') / 1000],
      [
        '2021-03-28',
        '2021-03-28',
        Date.parse('2021-03-27T23:00:00Z') / 1000,
        Date.parse('2021-03-28T22:00:00Z') / 1000,
      ],
      [
        '2021-10-31',
        '2021-10-31',
        Date.parse('2021-10-30T22:00:00Z') / 1000,
        Date.parse('2021-10-31T23:00:00Z') / 1000,
      ],
    ] as const;
    for (const [first, last, start, stop] of periods) {
      const query = `from=${first}&until=${last}`;
      const report = (await platform.get(`/api/v1/status/uptime?${query}`)).json();
      for (const [index, key] of keys.entries()) {
        const expected = secondsOf(
          groundOf(codes[index] ?? ''),
          first === '2021-03-02' ? Date.parse('2021-03-01T23:00:00Z') / 1000 : start,
          stop,
          begin,
        );
        const row = report.rows.find(({ component }: { component: string }) => component === key);
        expect(row.uptime.seconds).toMatchObject(expected);
        const all = Object.values(row.uptime.seconds as Record<string, number>).reduce(
          (sum, seconds) => sum + seconds,
          0,
        );
        const down = expected.majorOutage + expected.partialOutage * 0.3;
        expect(row.uptime.percent).toBeCloseTo(100 * (1 - down / all), 9);
      }
    }
  }, 60_000);
});

describe('files that are wrong', () => {
  it.each([
    ['is not JSON', 'statuspage', '{"incidents": [', 'import.not_json'],
    ['is something else', 'statuspage', '{"tickets": []}', 'import.wrong_shape'],
  ])('ST-11 a file that %s ends with a code and brings nothing', async (_, format, content, code) => {
    const before = await countEvents();
    const ended = await bring(platform, format, content);
    expect(ended).toMatchObject({ state: 'failed', error: { code } });
    expect(await countEvents()).toBe(before);
  });

  it('ST-11 a file whose parts are not what was announced is refused', async () => {
    const body = { format: 'csv', digest: 'ab'.repeat(32), parts: 1, bytes: 10 };
    const { id } = (await platform.send('POST', '/api/v1/status/imports', body)).json();
    await putPart(platform, id, 0, Buffer.from('0123456789'));
    await platform.send('POST', `/api/v1/status/imports/${id}/run`);
    expect(await waitFor(platform, id)).toMatchObject({ state: 'failed', error: { code: 'import.digest_mismatch' } });
  });
});

const countEvents = async (): Promise<number> => {
  let count = 0;
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = (
      await platform.get(
        `/api/v1/status/events?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      )
    ).json();
    count += Number(page.events.length);
    cursor = page.nextCursor;
  }
  return count;
};

const grounds = new Map<string, Ground>();

const groundOf = (code: string): Ground => {
  const known = grounds.get(code);
  if (known !== undefined) return known;
  const ground: Ground = { worst: new Uint8Array(end - begin), kinds: new Uint8Array(end - begin), marks: [] };
  for (const raw of incidents) if (raw.components.some(({ id }) => id === code)) lay(ground, raw, code, begin);
  grounds.set(code, ground);
  return ground;
};

const lettersOf = async (key: string): Promise<Map<string, string>> => {
  const weather = (await platform.get('/api/v1/status/weather?days=366&until=2021-11-30')).json();
  const row = weather.rows.find(({ component }: { component: { key: string } }) => component.key === key);
  const first = Date.parse(`${weather.from}T00:00:00Z`);
  return new Map(
    Array.from(row.days as string, (letter, index) => [
      new Date(first + index * 86_400_000).toISOString().slice(0, 10),
      letter,
    ]),
  );
};
