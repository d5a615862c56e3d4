import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statuspageOf } from '../../tools/cli/src/export/statuspage.ts';
import { bring } from '../support/bring.ts';
import { startPlatform, type Platform } from '../support/platform.ts';

const instant = '2024-02-02T12:23:00.000Z';
const affected = (new_status: string) => [{ code: 'aaaa', name: 'API', old_status: 'operational', new_status }];
const update = (id: string, at: string, status: string, body: string, state?: string) => ({
  ...{ id, status, body, created_at: at, display_at: at },
  affected_components: state === undefined ? null : affected(state),
});
const incident = (id: string, from: string, until: string | null, updates: unknown[]) => ({
  ...{ id, name: `Incident <b>${id}</b>`, status: until === null ? 'identified' : 'resolved', impact: 'major' },
  ...{ started_at: from, resolved_at: until, created_at: from, components: [{ id: 'aaaa', name: 'API' }] },
  incident_updates: updates,
});
const statuspage = {
  page: { id: 'pagepage', time_zone: 'Etc/UTC' },
  components: [
    { id: 'gggg', name: 'API', group: true, start_date: '2023-05-05' },
    { id: 'aaaa', name: 'API', group_id: 'gggg', start_date: '2023-05-05' },
  ],
  incidents: [
    incident('dated', instant, instant, [
      update(
        'u1',
        instant,
        'resolved',
        '2024-02-02 12:23 - Down &lt;b&gt;.<br>2024-02-02 13:13 - Back.',
        'partial_outage',
      ),
    ]),
    incident('told', '2024-03-03T10:00:00Z', '2024-03-03T11:00:00Z', [
      update('u4', '2024-03-05T10:00:00Z', 'postmortem', '## Cause\n\nA *disk*.\n\n10:10 UTC - seen'),
      update('u3', '2024-03-03T11:00:00Z', 'resolved', '', 'operational'),
      update('u2', '2024-03-03T10:00:00Z', 'investigating', 'We look.', 'major_outage'),
    ]),
    incident('at once', '2024-04-04T10:00:00Z', '2024-04-04T10:00:00Z', []),
  ],
  scheduled_maintenances: [
    {
      ...{ id: 'unheld', name: 'Move', status: 'completed', impact: 'minor', components: [] },
      ...{ scheduled_for: '2024-05-05T20:00:00Z', scheduled_until: '2024-05-05T22:00:00Z' },
      incident_updates: [update('m1', '2024-05-05T10:00:00Z', 'completed', 'Not needed.')],
    },
  ],
};
const csv = [
  'id,title_fr,title_en,begin,end,components,text_fr,text_en',
  'c1,Panne,Outage,2024-06-06T10:00:00Z,2024-06-06T11:00:00Z,Mail,Cassé.,Broken.',
].join('\n');
const probes = ['time,component,state', '2024-07-07T10:00:00Z,Mail,down', '2024-07-07T10:05:00Z,Mail,up'].join('\n');

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
}, 60_000);

afterAll(() => platform.close());

const read = async (path: string) => (await platform.get(`/api/v1${path}`, { key: platform.key })).json();

const collected = async () => ({
  exportedAt: '2026-01-01T00:00:00Z',
  settings: await read('/status/settings'),
  regions: (await read('/status/regions')).regions,
  components: (await read('/status/components?archived=true')).components,
  events: (await read('/status/events?limit=100')).events,
});

const nothing = { created: 0, updated: 0, refused: 0, updates: 0, componentsCreated: 0 };

describe('the export of one’s own installation', () => {
  it('ST-11 read back in either language it changes nothing, whatever had been imported or made here', async () => {
    const region = (await read('/status/regions')).regions[0].key as string;
    for (const [format, content, options] of [
      ['statuspage', JSON.stringify(statuspage), {}],
      ['csv', csv, { region }],
      ['csv', probes, { language: 'fr' }],
    ] as const)
      expect(await bring(platform, format, content, options)).toMatchObject({ state: 'done', counts: { refused: 0 } });
    const made = await platform.send('POST', '/api/v1/status/incidents', {
      ...{
        title: { fr: 'Lenteur', en: 'Slow' },
        impact: 'minor',
        components: ['mail'],
        text: { fr: 'Vu.', en: 'Seen.' },
      },
    });
    expect(made.status).toBe(201);

    const before = await collected();
    expect(before.events).toHaveLength(7);
    for (const lang of ['en', 'fr'] as const) {
      const again = await bring(platform, 'statuspage', JSON.stringify(statuspageOf(before, lang)));
      expect(again).toMatchObject({ state: 'done', counts: { ...nothing, unchanged: 7 } });
    }
    expect(await collected()).toEqual(before);
  }, 90_000);
});
