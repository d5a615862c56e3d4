import type { Command } from '@atrium/chassis/mongo/commands';
import type { Component } from '../domain/components.ts';
import type { Decision } from '../domain/decision.ts';
import type { StatusEvent } from '../domain/events.ts';
import type { Import, ImportLine } from '../domain/imports.ts';
import type { Month } from '../domain/months.ts';
import type { Region } from '../domain/regions.ts';
import type { Settings } from '../domain/settings.ts';
import type { EventKind } from '../domain/states.ts';
import type { Template } from '../domain/templates.ts';

/** What a rule made, and the version under which it is kept. */
export type Kept<State> = { state: State; version: number };

/** `command` makes a repeated write answer as it did; `expectedVersion` refuses one that saw an older version. */
type WriteHow = { now: number; command?: Command | undefined; expectedVersion?: number | undefined };

/** A synchronous rule with its input bound; undefined means: nothing changes. */
export type Decide<State> = (state: State, version: number) => Decision<State> | undefined;

/** Aggregates of one kind. `create` and `update` answer a repeated command with what it made then. */
export type Aggregates<State> = {
  find: (id: string) => Promise<Kept<State> | undefined>;
  create: (id: string, decision: Decision<State>, how: WriteHow) => Promise<Kept<State>>;
  update: (id: string, decide: Decide<State>, how: WriteHow) => Promise<Kept<State>>;
  remove: (id: string, expectedVersion: number) => Promise<void>;
};

/** Those few enough to be read at once: components, regions, templates. */
export type Shelf<State> = Aggregates<State> & { all: () => Promise<Kept<State>[]> };

export type Components = Shelf<Component> & {
  /** History is known from here on at the latest; never moves forward. */
  lowerKnownSince: (at: ReadonlyMap<string, number>) => Promise<void>;
};

/** Which events are wanted, newest begin first. */
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
  now: number;
};

/** A place in a list of events: after this one. */
export type EventCursor = { startsAt: number; id: string };

/** An event to write in bulk, with what an import remembers of it. */
export type EventWrite = { decision: Decision<StatusEvent>; from: Kept<StatusEvent> | undefined; mark: ImportMark };

/** Which import wrote an event last, and whether it made it. */
export type ImportMark = { import: string; outcome: 'created' | 'updated' };

export type Events = Aggregates<StatusEvent> & {
  findMany: (ids: readonly string[]) => Promise<Map<string, Kept<StatusEvent> & { mark?: ImportMark | undefined }>>;
  list: (filter: EventFilter, after: EventCursor | undefined, limit: number) => Promise<Kept<StatusEvent>[]>;
  /** Published ones that are open, or end after now: what lies over the prepared months. */
  live: (now: number) => Promise<Kept<StatusEvent>[]>;
  /** Published ones that ended in a stretch of time, newest end first. */
  ended: (region: string, from: number, until: number, limit: number) => Promise<Kept<StatusEvent>[]>;
  /** Ids of those that the clock must touch by now (ST-04). */
  due: (now: number, limit: number) => Promise<string[]>;
  /** Ids of those whose last change is not yet in the prepared months. */
  unprepared: (limit: number) => Promise<string[]>;
  /** Says that this version is in the prepared months; an event that changed since stays unprepared. */
  markPrepared: (versions: ReadonlyMap<string, number>) => Promise<void>;
  /** Marks published events as not prepared: those that touch a component, or all. */
  markUnprepared: (component?: string) => Promise<void>;
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
  putSettings: (decide: Decide<Settings>, how: WriteHow) => Promise<Kept<Settings>>;
  revision: () => Promise<number>;
  /** Something on the page changed. */
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
  components: Components;
  regions: Shelf<Region>;
  templates: Shelf<Template>;
  events: Events;
  months: Months;
  page: Page;
  imports: Imports;
};

/** SHA-256 as hexadecimal. */
export type Digest = (content: string | Uint8Array) => string;

/** Wall clock in whole Unix seconds. */
export type Clock = { now: () => number };

/** Makes ids that nobody else makes. */
export type Ids = { next: () => string };
