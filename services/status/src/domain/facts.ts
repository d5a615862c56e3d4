import type { Stamp } from './actor.ts';

/** The types of facts of this service; their data is that of status_events.proto in protojson form (EV-01). */
export type FactType =
  | 'event.published'
  | 'event.updated'
  | 'event.revised'
  | 'event.withdrawn'
  | 'postmortem.published'
  | 'postmortem.changed'
  | 'component.created'
  | 'component.changed'
  | 'region.changed'
  | 'settings.changed'
  | 'import.advanced'
  | 'import.finished';

export type Fact = { type: FactType; subjectId: string; data: object };

/** The wire's name of a word of the domain: `('PHASE', 'in_progress')` is `PHASE_IN_PROGRESS`. */
export const wireName = (prefix: string, word: string): string => `${prefix}_${word.toUpperCase()}`;

/** A second as protojson writes it. */
const timeJson = (second: number): string => new Date(second * 1000).toISOString().replace('.000Z', 'Z');

/** Times by name; one that is not there is left out, as protojson does. */
export const times = (named: Record<string, number | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(named).flatMap(([key, at]) => (at === null ? [] : [[key, timeJson(at)]])));

/** Who changed a thing last, and when, as the wire has it. */
export const stampJson = ({ updatedAt, updatedBy }: Stamp): object => ({ ...times({ updatedAt }), updatedBy });
