import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { ComponentWeather__Output } from '@atrium/protos/gen/atrium/status/v1/ComponentWeather';
import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { Region__Output } from '@atrium/protos/gen/atrium/status/v1/Region';
import type { Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { Timestamp__Output } from '@atrium/protos/gen/google/protobuf/Timestamp';
import type { MissingPart } from '@atrium/portal/weather';
import { badRequest } from '../errors.ts';
import { holdMs, keptFor, type Ask, type Kept, type Source } from './numbers.ts';

const ms = (at: Timestamp__Output | null, otherwise: number): number => (at ? at.seconds * 1000 : otherwise);

type Dated = Pick<Weather__Output, 'asOf' | 'validUntil' | 'revision'>;

const dated = <N>(numbers: N, of: Dated): Kept<N> => {
  const now = Date.now();
  const validUntilMs = Math.min(ms(of.validUntil, now + holdMs), now + 3_600_000);
  return { numbers, revision: of.revision, asOfMs: ms(of.asOf, now), validUntilMs };
};

/** The ranges that the pages offer, and the one day of badges and summaries. */
const usualDays = new Set([1, 5, 25, 30, 90, 365]);
/** Past events of a component that the page, the badge and the API show unless told otherwise. */
const usualSizes = new Set([undefined, 1, 50]);

export type RangeQuery = { region?: string | undefined; days: number; until?: string | undefined };
export type WeatherNumbers = { weather: Weather__Output; others?: Weather__Output[] };

const weatherOf = (ask: Ask, { days, until = '' }: RangeQuery, region: string): Promise<Weather__Output> =>
  ask('GetWeather', { region, days, until });

/** The whole page; `region: 'all'` compares the regions (ST-01, ST-07). */
export const weatherSource: Source<RangeQuery, WeatherNumbers> = {
  name: 'weather',
  isUsual: ({ days, until }) => until === undefined && usualDays.has(days),
  fetch: async (ask, query) => {
    const all = query.region === 'all';
    const weather = await weatherOf(ask, query, all ? '' : (query.region ?? ''));
    if (!all) return dated({ weather }, weather);
    const rest = weather.regions.filter(({ key }) => key !== weather.region?.key);
    const others = await Promise.all(rest.map(({ key }) => weatherOf(ask, query, key)));
    return dated({ weather, others }, weather);
  },
};

export type ComponentQuery = RangeQuery & { key: string; token?: string | undefined; size?: number | undefined };
export type ComponentNumbers = {
  weather: ComponentWeather__Output;
  named: Component__Output[];
  missing: MissingPart[];
};

type Near = readonly (Component__Output | null | undefined)[];

/** The components that events name beyond those at hand: of other places in the tree, or taken off the page. */
const namedBy = async (ask: Ask, events: readonly Event__Output[], near: Near) => {
  const known = new Set(near.map((component) => component?.key));
  const names = new Set(events.flatMap((event) => event.components).filter((key) => !known.has(key)));
  if (names.size === 0) return { named: [], missing: [] };
  const list = await ask('ListComponents', { archived: true }).catch(() => undefined);
  const missing: MissingPart[] = list ? [] : ['components'];
  return { named: list?.components.filter(({ key }) => names.has(key)) ?? [], missing };
};

/** One component (ST-02), with the components that its events name. */
export const componentSource: Source<ComponentQuery, ComponentNumbers> = {
  name: 'component',
  isUsual: ({ days, until, token, size }) =>
    until === undefined && token === undefined && usualDays.has(days) && usualSizes.has(size),
  fetch: async (ask, { key, region = '', days, until = '', token = '', size = 20 }) => {
    const weather = await ask('GetComponentWeather', { key, region, days, until, page: { size, token } });
    const near = [...weather.ancestors, weather.row?.component, ...weather.children.map((row) => row.component)];
    const events = [...weather.open, ...weather.planned, ...weather.past];
    return dated({ weather, ...(await namedBy(ask, events, near)) }, weather);
  },
};

export type EventNumbers = {
  event: Event__Output;
  components: Component__Output[];
  regions: Region__Output[];
  settings: Settings__Output | null;
  missing: MissingPart[];
};

/** One event (ST-03), with the components that it names. A draft is no page. */
export const eventSource: Source<{ id: string }, EventNumbers> = {
  name: 'event',
  isUsual: () => true,
  fetch: async (ask, { id }, revision) => {
    const event = await ask('GetEvent', { id });
    const [components, regions, settings] = await Promise.all([
      ask('ListComponents', { archived: true }).catch(() => undefined),
      ask('ListRegions', {}).catch(() => undefined),
      ask('GetSettings', {}).catch(() => null),
    ]);
    const missing: MissingPart[] = [
      ...(components ? [] : ['components' as const]),
      ...(regions ? [] : ['regions' as const]),
    ];
    const named = components?.components.filter(({ key }) => event.components.includes(key)) ?? [];
    return keptFor(
      { event, components: named, regions: regions?.regions ?? [], settings, missing },
      revision,
      Date.now(),
    );
  },
};

export type DayQuery = { date: string; region?: string | undefined; component?: string | undefined };
export type DayNumbers = {
  weather: Weather__Output;
  events: Event__Output[];
  named: Component__Output[];
  missing: MissingPart[];
};

const dayMs = 86_400_000;

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

/** What happened on a day, to one component where one is asked for. */
export const daySource: Source<DayQuery, DayNumbers> = {
  name: 'day',
  isUsual: () => false,
  fetch: async (ask, { date, region = '', component = '' }) => {
    const weather = await ask('GetWeather', { region, days: 1, until: date });
    const filter = { ...aroundDay(date), component, region: weather.region?.key ?? '' };
    const list = await ask('ListEvents', { ...filter, page: { size: 100 } }).catch(() => undefined);
    const touched = new Set(weather.rows.flatMap((row) => row.notes.flatMap((note) => note.events)));
    const events = list?.events.filter(({ id }) => touched.has(id)) ?? [];
    const rows = weather.rows.map((row) => row.component);
    const { named, missing } = await namedBy(ask, events, rows);
    return dated({ weather, events, named, missing: list ? missing : ['events'] }, weather);
  },
};

export type EventsQuery = {
  kind?: 'incident' | 'maintenance' | undefined;
  component?: string | undefined;
  region?: string | undefined;
  stage?: string | undefined;
  size: number;
};
export type EventsNumbers = { events: Event__Output[]; weather: Weather__Output };

const kinds = { incident: 'EVENT_KIND_INCIDENT', maintenance: 'EVENT_KIND_MAINTENANCE' } as const;

const listed = async (ask: Ask, { kind, component = '', region = '', size }: EventsQuery, stage: string) => {
  const wanted = kind ? { kind: kinds[kind] } : {};
  return (await ask('ListEvents', { ...wanted, component, region, stage, page: { size } })).events;
};

/**
 * Events, newest first, with the page of today: for feeds and Statuspage's lists (ST-08, ST-16). The stage `current`
 * is what is open and what is planned.
 */
export const eventsSource: Source<EventsQuery, EventsNumbers> = {
  name: 'events',
  // A component that does not exist has a feed too, an empty one.
  isUsual: ({ component }) => component === undefined,
  fetch: async (ask, query) => {
    const stages = query.stage === 'current' ? ['open', 'planned'] : [query.stage ?? ''];
    const [weather, ...lists] = await Promise.all([
      ask('GetWeather', { region: query.region ?? '', days: 1 }),
      ...stages.map((stage) => listed(ask, query, stage)),
    ]);
    return dated({ events: lists.flat(), weather }, weather);
  },
};
