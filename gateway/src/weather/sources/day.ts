import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { MissingPart } from '@atrium/portal/weather';
import { badRequest } from '../../errors.ts';
import { isAway } from '../away.ts';
import type { Ask, Source } from '../numbers.ts';
import { dated } from './dated.ts';
import { readEvents } from './event-pages.ts';
import { namedBy } from './named.ts';

export type DayQuery = { date: string; region?: string | undefined; component?: string | undefined };
export type DayNumbers = {
  weather: Weather__Output;
  events: Event__Output[];
  named: Component__Output[];
  missing: MissingPart[];
};

const dayMs = 86_400_000;
/** The widest range whose marked cells lead to days. */
const shownDays = 366;

const isShown = (date: string): boolean => {
  const ageMs = Date.now() - Date.parse(`${date}T00:00:00Z`);
  return ageMs >= -dayMs && ageMs <= (shownDays + 1) * dayMs;
};

// A day of a region begins at most 14 hours before and ends at most 12 hours after that of UTC; the rows' notes say
// which of these events touch the day itself.
const aroundDay = (date: string) => {
  const from = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(from)) throw badRequest({ fields: [{ field: 'path/date', code: 'format' }] });
  return {
    from: { seconds: from / 1000 - 14 * 3600 },
    until: { seconds: (from + dayMs) / 1000 + 12 * 3600 },
  };
};

// The row of a component notes what touches it and what is below it.
const notedOn = ({ rows }: Weather__Output, component: string): Set<string> => {
  const about = component === '' ? rows : rows.filter((row) => row.component?.key === component);
  return new Set(about.flatMap((row) => row.notes.flatMap((note) => note.events)));
};

/** How many pages of a list are read for one day: what began long ago comes last, behind all that touches the day. */
const pagesMax = 10;

const nothingNow = (error: unknown): [] => {
  if (isAway(error)) return [];
  throw error;
};

const noted = async (ask: Ask, { date, component = '' }: DayQuery, weather: Weather__Output) => {
  const ids = notedOn(weather, component);
  const request = { ...aroundDay(date), component, region: weather.region?.key ?? '' };
  const those = (events: readonly Event__Output[]): Event__Output[] => events.filter(({ id }) => ids.has(id));
  const isEnough = (events: readonly Event__Output[]): boolean => those(events).length === ids.size;
  const read = await readEvents(ask, request, { size: 100, pagesMax, isEnough }).catch(nothingNow);
  const missing: MissingPart[] = isEnough(read) ? [] : ['events'];
  return { events: those(read), missing };
};

/** What happened on a day, to one component where one is asked for. */
export const daySource: Source<DayQuery, DayNumbers> = {
  name: 'day',
  stay: ({ date }) => (isShown(date) ? 'short' : 'none'),
  fetch: async (ask, query, revision) => {
    const weather = await ask('GetWeather', { region: query.region ?? '', days: 1, until: query.date });
    const { events, missing } = await noted(ask, query, weather);
    const rows = weather.rows.map((row) => row.component);
    const names = await namedBy(ask, events, rows);
    const numbers = { weather, events, named: names.named, missing: [...missing, ...names.missing] };
    return dated(numbers, [weather], revision);
  },
};
