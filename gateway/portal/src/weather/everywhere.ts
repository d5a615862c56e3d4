import type { State, Weather, WeatherEvent, WeatherRow } from './numbers.ts';

const severity: readonly State[] = [
  ...(['no_data', 'operational', 'under_maintenance', 'degraded_performance'] as const),
  ...(['partial_outage', 'major_outage'] as const),
];

const worse = (a: State, b: State): State => (severity.indexOf(b) > severity.indexOf(a) ? b : a);

const rowsOf = (weathers: readonly Weather[]): WeatherRow[] => {
  const rows = new Map<string, WeatherRow>();
  for (const row of weathers.flatMap((weather) => weather.rows)) {
    const known = rows.get(row.component.key);
    rows.set(row.component.key, known === undefined ? row : { ...known, state: worse(known.state, row.state) });
  }
  return [...rows.values()];
};

const each = (events: readonly WeatherEvent[]): WeatherEvent[] => [
  ...new Map(events.map((event) => [event.id, event])).values(),
];

/** What all regions say together: the worst of each, and every event once; days and uptime stay those of the first (ST-07). */
export const everywhere = (weathers: readonly [Weather, ...Weather[]]): Weather => {
  const all = (list: 'open' | 'planned' | 'recent'): WeatherEvent[] => each(weathers.flatMap((one) => one[list]));
  return {
    ...weathers[0],
    state: weathers.map(({ state }) => state).reduce(worse),
    rows: rowsOf(weathers),
    open: all('open'),
    planned: all('planned').sort((a, b) => a.startsAt - b.startsAt),
    recent: all('recent').sort((a, b) => b.startsAt - a.startsAt),
    asOf: Math.min(...weathers.map(({ asOf }) => asOf)),
  };
};
