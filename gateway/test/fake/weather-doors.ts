import { componentOf, notFound, type Doors } from './answers.ts';
import { at, region, settings, uptime, type World } from './world.ts';

type Reads = Pick<Doors, 'GetWeather' | 'GetComponentWeather' | 'GetUptime' | 'GetRevision'>;

const rows = (all: World, days: number) =>
  all.components.map((one, depth) => ({
    ...{ component: one, depth, group: depth < 2, state: 'COMPONENT_STATE_OPERATIONAL' as const, uptime, mean: uptime },
    days: '.'.repeat(Math.max(0, days - 1)) + 'i',
    notes: [{ day: days - 1, seconds: { partialOutage: 60 }, events: all.noted }],
  }));

const numbers = (all: World, wanted: string) => {
  const now = Math.floor(Date.now() / 1000);
  const key = wanted === 'us' ? 'us' : 'eu';
  if (wanted !== '' && wanted !== key) throw notFound('status.region_not_found');
  return {
    ...{ asOf: at(now), validUntil: at(now + all.validForSeconds[key]), revision: all.revision },
    ...{ settings: settings(all), region: region(key), regions: [region(), region('us')], firstDay: '2020-01-01' },
  };
};

/** What the pages of the fake service show. */
export const weatherDoors = (all: World): Reads => ({
  GetWeather: ({ days, until, region: wanted }) => ({
    ...{ ...numbers(all, wanted), open: all.events.slice(0, 1), planned: [], recent: all.events },
    ...{ from: '2026-08-24', until: until || '2026-11-21', state: 'COMPONENT_STATE_PARTIAL_OUTAGE' },
    rows: rows(all, days),
  }),
  GetComponentWeather: ({ key, days, region: wanted }) => {
    componentOf(all, key);
    const row = rows(all, days).find(({ component: one }) => one.key === key) ?? null;
    const periods = [1, 90].map((count) => ({ days: count, uptime }));
    return {
      ...{ ...numbers(all, wanted), row, children: [], ancestors: [all.components[0] ?? {}], periods },
      ...{ past: all.events, open: [], planned: [], from: '2026-11-01', until: '2026-11-21', nextPageToken: 'more' },
    };
  },
  GetUptime: ({ components }) => {
    const wanted = components.length === 0 ? all.components : components.map((key) => componentOf(all, key));
    const row = { group: false, uptime };
    return {
      ...{ region: region(), from: at(1_700_000_000), until: at(1_700_086_400), settings: settings(all) },
      rows: wanted.map(({ key, name }) => ({ ...row, component: key ?? '', name: name ?? null })),
    };
  },
  GetRevision: () => ({ revision: all.revision }),
});
