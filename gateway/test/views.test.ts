import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event } from './fake/world.ts';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
  home.status.world.events.push(
    event('m1', {
      ...{ kind: 'EVENT_KIND_MAINTENANCE', phase: 'PHASE_SCHEDULED', version: 7, endsAt: { seconds: 1_900_003_600 } },
      ...{
        startsAt: { seconds: 1_900_000_000 },
        title: { fr: 'Mise à jour; BEGIN:VEVENT, '.repeat(6), en: 'Upgrade' },
      },
    }),
  );
});
afterAll(() => home.stop());

type Summary = {
  page: object;
  status: object;
  components: Record<string, unknown>[];
  incidents: Record<string, unknown>[];
  scheduled_maintenances: Record<string, unknown>[];
};

describe('what other tools read', () => {
  it('ST-16 the summary has Statuspage’s shape: groups, updates newest first, times with milliseconds', async () => {
    const summary = (await home.ask('/status/api/v2/summary.json?lang=en')).json() as unknown as Summary;
    expect(summary.status).toEqual({ indicator: 'major', description: 'Partial System Outage' });
    expect(summary.page).toMatchObject({
      name: 'Weather',
      time_zone: 'Europe/Paris',
      url: expect.stringContaining('/status'),
    });
    const [group, leaf] = summary.components;
    expect(group).toMatchObject({ id: 'suite', group: true, group_id: null, components: ['sign-in'] });
    expect(leaf).toMatchObject({ id: 'sign-in', group: false, group_id: 'suite', name: 'sign-in en' });
    const [incident] = summary.incidents;
    expect(incident).toMatchObject({
      id: 'e1',
      status: 'investigating',
      impact: 'minor',
      started_at: '2023-11-14T22:13:20.000Z',
    });
    expect(summary.scheduled_maintenances[0]).toMatchObject({
      id: 'm1',
      impact: 'maintenance',
      scheduled_for: '2030-03-17T17:46:40.000Z',
    });
  });

  it('ST-08 the Atom feed has an entry an update, with a stable id, and markup as text', async () => {
    const { text } = await home.ask('/status/feed.atom?lang=en');
    expect(text.match(/<entry>/g)).toHaveLength(2);
    expect(text).toContain('/status/events/e1#u1</id>');
    expect(text).toContain('We look &amp; see &lt;i&gt;');
  });

  it('ST-08 a feed names an author, and loses the signs that XML cannot hold, badges too', async () => {
    const { components, events } = home.status.world;
    const broken = 'a\u0000b\u0008c\ufffed';
    events.push(event('odd', { title: { fr: broken, en: broken } }));
    components.push({ ...components[2], key: 'odd', name: { fr: broken, en: broken } });
    home.status.world.title = broken;
    home.status.world.revision += 1;
    const feed = await home.ask('/status/feed.atom?lang=en&kind=incident');
    const badge = await home.ask('/status/components/odd/badge.svg?lang=en');
    events.pop();
    components.pop();
    home.status.world.title = 'Weather';
    expect(feed.text).toContain('<author>\n        <name>abcd</name>');
    expect(feed.text).toContain('abcd – Investigating');
    expect(badge.text).toContain('>abcd</text>');
    for (const { text } of [feed, badge]) expect(text).not.toMatch(/\p{Cc}(?<![\n\r\t])/u);
  });

  it('ST-16 a maintenance was told of when it was planned, and a change of state says from what', async () => {
    const at = (seconds: number) => ({ seconds, nanos: 0 });
    const update = (id: string, state: 'COMPONENT_STATE_MAJOR_OUTAGE' | 'COMPONENT_STATE_OPERATIONAL') => ({
      ...{ id, at: at(1_700_000_000), phase: 'PHASE_INVESTIGATING' as const },
      states: [{ component: 'sign-in', regions: [], state }],
    });
    const updates = [update('a', 'COMPONENT_STATE_MAJOR_OUTAGE'), update('b', 'COMPONENT_STATE_OPERATIONAL')];
    home.status.world.events.unshift(event('changing', { updates }));
    home.status.world.revision += 1;
    const planned = (await home.ask('/status/api/v2/scheduled-maintenances.json?lang=en')).json() as unknown as Summary;
    const list = (await home.ask('/status/api/v2/incidents.json?lang=en')).json() as unknown as Summary;
    home.status.world.events.shift();
    expect(planned.scheduled_maintenances[0]).toMatchObject({
      ...{ created_at: '2023-11-14T22:13:20.000Z', started_at: '2023-11-14T22:13:20.000Z' },
      scheduled_for: '2030-03-17T17:46:40.000Z',
    });
    const changes = list.incidents[0]?.incident_updates as { affected_components: object[] }[];
    expect(changes.map((one) => one.affected_components[0])).toMatchObject([
      { old_status: 'major_outage', new_status: 'operational' },
      { old_status: 'operational', new_status: 'major_outage' },
    ]);
  });

  it('ST-08 the calendar has stable ids and sequences, folds long lines and escapes what would end them', async () => {
    const { text } = await home.ask('/status/maintenance.ics?lang=fr');
    expect(text).toContain('UID:m1@localhost');
    expect(text).toContain('SEQUENCE:7');
    expect(text).toContain('STATUS:CONFIRMED');
    expect(text).toContain('DTSTART:20300317T174640Z');
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain('Mise à jour\\; BEGIN:VEVENT\\,');
  });

  it('ST-06 tables open in a spreadsheet without running anything', async () => {
    home.status.world.events.push(event('x1', { title: { fr: '=HYPERLINK("a")', en: 'a, "b"' } }));
    const { text, headers } = await home.ask('/api/v1/status/events.csv');
    home.status.world.events.pop();
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(text).toContain(`"'=HYPERLINK(""a"")"`);
    expect(text).toContain('"a, ""b"""');
  });

  it('ST-15 a badge tells the state in a word, a summary in numbers', async () => {
    expect((await home.ask('/status/components/sign-in/badge.svg?lang=en')).text).toContain('<svg');
    const summary = (await home.ask('/status/components/sign-in.json')).json();
    expect(summary).toMatchObject({ key: 'sign-in', state: 'operational', percent90: 99.98, open: 0 });
  });
});
