import { z } from 'zod';

export type JsonSchema = {
  format?: unknown;
  pattern?: unknown;
  $schema?: unknown;
  $id?: unknown;
  [name: string]: unknown;
};

const refTo = (id: string): string => `#/components/schemas/${id}`;

// zod's patterns for dates are pages long; the format says the same.
const shortened = ({ jsonSchema }: { jsonSchema: JsonSchema }): void => {
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
};

const without = (schema: JsonSchema, ...names: readonly string[]): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));

const clean = (schema: JsonSchema): JsonSchema => without(schema, '$schema', '$id');

const inputs = /Input$|Patch$|^StatedState$/;

/** Every named schema of the API. */
export const componentSchemas = (): Record<string, JsonSchema> => {
  const make = (io: 'input' | 'output') =>
    z.toJSONSchema(z.globalRegistry, { uri: refTo, io, override: shortened, unrepresentable: 'any' }).schemas;
  const [asInput, asOutput] = [make('input'), make('output')];
  const names = Object.keys(asOutput).sort();
  return Object.fromEntries(
    names.map((name) => [name, clean((inputs.test(name) ? asInput : asOutput)[name] as JsonSchema)]),
  );
};

const named = (schema: z.ZodType): string | undefined => z.globalRegistry.get(schema)?.id;

// What is named stands once in the document; everything else is written where it is used, with references.
const withReferences = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== 'object' || value === null) return value;
  const rest = without(value as JsonSchema, '$defs');
  const { $ref } = rest;
  if (typeof $ref === 'string') return { ...rest, $ref: $ref.replace('#/$defs/', '#/components/schemas/') };
  return Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, withReferences(inner)]));
};

/** A schema as it stands at its place in the document. */
export const inlineSchema = (schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema => {
  const id = named(schema);
  if (id !== undefined) return { $ref: refTo(id) };
  const made = z.toJSONSchema(schema, { io, override: shortened, unrepresentable: 'any' });
  return withReferences(clean(made)) as JsonSchema;
};
