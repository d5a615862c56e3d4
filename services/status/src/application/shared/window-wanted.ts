import { isDate } from '../../domain/calendar.ts';
import { refuseMistakes } from '../../domain/errors.ts';
import { windowOf, type Window } from '../../domain/window.ts';
import { dateOf } from '../../domain/zones.ts';
import type { Scene } from './scene.ts';

/** Which days of which region are wanted. */
export type WindowWish = {
  region: string;
  /** Days shown, 1 to 366. */
  days: number;
  /** Last day shown, YYYY-MM-DD in the region's zone; empty means today. */
  until: string;
};

/** The days that are asked for; none after today. Throws request.invalid. */
export const windowWanted = ({ days, until }: Omit<WindowWish, 'region'>, { region, now }: Scene): Window => {
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
