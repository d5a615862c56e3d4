import { addDays, dayList } from '../calendar.ts';
import type { ComponentWeather, Weather, WeatherRow } from '../numbers.ts';
import { eu, now, regions, root, settings } from './basics.ts';
import { incident, maintenance, pointLike, slow } from './events.ts';
import { row, sampleRows, uptimeOf, type Options } from './rows.ts';

const troubled = (rows: WeatherRow[]): WeatherRow[] =>
  rows.map((each) =>
    incident.components.some((key) => key.startsWith(each.component.key)) || each.component.key === 'page'
      ? { ...each, state: 'major_outage' }
      : each,
  );

/** A page with an open incident, a planned maintenance and a history of all five states. */
export const sampleWeather = (options: Options = {}): Weather => {
  const rows = troubled(sampleRows(options));
  const count = rows[0]?.days.length ?? 0;
  return {
    settings,
    region: eu,
    regions,
    from: addDays('2026-11-22', 1 - count),
    until: '2026-11-22',
    firstDay: '2013-05-21',
    state: 'major_outage',
    rows,
    open: [incident],
    planned: [maintenance],
    recent: [slow, pointLike],
    asOf: now - 20,
  };
};

/** Nothing happens, and nothing did. */
export const calmWeather = (families = 5): Weather => {
  const rows = sampleRows({ density: 0, families });
  return { ...sampleWeather(), rows, state: 'operational', open: [], planned: [], recent: [] };
};

/** An installation without a component: the root is there, and runs since the first start. */
export const emptyWeather = (): Weather => ({
  ...sampleWeather(),
  rows: [row(root, 0, `${'-'.repeat(89)}.`, { state: 'operational' })],
  state: 'operational',
  firstDay: '2026-11-22',
  open: [],
  planned: [],
  recent: [],
});

/** The page of a component; `key` one of the sample's. */
export const sampleComponent = (key = 'famille-0', days = 25): ComponentWeather => {
  const weather = sampleWeather({ days, density: 0.06 });
  const found = weather.rows.find((each) => each.component.key === key) ?? row(root, 0, '.'.repeat(days));
  const children = weather.rows.filter((each) => each.component.parent === key);
  return {
    settings,
    row: found,
    ancestors: [root],
    children,
    region: eu,
    regions,
    from: weather.from,
    until: weather.until,
    firstDay: weather.firstDay,
    open: [incident],
    planned: [maintenance],
    past: [slow, pointLike],
    nextPageToken: 'abc',
    asOf: now,
    periods: [1, 7, 30, 90, 365].map((each) => ({
      days: each,
      uptime: uptimeOf(
        dayList('2026-01-01', each)
          .map((_, index) => (index % 40 === 9 ? 'i' : '.'))
          .join(''),
      ),
    })),
  };
};
