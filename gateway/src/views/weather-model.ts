import type { ComponentWeather__Output } from '@atrium/protos/gen/atrium/status/v1/ComponentWeather';
import type { WeatherRow__Output } from '@atrium/protos/gen/atrium/status/v1/WeatherRow';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { ComponentModel, ComponentWeather, DayModel, EventModel, Frame, Weather } from '@atrium/portal/weather';
import type { ComponentNumbers } from '../weather/sources/component.ts';
import type { DayNumbers, DayQuery } from '../weather/sources/day.ts';
import type { EventNumbers } from '../weather/sources/event.ts';
import { componentModel, eventModel, regionModel, rowModel, settingsModel, uptimeModel } from './model.ts';
import { textOf } from './wire.ts';
import { stateWord } from './words.ts';

type Both = Pick<
  Weather__Output,
  'settings' | 'region' | 'regions' | 'from' | 'until' | 'firstDay' | 'open' | 'planned' | 'asOf'
>;

const common = (of: Both) => ({
  settings: settingsModel(of.settings),
  region: regionModel(of.region),
  regions: of.regions.map(regionModel),
  from: of.from,
  until: of.until,
  firstDay: of.firstDay,
  open: of.open.map(eventModel),
  planned: of.planned.map(eventModel),
  asOf: of.asOf?.seconds ?? 0,
});

/** The whole page as the portal renders it. */
export const weatherModel = (of: Weather__Output): Weather => ({
  ...common(of),
  state: stateWord(of.state),
  rows: of.rows.map(rowModel),
  recent: of.recent.map(eventModel),
});

const emptyRow = {
  component: null,
  depth: 0,
  group: false,
  state: 'COMPONENT_STATE_NO_DATA',
  days: '',
  notes: [],
} as const;
const noRow: WeatherRow__Output = { ...emptyRow, notes: [], uptime: null, mean: null };

const componentWeatherModel = (of: ComponentWeather__Output): ComponentWeather => ({
  ...common(of),
  row: rowModel(of.row ?? noRow),
  ancestors: of.ancestors.map(componentModel),
  children: of.children.map(rowModel),
  periods: of.periods.map(({ days, uptime }) => ({ days, uptime: uptimeModel(uptime) })),
  past: of.past.map(eventModel),
  nextPageToken: of.nextPageToken,
});

/** The page of a component. */
export const componentPageModel = ({ weather, named }: ComponentNumbers, frame: Frame): ComponentModel => ({
  ...frame,
  weather: componentWeatherModel(weather),
  names: Object.fromEntries(named.map(({ key, name }) => [key, textOf(name)])),
});

/** The page of an event; its times are told in the zone of the region asked for, else of its first one. */
export const eventPageModel = ({ event, components, regions, settings }: EventNumbers, frame: Frame): EventModel => {
  const wanted = frame.query.region ?? event.regions[0];
  const region = regions.find(({ key }) => key === wanted) ?? regions[0] ?? null;
  return {
    ...frame,
    settings: settingsModel(settings),
    event: eventModel(event),
    components: components.map(componentModel),
    regions: regions.map(regionModel),
    region: regionModel(region),
    asOf: frame.staleSince ?? frame.now,
  };
};

const below = (rows: readonly WeatherRow__Output[], key: string): WeatherRow__Output[] => {
  const start = rows.findIndex((row) => row.component?.key === key);
  const depth = rows[start]?.depth ?? 0;
  const rest = rows.slice(start + 1);
  const end = rest.findIndex((row) => row.depth <= depth);
  return start < 0 ? [] : rows.slice(start, end < 0 ? undefined : start + 1 + end);
};

/** The page of a day, of one component and what is below it where one was asked for. */
export const dayPageModel = (
  { weather, events, named }: DayNumbers,
  frame: Frame,
  { date, component }: DayQuery,
): DayModel => {
  const rows = component === undefined ? weather.rows : below(weather.rows, component);
  const subject = component === undefined ? undefined : rows[0]?.component;
  return {
    ...frame,
    settings: settingsModel(weather.settings),
    date,
    region: regionModel(weather.region),
    regions: weather.regions.map(regionModel),
    rows: rows.map(rowModel),
    named: [...weather.rows.map((row) => row.component), ...named].map(componentModel),
    events: events.map(eventModel),
    ...(subject && { component: componentModel(subject) }),
    firstDay: weather.firstDay,
    asOf: weather.asOf?.seconds ?? 0,
  };
};
