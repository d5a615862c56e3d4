import type {
  Component,
  ComponentWeather,
  Language,
  Region,
  Settings,
  Text,
  Weather,
  WeatherEvent,
  WeatherRow,
} from './numbers.ts';

/** What the address bar says; a value that is left out is the default and is kept out of links. */
export type Query = {
  days?: number | undefined;
  until?: string | undefined;
  region?: string | undefined;
  lang?: Language | undefined;
  pageToken?: string | undefined;
};

/** A part of the page that could not be fetched (GW-07). */
export type MissingPart = 'days' | 'events' | 'planned' | 'uptime' | 'regions' | 'components' | 'all';

/** What every page needs. */
export type Frame = {
  lang: Language;
  /** When the page is rendered. */
  now: number;
  query: Query;
  /** Address of the installation without a slash at the end, for snippets and feeds: `https://status.example.org`. */
  publicUrl: string;
  /** Set where the numbers could not be refreshed: they were true at this time (ST-12). */
  staleSince?: number;
  /** Parts that are missing (GW-07). */
  missing?: readonly MissingPart[];
  /** Name of the installation's page, for pages without settings of their own, where it is known. */
  siteName?: Text | undefined;
};

/** `/status`. With `others` (all regions asked for, `?region=all`) the regions are compared (ST-07). */
export type WeatherModel = Frame & { weather: Weather; others?: readonly Weather[] };

/** `/status/components/<key>`. `names` of components that its events name and that are neither above nor below it. */
export type ComponentModel = Frame & { weather: ComponentWeather; names?: Readonly<Record<string, Text>> };

/** `/status/events/<id>`: `components` those that it names, `regions` all of the page. */
export type EventModel = Frame & {
  settings: Settings;
  event: WeatherEvent;
  components: readonly Component[];
  /** Names of their groups, where known. */
  names?: Readonly<Record<string, Text>>;
  regions: readonly Region[];
  /** The region whose zone its times are told in. */
  region: Region;
  asOf: number;
};

/**
 * `/status/days/<date>?component=<key>`: `rows` is GetWeather with `days: 1, until: date` (each row has one letter),
 * of the component alone and what is below it where one was asked for.
 */
export type DayModel = Frame & {
  settings: Settings;
  date: string;
  region: Region;
  regions: readonly Region[];
  rows: readonly WeatherRow[];
  /** Components that its texts may name, also those that are not in `rows`. */
  named: readonly Component[];
  /** All events that touch the day, newest first. */
  events: readonly WeatherEvent[];
  component?: Component;
  firstDay: string;
  asOf: number;
};

/** No page is known yet and the service does not answer; shown with 503. */
export type UnavailableModel = Frame & { requestId?: string };

/** What the address asks for cannot be shown: names and values of the parameters at fault; shown with 400. */
export type InvalidModel = Frame & { parameters: readonly { name: string; value: string }[] };

/** Something of ours went wrong; shown with 500. */
export type FailedModel = Frame & { requestId: string };

/** Nothing is at this address; shown with 404. */
export type NotFoundModel = Frame & { what: 'component' | 'event' | 'day' | 'region' | 'page' };

export type { Asset } from '../ui/served.ts';

export type { Sky } from '../ui/sky.ts';
