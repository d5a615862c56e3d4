/**
 * What the weather pages are given: the messages of `atrium.status.v1` with lower-case names for states, phases and
 * kinds. Every time is in whole Unix seconds, every day `YYYY-MM-DD` in the zone of the region shown.
 */
export type Language = 'fr' | 'en';

/** A text in both languages; one of them may be empty, then the other one is shown and marked with its language. */
export type Text = { fr: string; en: string };

/** The stored state of a component (ST-05). */
export type State =
  'no_data' | 'operational' | 'under_maintenance' | 'degraded_performance' | 'partial_outage' | 'major_outage';

export type Impact = 'none' | 'minor' | 'major' | 'critical';

export type EventKind = 'incident' | 'maintenance';

export type Phase =
  | 'investigating'
  | 'identified'
  | 'monitoring'
  | 'resolved'
  | 'scheduled'
  | 'in_progress'
  | 'verifying'
  | 'completed'
  | 'cancelled';

/** Seconds spent in each state; they add up to the seconds of the period. */
export type Seconds = {
  noData: number;
  operational: number;
  underMaintenance: number;
  degradedPerformance: number;
  partialOutage: number;
  majorOutage: number;
};

/** Uptime over a period; the percentages (0 to 100) are absent where nothing is known. */
export type Uptime = { seconds: Seconds; percent?: number; percentWithMaintenance?: number };

export type Region = { key: string; name: Text; timeZone: string };

/** A component; `page` is the key of the root. `regions` empty means all of them. */
export type Component = { key: string; parent: string; name: Text; description: Text; regions: readonly string[] };

/** What happened on a day that is neither "-" nor "."; `day` is an index into `days`. */
export type DayNote = { day: number; seconds: Seconds; events: readonly string[] };

/** A row of the grid: one letter a day in `days`, oldest first ("-" "." "m" "d" "i" "s"). */
export type WeatherRow = {
  component: Component;
  depth: number;
  group: boolean;
  state: State;
  days: string;
  notes: readonly DayNote[];
  uptime: Uptime;
  /** Of a group: the mean of its descendants without children. */
  mean?: Uptime;
};

export type EventUpdate = {
  id: string;
  at: number;
  phase: Phase;
  text: Text;
  /** The name shown to people; may be empty. */
  author: string;
  reconstructed: boolean;
  /** Whether it replaces an earlier text. */
  corrected?: boolean;
};

/** An incident or a planned maintenance; `components` empty means the whole page, `regions` empty means all. */
export type WeatherEvent = {
  id: string;
  kind: EventKind;
  title: Text;
  impact: Impact;
  phase: Phase;
  components: readonly string[];
  regions: readonly string[];
  startsAt: number;
  endsAt?: number;
  /** False where it began and ended at one instant. */
  lengthKnown: boolean;
  reconstructed: boolean;
  /** Oldest first. */
  updates: readonly EventUpdate[];
};

/** Name of the page and the weights of a second in uptime, 0 to 1. */
export type Settings = {
  name: Text;
  weightMajorOutage: number;
  weightPartialOutage: number;
  weightDegradedPerformance: number;
};

/** `Weather` of the contract: the whole page in one region; the first row is the root "whole page" (ST-01). */
export type Weather = {
  settings: Settings;
  region: Region;
  regions: readonly Region[];
  from: string;
  until: string;
  /** First day of the history; empty where there is none. */
  firstDay: string;
  state: State;
  rows: readonly WeatherRow[];
  /** Newest first. */
  open: readonly WeatherEvent[];
  /** Next first. */
  planned: readonly WeatherEvent[];
  /** Newest first. */
  recent: readonly WeatherEvent[];
  asOf: number;
};

/** `ComponentWeather` of the contract: one component in one region (ST-02). */
export type ComponentWeather = {
  settings: Settings;
  row: WeatherRow;
  /** The root first. */
  ancestors: readonly Component[];
  children: readonly WeatherRow[];
  region: Region;
  /** The regions it runs in. */
  regions: readonly Region[];
  from: string;
  until: string;
  firstDay: string;
  periods: readonly { days: number; uptime: Uptime }[];
  open: readonly WeatherEvent[];
  planned: readonly WeatherEvent[];
  past: readonly WeatherEvent[];
  /** Token of the next page of past events; empty at the end. */
  nextPageToken: string;
  asOf: number;
};

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
  /** All events that touch the day, newest first. */
  events: readonly WeatherEvent[];
  component?: Component;
  firstDay: string;
  asOf: number;
};

/** No page is known yet and the service does not answer; shown with 503. */
export type UnavailableModel = Frame & { requestId?: string };

/** Nothing is at this address; shown with 404. */
export type NotFoundModel = Frame & { what: 'component' | 'event' | 'day' | 'region' | 'page' };

/** A file that the gateway serves as it is, for ever: its path carries a hash of its bytes. */
export type Asset = { path: string; type: string; bytes: Uint8Array };

/** The five forms of the sky, and no data. */
export type Sky = 'sun' | 'cone' | 'cloud' | 'storm' | 'several' | 'none';
