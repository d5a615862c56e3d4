/**
 * The numbers that the weather pages are given: the messages of `atrium.status.v1` with lower-case names for states, phases and
 * kinds. Every time is in whole Unix seconds, every day `YYYY-MM-DD` in the zone of the region shown.
 */
export type { Language } from '../ui/language.ts';

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
  /** Who says it: a person by name, the operator's team by one of its programs, or nobody that a reader could know. */
  author: { name: string } | 'team' | 'nobody';
  reconstructed: boolean;
  /** Whether it replaces an earlier text. */
  corrected?: boolean;
};

/** What a history can be brought along from (ST-11). */
export type Origin = 'statuspage' | 'upptime' | 'csv';

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
  /** From where it was brought along; absent for what was written here. */
  origin?: Origin;
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
