// The public API's shapes as far as the command line reads them; the OpenAPI document is the whole truth.

/** A text in the languages of the portal. */
export type Text = { fr: string; en: string };

/** State of a component, in the API's words. */
export type State =
  'no_data' | 'operational' | 'under_maintenance' | 'degraded_performance' | 'partial_outage' | 'major_outage';

/** A part of the world (ST-07). */
export type Region = { key: string; name: Text; timeZone: string; position: number; version: number };

/** A node of the tree (ST-18). */
export type Component = {
  key: string;
  parent: string;
  name: Text;
  description: Text;
  regions: string[];
  position: number;
  knownSince: string | null;
  archived: boolean;
  version: number;
};

/** A state stated for a component. */
export type Stated = { component: string; regions: string[]; state: State };

/** An entry in the course of an event (ST-03). */
export type EventUpdate = {
  id: string;
  at: string | null;
  recordedAt: string | null;
  phase: string | null;
  text: Text;
  states: Stated[];
  author: { kind: string; name: string } | null;
  reconstructed: boolean;
};

/** A stretch of time in which an event puts a component in a state. */
export type Interval = { component: string; region: string; state: State; from: string; to: string | null };

/** An incident or a maintenance. */
export type StatusEvent = {
  id: string;
  kind: 'incident' | 'maintenance';
  title: Text;
  impact: string | null;
  phase: string | null;
  publication: string;
  publishAt: string | null;
  components: string[];
  regions: string[];
  startsAt: string | null;
  endsAt: string | null;
  lengthKnown: boolean;
  reconstructed: boolean;
  updates: EventUpdate[];
  /** Where they were asked for. */
  intervals?: Interval[];
  origin: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  version: number;
};

/** Uptime over a period (ST-06). */
export type Uptime = { percent: number | null; percentWithMaintenance: number | null };

/** A row of the grid (ST-01). */
export type WeatherRow = {
  component: Component;
  depth: number;
  group: boolean;
  state: State;
  days: string;
  uptime: Uptime | null;
  mean: Uptime | null;
};

/** The page in numbers. */
export type Weather = {
  settings: Settings;
  region: Region;
  regions: Region[];
  from: string;
  until: string;
  state: State;
  rows: WeatherRow[];
  open: StatusEvent[];
  planned: StatusEvent[];
  asOf: string | null;
  staleSince: string | null;
};

/** What of the page can be set. */
export type Settings = {
  name: Text;
  weights: { majorOutage: number; partialOutage: number; degradedPerformance: number };
  version: number;
};

/** What an import brought. */
export type ImportCounts = {
  componentsCreated: number;
  componentsUnchanged: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  notes: number;
  updates: number;
};

/** Where an import stands (ST-11). */
export type Import = {
  id: string;
  format: string;
  digest: string;
  dryRun: boolean;
  state: 'receiving' | 'running' | 'done' | 'failed';
  parts: number;
  received: number[];
  total: number;
  handled: number;
  counts: ImportCounts;
  /** What stopped it, in the caller's language. */
  error: { code: string; title: string; detail: string } | null;
};

/** What an import says of one entry. */
export type ImportLine = {
  line: number;
  outcome: 'refused' | 'note';
  where: string;
  code: string;
  detail: string;
  /** The reason in words, in the caller's language. */
  message: string;
  about: string | null;
};

/** An API key without its secret (ID-43); `key` is there in the answer that makes it, and never again. */
export type ApiKey = {
  id: string;
  prefix: string;
  name: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  key?: string;
};
