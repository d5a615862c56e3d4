import { globSync, readFileSync } from 'node:fs';

const folder = new URL('../schemas/', import.meta.url).pathname;

/** A JSON Schema (draft 2020-12) of the `data` of one event type. */
export type EventSchema = { readonly $id: string; readonly title: string; readonly description: string };

/** Types of all events in the contracts, such as `atrium.status.event.published.v1`, sorted. */
export const eventTypes = (): string[] =>
  globSync('*.v*.json', { cwd: folder })
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/**
 * The strict JSON Schema of an event's data, or undefined where the contracts know no such event (EV-01).
 *
 * @example
 * eventSchema('atrium.status.event.published.v1')?.title; // 'EventPublished'
 */
export const eventSchema = (type: string): EventSchema | undefined => {
  if (!/^[a-z0-9.-]+$/.test(type)) return undefined;
  try {
    return JSON.parse(readFileSync(`${folder}${type}.json`, 'utf8')) as EventSchema;
  } catch {
    return undefined;
  }
};
