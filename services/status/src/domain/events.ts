import type { Actor } from './actor.ts';
import type { LedgerEntry } from './ledger.ts';
import type { ComponentState, EventKind, Impact } from './states.ts';
import type { Text } from './text.ts';

export const phases = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
] as const;
/** Where an event stands (ST-03): the first four are an incident's, the others a maintenance's. */
export type Phase = (typeof phases)[number];

export const publications = ['draft', 'scheduled', 'published'] as const;
export type Publication = (typeof publications)[number];

/** The state stated for a component; no regions means all those of the event. */
export type StatedState = { component: string; regions: string[]; state: ComponentState };

/** One entry in the course of an event. Never changed: a correction sets `supersededAt` and adds another. */
export type EventUpdate = {
  id: string;
  /** When it was true, in Unix seconds. */
  at: number;
  /** When it was written down, in Unix seconds. */
  recordedAt: number;
  phase: Phase;
  text: Text;
  states: StatedState[];
  author: Actor;
  reconstructed: boolean;
  /** Id of the update that this one corrects; null for a first version. */
  supersedes: string | null;
  /** When a correction took its place; null while it counts. */
  supersededAt: number | null;
};

/** What was published last, while it can be taken back, and how the event stood before (ST-21). */
export type TakeBack = {
  /** The first Unix second at which it is too late. */
  until: number;
  /** Id of the update that was added; null where the event itself was published. */
  update: string | null;
  /** The phase that it made: when the clock or somebody went on from there, it is too late. */
  phase: Phase;
  before: { phase: Phase; startsAt: number; endsAt: number | null };
};

/** An incident or a planned maintenance (ST-03). Times are whole Unix seconds. */
export type StatusEvent = {
  id: string;
  kind: EventKind;
  title: Text;
  impact: Impact;
  phase: Phase;
  publication: Publication;
  publishAt: number | null;
  components: string[];
  regions: string[];
  startsAt: number;
  /** null while an incident lasts. */
  endsAt: number | null;
  reconstructed: boolean;
  /** All that was ever said, by `at`, superseded entries included. */
  updates: EventUpdate[];
  /** All intervals that ever counted; empty until it is published. */
  ledger: LedgerEntry[];
  /** Keys of the regions in which it touches something, and the layout of places by which they and the ledger were found. */
  reach: { regions: string[]; layout: number };
  origin: string;
  createdAt: number;
  updatedAt: number;
  updatedBy: Actor;
  /** Who changed it here last, imports and the clock apart: an import does not overwrite what a person said (ST-11). */
  changedHereBy: Actor | null;
  takeBack: TakeBack | null;
};

/** The course of an event without superseded entries, oldest first. */
export const courseOf = (event: Pick<StatusEvent, 'updates'>): EventUpdate[] =>
  event.updates.filter((update) => update.supersededAt === null);

/** When it was last news: the time of its newest update in force; of one without updates, its begin. */
export const newsAt = (event: Pick<StatusEvent, 'updates' | 'startsAt'>): number =>
  courseOf(event).at(-1)?.at ?? event.startsAt;

/** False where it began and ended at one instant: it marks its day and adds 0 s (ST-05). */
export const isLengthKnown = (event: Pick<StatusEvent, 'startsAt' | 'endsAt'>): boolean =>
  event.endsAt !== event.startsAt;

/** What every change by a person leaves on an event. */
export const changedBy = (by: Actor, now: number) => ({
  updatedAt: now,
  updatedBy: by,
  changedHereBy: by,
  takeBack: null,
});

/** Updates by the time at which they were true; of those at the same second, in the order in which they came. */
export const inCourse = (updates: readonly EventUpdate[]): EventUpdate[] => updates.toSorted((a, b) => a.at - b.at);
