import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../schemas');

/** A JSON Schema (draft 2020-12) of the `data` of one event type, or of anything else that is described by one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Types of all events in the contracts, such as `atrium.status.event.published.v1`, sorted.
 *
 * @example
 * eventTypes().map(eventSchema);
 */
export const eventTypes = (): string[] =>
  globSync('atrium.*.v*.json', { cwd: folder })
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/**
 * The strict JSON Schema of an event's data, or undefined where the contracts know no such event (EV-01).
 *
 * @example
 * eventSchema('atrium.status.event.published.v1')?.title; // 'EventPublished'
 */
export const eventSchema = (type: string): JsonSchema | undefined =>
  eventTypes().includes(type) ? read(`${type}.json`) : undefined;

/**
 * The AsyncAPI 3 document of all events (EV-01).
 *
 * @example
 * response.json(asyncapi());
 */
export const asyncapi = (): JsonSchema => read('asyncapi.json');

const read = (file: string): JsonSchema => JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonSchema;
