import type { ComponentWeather__Output } from '@atrium/protos/gen/atrium/status/v1/ComponentWeather';
import type { Seconds__Output } from '@atrium/protos/gen/atrium/status/v1/Seconds';
import type { Uptime__Output } from '@atrium/protos/gen/atrium/status/v1/Uptime';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { WeatherRow__Output } from '@atrium/protos/gen/atrium/status/v1/WeatherRow';
import type { z } from 'zod';
import type { componentSummary, componentWeather, seconds, uptime, weather, weatherRow } from '../schemas/weather.ts';
import { eventView } from './events.ts';
import { componentView, regionOrNone, regionView, settingsView, type ComponentView } from './page.ts';
import { cursorOrNull, iso, isoOrNull, textOf } from './wire.ts';
import { stateWord } from './words.ts';

export type WeatherView = z.infer<typeof weather>;
export type ComponentWeatherView = z.infer<typeof componentWeather>;
export type SummaryView = z.infer<typeof componentSummary>;
type RowView = z.infer<typeof weatherRow>;
type UptimeView = z.infer<typeof uptime>;

/** Seconds in each state. */
export const secondsView = (of: Seconds__Output | null): z.infer<typeof seconds> => ({
  noData: of?.noData ?? 0,
  operational: of?.operational ?? 0,
  underMaintenance: of?.underMaintenance ?? 0,
  degradedPerformance: of?.degradedPerformance ?? 0,
  partialOutage: of?.partialOutage ?? 0,
  majorOutage: of?.majorOutage ?? 0,
});

/** Uptime as JSON, or null (ST-06). */
export const uptimeOrNull = (of: Uptime__Output | null): UptimeView | null =>
  of
    ? {
        seconds: secondsView(of.seconds),
        percent: of.percent ?? null,
        percentWithMaintenance: of.percentWithMaintenance ?? null,
      }
    : null;

const nobody: ComponentView = {
  key: 'page',
  parent: '',
  name: { fr: '', en: '' },
  description: { fr: '', en: '' },
  regions: [],
  position: 0,
  knownSince: null,
  archived: false,
  version: 0,
  updatedAt: null,
  updatedBy: null,
};

const rowView = (of: WeatherRow__Output): RowView => ({
  component: of.component ? componentView(of.component) : nobody,
  depth: of.depth,
  group: of.group,
  state: stateWord(of.state),
  days: of.days,
  notes: of.notes.map((note) => ({ day: note.day, seconds: secondsView(note.seconds), events: note.events })),
  uptime: uptimeOrNull(of.uptime),
  mean: uptimeOrNull(of.mean),
});

type Numbers = Pick<Weather__Output, 'settings' | 'region' | 'regions' | 'from' | 'until' | 'firstDay' | 'asOf'> &
  Pick<Weather__Output, 'validUntil' | 'revision' | 'open' | 'planned'>;

const common = (of: Numbers, staleSince: number | undefined) => ({
  settings: settingsView(of.settings),
  region: regionOrNone(of.region),
  regions: of.regions.map(regionView),
  from: of.from,
  until: of.until,
  firstDay: of.firstDay === '' ? null : of.firstDay,
  open: of.open.map(eventView),
  planned: of.planned.map(eventView),
  asOf: isoOrNull(of.asOf),
  validUntil: isoOrNull(of.validUntil),
  revision: of.revision,
  staleSince: staleSince === undefined ? null : iso(staleSince),
});

/** The page in numbers as JSON (ST-01). */
export const weatherView = (of: Weather__Output, staleSince?: number): WeatherView => ({
  ...common(of, staleSince),
  state: stateWord(of.state),
  rows: of.rows.map(rowView),
  recent: of.recent.map(eventView),
});

/** One component in numbers as JSON (ST-02). */
export const componentWeatherView = (of: ComponentWeather__Output, staleSince?: number): ComponentWeatherView => ({
  ...common(of, staleSince),
  row: rowView(
    of.row ?? ({ component: null, days: '', notes: [], uptime: null, mean: null } as unknown as WeatherRow__Output),
  ),
  ancestors: of.ancestors.map(componentView),
  children: of.children.map(rowView),
  periods: of.periods.map((period) => ({ days: period.days, uptime: uptimeOrNull(period.uptime) })),
  past: of.past.map(eventView),
  nextCursor: cursorOrNull(of.nextPageToken),
});

/** The little that other sites want to know of a component (ST-15). */
export const summaryView = (of: ComponentWeather__Output, publicUrl: string, staleSince?: number): SummaryView => {
  const key = of.row?.component?.key ?? 'page';
  const ninety = of.periods.find((period) => period.days === 90);
  return {
    key,
    name: textOf(of.row?.component?.name),
    region: of.region?.key ?? 'none',
    state: stateWord(of.row?.state ?? 'COMPONENT_STATE_NO_DATA'),
    percent90: ninety?.uptime?.percent ?? null,
    open: of.open.length,
    url: `${publicUrl}/status/components/${key}`,
    asOf: isoOrNull(of.asOf),
    staleSince: staleSince === undefined ? null : iso(staleSince),
  };
};
