import type { StatusEvent } from '../domain/events.ts';
import { validUntil, weatherRows, type WeatherRow } from '../domain/weather.ts';
import type { Window } from '../domain/window.ts';
import type { Kept } from './ports.ts';
import { byComponent, monthsOver, openOnes, plannedOnes, sceneOf, type Scene, type SceneDeps } from './shared/scene.ts';
import { facesOf, fitting } from './shared/shown-events.ts';
import { windowWanted, type WindowWish } from './shared/window-wanted.ts';

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
  async (query: WindowWish): Promise<Weather> => {
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
      open: fitting(openOnes(scene)),
      planned: facesOf(plannedOnes(scene)),
      recent: facesOf(recent.filter(({ state }) => (state.endsAt ?? now) <= now)),
      validUntil: validUntil(live, timeZone, now),
    };
  };
