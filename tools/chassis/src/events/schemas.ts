import { eventSchema } from '@atrium/protos/schemas';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** A defect of a service: a fact that its contract does not know, or that does not fit its schema. */
export class FactError extends Error {
  override readonly name = 'FactError';
}

const strict = new Ajv2020({ strict: true, validateFormats: true });
const tolerant = new Ajv2020({ strict: true, validateFormats: false });
formats.default(strict, { mode: 'fast', formats: ['date-time'] });

const remembered = <T>(make: (type: string) => T): ((type: string) => T) => {
  const made = new Map<string, T>();
  return (type) => {
    const known = made.get(type);
    if (known !== undefined) return known;
    const fresh = make(type);
    made.set(type, fresh);
    return fresh;
  };
};

const strictly = remembered((type): ValidateFunction | undefined => {
  const schema = eventSchema(type);
  return schema === undefined ? undefined : strict.compile(schema);
});

const tolerantly = remembered((type): ValidateFunction | undefined => {
  const schema = eventSchema(type);
  return schema === undefined ? undefined : tolerant.compile(loosened(schema) as object);
});

// What later versions may add is let through: fields, and values of an enum.
const loosened = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(loosened);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => key !== 'format' && key !== 'enum' && !(key === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, loosened(value)]));
};

const mistakesOf = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`)
    .join('; ');

/**
 * Checks the data of a fact that is about to be written, strictly: no field too few, none too many.
 *
 * @throws FactError.
 * @example
 * checkFact('atrium.status.event.updated.v1', data);
 */
export const checkFact = (type: string, data: object): void => {
  const check = strictly(type);
  if (check === undefined) throw new FactError(`${type} is in no contract`);
  if (!check(data)) throw new FactError(`${type} does not fit its schema: ${mistakesOf(check.errors)}`);
};

/**
 * What is wrong with the data of an event that came in, if anything. Tolerant: what a newer producer may have added is
 * let through, and so are events of types that this process does not know.
 *
 * @example
 * const mistake = mistakeIn(event.type, event.data);
 */
export const mistakeIn = (type: string, data: unknown): string | undefined => {
  const check = tolerantly(type);
  return check === undefined || check(data) ? undefined : mistakesOf(check.errors);
};
