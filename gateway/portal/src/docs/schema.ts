import type { Schema, Schemas } from './model.ts';

/** The name that a reference leads to. */
export const nameOf = ({ $ref }: Schema): string | undefined => $ref?.split('/').at(-1);

/** The last part of a name: contracts write `atrium.status.v1.Event`. */
export const shortName = (name: string): string => name.split('.').at(-1) ?? name;

/** The schema itself where a reference stands for it. */
export const resolved = (schema: Schema, schemas: Schemas): Schema => {
  const name = nameOf(schema);
  return name === undefined ? schema : (schemas[name] ?? {});
};

/** The kinds of one value, without "null"; and whether null may stand there. */
export const choicesOf = (schema: Schema): { choices: readonly Schema[]; nullable: boolean } => {
  const all = schema.anyOf ?? schema.oneOf ?? [schema];
  const isNull = ({ type }: Schema): boolean => type === 'null' || (Array.isArray(type) && type.includes('null'));
  return { choices: all.filter(({ type }) => type !== 'null'), nullable: all.some(isNull) };
};

/** The first kind that is not null. */
export const typeOf = ({ type }: Schema): string | undefined =>
  typeof type === 'string' ? type : type?.find((one) => one !== 'null');

/** Whether it is a text in both languages. */
export const isText = ({ properties = {} }: Schema): boolean => Object.keys(properties).sort().join() === 'en,fr';

/** A field of an object. */
export type Field = { name: string; schema: Schema; required: boolean };

/** The fields of an object, those that are needed first. */
export const fieldsOf = ({ properties = {}, required = [] }: Schema): Field[] => {
  const fields = Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
};
