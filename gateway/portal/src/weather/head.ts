import type { Sky, WeatherModel } from './model.ts';
import type { Weather } from './numbers.ts';
import { skyOf } from './sky.ts';
import type { View } from './view.ts';

const leavesOf = ({ rows }: Weather): Weather['rows'] =>
  rows.filter((row) => !row.group && row.component.parent !== '');

// What is degraded is told of solutions, what is broken of incidents: each has a plural of its own.
const isMany = (weather: Weather): boolean => {
  const { state, open } = weather;
  if (state === 'degraded_performance') return leavesOf(weather).filter((row) => row.state === state).length > 1;
  const kind = state === 'under_maintenance' ? 'maintenance' : 'incident';
  return open.filter((event) => event.kind === kind).length > 1;
};

/** The overall state in words. */
const headOf = ({ t }: View, weather: Weather): string =>
  isMany(weather) ? t.weather.headsMany[weather.state] : t.weather.heads[weather.state];

const reach = ({ t }: View, weather: Weather): string => {
  const leaves = leavesOf(weather);
  const well = leaves.filter((row) => row.state === 'operational').length;
  if (leaves.length === 0) return '';
  if (well === leaves.length) return t.weather.allWell(well);
  return well === 0 ? t.weather.noneWell(leaves.length) : t.weather.someWell(well, leaves.length);
};

const isQuiet = ({ rows, open, planned, recent }: Weather): boolean =>
  open.length + planned.length + recent.length === 0 && rows.every((row) => /^[-.]*$/.test(row.days));

/**
 * Whether there is no solution yet: nothing but the root, and nothing about it. The root alone has no issue from the
 * first second on, which says nothing about any solution; and a list that could not be read is not an empty one.
 */
export const isEmpty = (weather: Weather, { missing = [] }: WeatherModel): boolean =>
  weather.rows.every((row) => row.component.parent === '') &&
  isQuiet(weather) &&
  !missing.some((part) => part === 'components' || part === 'all');

/** The sky at the head of the page. */
export const skyShown = (weather: Weather, model: WeatherModel): Sky =>
  isEmpty(weather, model) ? 'none' : skyOf(weather.state);

/** The sentence at the head of the page. */
export const titleOf = (v: View, weather: Weather, model: WeatherModel): string =>
  isEmpty(weather, model) ? v.t.weather.emptyTitle : headOf(v, weather);

/** What stands below it: how far it reaches. */
export const leadOf = (v: View, weather: Weather, model: WeatherModel): string => {
  if (isEmpty(weather, model)) return v.t.weather.emptyText;
  const reached = reach(v, weather);
  return reached === '' ? '' : `${reached}. `;
};
