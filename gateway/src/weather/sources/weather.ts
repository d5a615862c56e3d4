import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { Ask, Source } from '../numbers.ts';
import { dated } from './dated.ts';

/** The ranges that the pages offer, and the one day of badges and summaries. */
export const usualDays = new Set([1, 5, 25, 30, 90, 365]);

export type RangeQuery = { region?: string | undefined; days: number; until?: string | undefined };
export type WeatherNumbers = { weather: Weather__Output; others?: Weather__Output[] };

const weatherOf = (ask: Ask, { days, until = '' }: RangeQuery, region: string): Promise<Weather__Output> =>
  ask('GetWeather', { region, days, until });

/** The whole page; `region: 'all'` compares the regions (ST-01, ST-07). */
export const weatherSource: Source<RangeQuery, WeatherNumbers> = {
  name: 'weather',
  stay: ({ days, until }) => (until === undefined && usualDays.has(days) ? 'long' : 'none'),
  fetch: async (ask, query) => {
    const all = query.region === 'all';
    const weather = await weatherOf(ask, query, all ? '' : (query.region ?? ''));
    if (!all) return dated({ weather }, [weather]);
    const rest = weather.regions.filter(({ key }) => key !== weather.region?.key);
    const others = await Promise.all(rest.map(({ key }) => weatherOf(ask, query, key)));
    return dated({ weather, others }, [weather, ...others]);
  },
};
