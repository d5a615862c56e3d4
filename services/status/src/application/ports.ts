import type * as chassis from '@atrium/chassis/use-case';
import type { Kept, WriteHow } from '@atrium/chassis/use-case';
import type { Component } from '../domain/components.ts';
import type { Decision } from '../domain/decision.ts';
import type { StatusEvent } from '../domain/events.ts';
import type { Fact } from '../domain/facts.ts';
import type { Import, ImportLine } from '../domain/imports.ts';
import type { Month } from '../domain/months.ts';
import type { Postmortem } from '../domain/postmortems.ts';
import type { Region } from '../domain/regions.ts';
import type { Settings } from '../domain/settings.ts';
import type { EventKind } from '../domain/states.ts';
import type { Template } from '../domain/templates.ts';

export type { Clock, Ids, Kept } from '@atrium/chassis/use-case';

/** A synchronous rule with its input bound; undefined means: nothing changes. */
export type Decide<State> = chassis.Decide<State, Fact>;

/** Aggregates of one kind. `create` and `update` answer a repeated command with what it made then. */
type Aggregates<State> = chassis.Aggregates<State, Fact>;

/** Those few enough to be read at once: components, regions, templates. */
export type Shelf<State> = chassis.Shelf<State, Fact>;

/** How a list of events is ordered: by begin, or by the time of the newest update in force. */
type EventOrder = 'newestBegin' | 'oldestBegin' | 'newestUpdate';

/** Which events are wanted. */
export type EventFilter = {
  kind?: EventKind | undefined;
  /** Keys; those that touch one of them. */
  components?: readonly string[] | undefined;
  region?: string | undefined;
  /** Unix seconds: those that touch the time from `from` (inclusive) to `until` (exclusive). */
  from?: number | undefined;
  until?: number | undefined;
  stage?: 'open' | 'planned' | 'past' | undefined;
  /** Drafts and scheduled publications instead of published ones. */
  drafts?: boolean | undefined;
  /** Newest begin first unless said. */
  order?: EventOrder | undefined;
  now: number;
};

/** A place in a list of events: after this one; `at` is the second by which the list is ordered. */
export type EventCursor = { at: number; id: string };

/** An event to write in bulk, with what an import remembers of it. */
export type EventWrite = {
  decision: Decision<StatusEvent>;
  from: MarkedEvent | undefined;
  mark: ImportMark | undefined;
};

/** An event as it is kept, with what the import that wrote it last remembers of it. */
export type MarkedEvent = Kept<StatusEvent> & { mark?: ImportMark | undefined };

/** Which import wrote an event last, and whether it made it. */
export type ImportMark = { import: string; outcome: 'created' | 'updated' };

/** An event as it is in the prepared months. */
type Prepared = { id: string; version: number; layout: number };

export type Events = Aggregates<StatusEvent> & {
  findMany: (ids: readonly string[]) => Promise<Map<string, MarkedEvent>>;
  /** In the order that the filter says, read as they are taken. */
  list: (filter: EventFilter, after: EventCursor | undefined) => AsyncIterable<Kept<StatusEvent>>;
  /**
   * Published ones that are open, or end after now: what lies over the prepared months. As they stand: with the
   * newest of their updates and the intervals in force, without what was superseded. All of them: who left some out
   * would show a page that is not true.
   */
  live: (now: number) => Promise<Kept<StatusEvent>[]>;
  /** How many of them there are, counted up to `most`. */
  countLive: (now: number, most: number) => Promise<number>;
  /** Published ones that ended in a stretch of time, newest end first, as they stand. */
  ended: (region: string, from: number, until: number, limit: number) => Promise<Kept<StatusEvent>[]>;
  /** Ids of those that the clock must touch by now (ST-04). */
  due: (now: number, limit: number) => Promise<string[]>;
  /** Puts off what the clock does to one, until then. */
  postpone: (id: string, until: number) => Promise<void>;
  /**
   * Ids of published ones that are not in the prepared months as of a layout: first those whose last change is in none,
   * then those laid out by an older one, newest first. The first `skip` are left out.
   */
  unprepared: (layout: number, limit: number, skip: number) => Promise<string[]>;
  /** Says that these versions are in the prepared months, as of these layouts; one that changed since stays unprepared. */
  markPrepared: (prepared: readonly Prepared[]) => Promise<void>;
  /** Writes each if nobody wrote it in between; answers the ids of those that must be decided again. */
  bulk: (writes: readonly EventWrite[], now: number) => Promise<string[]>;
};

/** A prepared month as it is kept. */
export type KeptMonth = { month: Month; version: number };

export type Months = {
  /** By `idOf`; those that are not there are left out. */
  findMany: (ids: readonly string[]) => Promise<Map<string, KeptMonth>>;
  /** Months of a region as its zone has them, of all components or of some; without their parts unless asked. */
  read: (
    region: Pick<Region, 'key' | 'timeZone'>,
    months: readonly string[],
    of: { components?: readonly string[]; parts: boolean },
  ) => Promise<Month[]>;
  /** Writes each if nobody wrote it in between; answers the ids of those that must be done again. */
  write: (months: readonly KeptMonth[]) => Promise<string[]>;
};

/** The id of a prepared month. */
export const monthId = ({ component, region, month }: Pick<Month, 'component' | 'region' | 'month'>): string =>
  `${component}|${region}|${month}`;

export type Page = {
  settings: () => Promise<Kept<Settings>>;
  /** Keeps these, unless there are some. */
  beginSettings: (decision: Decision<Settings>, how: WriteHow) => Promise<void>;
  changeSettings: (decide: Decide<Settings>, how: WriteHow) => Promise<Kept<Settings>>;
  /** Grows with every write of a component, a region or the settings, and with every bump. */
  revision: () => Promise<number>;
  /** The layout of places as of now; see `Places`. */
  layout: () => Promise<number>;
  /** Something else on the page changed. */
  bump: () => Promise<void>;
};

export type Imports = Aggregates<Import> & {
  /** The newest run of the same input with the same options. */
  latest: (key: string) => Promise<Kept<Import> | undefined>;
  /** Ids of those that run and that nobody works on. */
  waiting: (now: number) => Promise<string[]>;
  /** False if that part is there already. */
  putPart: (id: string, part: number, content: Buffer) => Promise<boolean>;
  parts: (id: string) => Promise<Buffer[]>;
  receivedParts: (id: string) => Promise<number[]>;
  dropParts: (id: string) => Promise<void>;
  addLines: (id: string, lines: readonly ImportLine[]) => Promise<void>;
  lines: (id: string, after: number, limit: number) => Promise<ImportLine[]>;
};

/** All that is kept. */
export type Stores = {
  components: Shelf<Component>;
  regions: Shelf<Region>;
  templates: Shelf<Template>;
  /** By the id of their event. */
  postmortems: Omit<Shelf<Postmortem>, 'all'>;
  events: Events;
  months: Months;
  page: Page;
  imports: Imports;
};

/** SHA-256 as hexadecimal. */
export type Digest = (content: string | Uint8Array) => string;
