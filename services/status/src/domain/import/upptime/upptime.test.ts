import { describe, expect, it } from '@jest/globals';
import { at, planOf, type Plan } from '../../../../test/import-plan.ts';
import { isFolderFile } from '../folder.ts';

const state = (more = ''): string =>
  `url: https://mail.example.org\nstatus: up\ncode: 200\nresponseTime: 100\nlastUpdated: 2026-11-21T20:00:00.000Z\nstartTime: 2026-01-13T12:00:20.007Z\ngenerator: Upptime <https://x>\n${more}`;
const summary = (dailyMinutesDown: unknown, more = {}): string =>
  JSON.stringify([{ name: 'Mail Öst', slug: 'mail', status: 'up', dailyMinutesDown, ...more }]);
const folder = (files: Record<string, string>, options = {}): Plan => planOf('upptime', { files }, options);
const whole = (minutes: unknown, yml = state(), more: Record<string, string> = {}): Plan =>
  folder({ 'history/mail.yml': yml, 'history/summary.json': summary(minutes), ...more });
const spans = ({ events }: Plan): unknown[] => events.map(({ id, startsAt, endsAt }) => [id, startsAt, endsAt]);

describe('an Upptime folder', () => {
  it('ST-11 a service is a component under its slug, known since its start', () => {
    expect(whole({}).components).toMatchObject([
      { key: 'mail', name: { en: 'Mail Öst' }, knownSince: at('2026-01-13T12:00:20Z'), parent: 'page' },
    ]);
  });

  it('ST-05 a down day is its minutes from the begin of the local day, marked reconstructed, its text says so in both languages', () => {
    const plan = whole({ '2026-07-02': 30, '2026-02-03': 42 });
    expect(spans(plan)).toEqual([
      ['upptime-mail-2026-02-03', at('2026-02-02T23:00:00Z'), at('2026-02-02T23:42:00Z')],
      ['upptime-mail-2026-07-02', at('2026-07-01T22:00:00Z'), at('2026-07-01T22:30:00Z')],
    ]);
    expect(plan.events[0]).toMatchObject({
      origin: 'upptime:mail/2026-02-03',
      reconstructed: true,
      components: ['mail'],
      updates: [{ reconstructed: true, states: [{ state: 'major_outage' }] }, {}],
    });
    expect(plan.events[0]?.updates[0]?.text.fr).toContain('seuls le jour et la durée (42 min) sont connus');
    expect(plan.events[0]?.updates[0]?.text.en).toContain('only the day and the length (42 min) are known');
    expect(plan.codes).toEqual(['minutes_without_times']);
  });

  it('ST-05 more minutes than the day has are cut with a line, on days of 23, 24 and 25 hours', () => {
    const plan = whole({ '2026-03-29': 1440, '2026-03-30': 1440, '2026-10-25': 1500 });
    expect(plan.events.map(({ startsAt, endsAt }) => ((endsAt ?? 0) - startsAt) / 60)).toEqual([1380, 1440, 1500]);
    expect(plan.lines).toMatchObject([
      { code: 'import.minutes_cut', detail: '1440 > 1380' },
      { code: 'import.minutes_without_times' },
    ]);
  });

  it('ST-11 days and minutes that are none, and days to come, are refused', () => {
    const plan = whole({
      '2026-02-30': 5,
      yesterday: 5,
      '2026-02-01': -5,
      '2026-02-02': '5',
      '2027-01-01': 5,
      '2026-02-03': 0,
    });
    expect(plan.events).toEqual([]);
    expect(plan.codes).toEqual(
      ['in_future', 'bad_minutes', 'bad_minutes', 'bad_minutes', 'bad_minutes'].sort((a) =>
        a === 'in_future' ? 1 : -1,
      ),
    );
  });

  it('ST-11 a component is known from an earlier down day, with a line', () => {
    const plan = whole({ '2026-01-10': 5 });
    expect(plan.components[0]?.knownSince).toBe(at('2026-01-09T23:00:00Z'));
    expect(plan.codes).toEqual(['component_since_event', 'minutes_without_times']);
  });

  it('ST-11 a service that is down now has its last minutes before the last check and is open; one that was down long ago is a line', () => {
    const down = (time: string): string =>
      state()
        .replace('status: up', 'status: down')
        .replace(/lastUpdated: .*/, `lastUpdated: ${time}`);
    const now = whole({ '2026-11-21': 60 }, down('2026-11-21T20:00:00.000Z'));
    expect(spans(now)).toEqual([['upptime-mail-2026-11-21', at('2026-11-21T19:00:00Z'), null]]);
    const unlisted = whole({}, down('2026-11-21T20:00:00.000Z'));
    expect(spans(unlisted)).toEqual([['upptime-mail-2026-11-21', at('2026-11-21T20:00:00Z'), null]]);
    const long = whole({}, down('2026-11-01T20:00:00.000Z'));
    expect([long.events.length, long.codes]).toEqual([0, ['down_at_export']]);
  });

  it('ST-11 days that the probes of the folder cover are taken from these and not twice, with a line', () => {
    const probes =
      'time,name,slug,state\n2026-02-03T10:00:00Z,Mail,mail,down\n2026-02-03T10:20:00Z,Mail,mail,up\n2026-02-05T10:20:00Z,Mail,mail,up';
    const plan = whole({ '2026-02-02': 10, '2026-02-03': 42, '2026-02-04': 7 }, state(), { 'probes.csv': probes });
    expect(plan.events.map(({ id, startsAt, endsAt }) => [id, (endsAt ?? 0) - startsAt])).toEqual([
      ['upptime-mail-2026-02-02', 600],
      [`probe-mail-${String(at('2026-02-03T10:00:00Z'))}`, 1200],
    ]);
    expect(plan.lines).toMatchObject([
      { code: 'import.day_from_probes', detail: '2 d, 49 min, 2026-02-03 2026-02-05' },
      { code: 'import.minutes_without_times' },
    ]);
    expect(plan.components).toHaveLength(1);
    const [alone, ...others] = planOf('csv', probes).events;
    expect(others).toEqual([]);
    expect({ ...alone, where: '' }).toEqual({ ...plan.events[1], where: '' });
  });

  it('ST-11 a missing summary, a file that is no YAML, aliases and unknown files are lines and stop nothing', () => {
    const plan = folder({
      'history/mail.yml': state(),
      'history/bad.yml': ': : :\n- [',
      'history/alias.yml': 'a: &a [x]\nb: *a',
      'notes.txt': '',
      'probes.csv': 'one column',
    });
    expect(plan.components.map(({ key }) => key)).toEqual(['mail']);
    expect(plan.codes.sort()).toEqual([
      'ignored_file',
      'no_summary',
      'unreadable_file',
      'unreadable_file',
      'unreadable_file',
    ]);
    const odd = folder({
      'history/mail.yml': state(),
      'history/summary.json': '[1, {"slug": "x"}, {"slug": "x", "name": "Again"}]',
    });
    expect(odd.components.map(({ key }) => key)).toEqual(['x', 'mail']);
    expect(odd.codes).toEqual(['not_an_entry', 'repeated_differently']);
  });

  it('ST-11 a service whose name is nothing that shows is called by its slug; without one it is no entry', () => {
    const { components, codes } = folder({
      'history/summary.json': '[{"name": "\\u0000", "slug": "mail"}, {"name": "\\u200b"}]',
    });
    expect(components).toMatchObject([{ key: 'mail', name: { en: 'mail' } }]);
    expect(codes).toEqual(['not_an_entry']);
  });

  it('ST-11 the files of a folder that travel are its history and its probes', () => {
    const travels = ['history/a.yml', 'history/a.yaml', 'history/summary.json', 'probes.csv', 'my-probes-2026.csv'];
    expect(travels.filter(isFolderFile)).toEqual(travels);
    expect(
      ['history/LICENSE', 'api/a/uptime.json', 'history/x/a.yml', 'README.md', '../probes.csv', 'graphs/a.csv'].filter(
        isFolderFile,
      ),
    ).toEqual([]);
  });
});
