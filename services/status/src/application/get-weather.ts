import { isDate } from '../domain/calendar.ts';
import { refuseMistakes } from '../domain/errors.ts';
import type { StatusEvent } from '../domain/events.ts';
import { validUntil, weatherRows, type WeatherRow } from '../domain/weather.ts';
import { windowOf, type Window } from '../domain/window.ts';
import { dateOf } from '../domain/zones.ts';
import type { Kept } from './ports.ts';
import { byComponent, monthsOver, openOnes, plannedOnes, sceneOf, type Scene, type SceneDeps } from './scene.ts';

export type GetWeather = {
  region: string;
  /** Days shown, 1 to 366. */
  days: number;
  /** Last day shown, YYYY-MM-DD in the region's zone; empty means today. */
  until: string;
};

export type Weather = Scene & {
  window: Window;
  rows: WeatherRow[];
  open: Kept<StatusEvent>[];
  planned: Kept<StatusEvent>[];
  recent: Kept<StatusEvent>[];
  validUntil: number;
};

const mostRecent = 20;

/** The whole page in numbers, for one region (ST-01, ST-07). Reads as many documents for ten years of history as for a month (ST-14). */
export const getWeather =
  (deps: SceneDeps) =>
  async (query: GetWeather): Promise<Weather> => {
    const scene = await sceneOf(deps, query.region);
    const window = windowWanted(query, scene);
    const { key, timeZone } = scene.region.state;
    const [months, recent] = await Promise.all([
      monthsOver(deps, scene, window),
      deps.events.ended(key, window.starts[0] ?? 0, window.starts.at(-1) ?? 0, mostRecent),
    ]);
    const { components, live, now } = scene;
    const weights = scene.settings.state.weights;
    return {
      ...scene,
      window,
      rows: weatherRows({ components, region: key, window, monthsOf: byComponent(months), live, weights, now }),
      open: openOnes(scene),
      planned: plannedOnes(scene),
      recent: recent.filter(({ state }) => (state.endsAt ?? now) <= now),
      validUntil: validUntil(live, timeZone, now),
    };
  };

/** The days that are asked for; none after today. Throws request.invalid. */
export const windowWanted = ({ days, until }: Omit<GetWeather, 'region'>, { region, now }: Scene): Window => {
  const zone = region.state.timeZone;
  const today = dateOf(now, zone);
  refuseMistakes([
    ...(Number.isInteger(days) && days >= 1 && days <= 366
      ? []
      : [{ field: 'days', code: 'out_of_range', params: { min: 1, max: 366 } }]),
    ...(until === '' || (isDate(until) && until >= '1970-01-01') ? [] : [{ field: 'until', code: 'not_a_date' }]),
  ]);
  return windowOf(until === '' || until > today ? today : until, days, zone);
};
