import type { ComponentWeather as WireComponentWeather } from '@atrium/protos/gen/atrium/status/v1/ComponentWeather';
import type { Uptime as WireUptime } from '@atrium/protos/gen/atrium/status/v1/Uptime';
import type { UptimeReport as WireReport } from '@atrium/protos/gen/atrium/status/v1/UptimeReport';
import type { Weather as WireWeather } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { WeatherRow as WireRow } from '@atrium/protos/gen/atrium/status/v1/WeatherRow';
import type { ComponentWeather } from '../../application/get-component-weather.ts';
import type { UptimeReport } from '../../application/get-uptime.ts';
import type { Weather } from '../../application/get-weather.ts';
import type { Scene } from '../../application/shared/scene.ts';
import { runsIn } from '../../domain/tree.ts';
import type { Uptime } from '../../domain/uptime.ts';
import type { WeatherRow } from '../../domain/weather.ts';
import { eventPages } from './cursors.ts';
import { toWireComponent, toWireRegion, toWireSettings } from './components.ts';
import { toWireEvent } from './events.ts';
import { toWireTime } from '@atrium/chassis/grpc/wire-time';
import type { Question } from '@atrium/chassis/page';
import { stateWord } from './words.ts';

const toWireUptime = ({ seconds, percent, percentWithMaintenance }: Uptime): WireUptime => ({
  seconds,
  ...(percent !== null && { percent }),
  ...(percentWithMaintenance !== null && { percentWithMaintenance }),
});

const toWireRow = (row: WeatherRow, { versionOf }: Pick<Scene, 'versionOf'>): WireRow => ({
  component: toWireComponent(row.component, versionOf(row.component.key)),
  depth: row.depth,
  group: row.group,
  state: stateWord.to(row.state),
  days: row.days,
  notes: row.notes.map(({ day, seconds, events }) => ({ day, seconds, events })),
  uptime: toWireUptime(row.uptime),
  mean: row.mean && toWireUptime(row.mean),
});

const common = (from: Weather | ComponentWeather) => ({
  settings: toWireSettings(from.settings),
  region: toWireRegion(from.region),
  from: from.window.dates[0] ?? '',
  until: from.window.dates.at(-1) ?? '',
  firstDay: from.firstDay,
  open: from.open.map(toWireEvent),
  planned: from.planned.map(toWireEvent),
  asOf: toWireTime(from.now),
  validUntil: toWireTime(from.validUntil),
  revision: from.revision,
});

/** The whole page. Its state is that of its first row, the root. */
export const toWireWeather = (weather: Weather): WireWeather => ({
  ...common(weather),
  regions: weather.regions.map(toWireRegion),
  state: stateWord.to(weather.rows[0]?.state ?? 'no_data'),
  rows: weather.rows.map((row) => toWireRow(row, weather)),
  recent: weather.recent.map(toWireEvent),
});

export const toWireComponentWeather = (weather: ComponentWeather, question: Question): WireComponentWeather => ({
  ...common(weather),
  row: toWireRow(weather.row, weather),
  ancestors: weather.ancestors.map((component) => toWireComponent(component, weather.versionOf(component.key))),
  children: weather.children.map((row) => toWireRow(row, weather)),
  regions: weather.regions.filter(({ state }) => runsIn(weather.row.component, state.key)).map(toWireRegion),
  periods: weather.periods.map(({ days, uptime }) => ({ days, uptime: toWireUptime(uptime) })),
  past: weather.past.map(toWireEvent),
  nextPageToken: eventPages.encode(weather.next, question),
});

export const toWireReport = (report: UptimeReport): WireReport => ({
  region: toWireRegion(report.region),
  from: toWireTime(report.from),
  until: toWireTime(report.until),
  settings: toWireSettings(report.settings),
  rows: report.rows.map(({ component, group, uptime, mean }) => ({
    component: component.key,
    name: component.name,
    group,
    uptime: toWireUptime(uptime),
    mean: mean && toWireUptime(mean),
  })),
});
