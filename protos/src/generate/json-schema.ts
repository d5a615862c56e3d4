import type { Enum, Field, File, Message, Named } from './descriptors.ts';
import { enumsIn, messagesIn } from './descriptors.ts';

/** A JSON Schema as it is written to a file. */
export type Schema = Record<string, unknown>;

/** Schemas of a message and of all it is made of, by full name. */
export type Definitions = Record<string, Schema>;

const integer = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const int32 = integer(-(2 ** 31), 2 ** 31 - 1);
const uint32 = integer(0, 2 ** 32 - 1);
// Ours stay below 2^53, so that they are numbers in JSON too, as in the REST API.
const int64 = integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const uint64 = integer(0, Number.MAX_SAFE_INTEGER);

const scalars: Record<string, Schema> = {
  TYPE_STRING: { type: 'string' },
  TYPE_BYTES: { type: 'string', contentEncoding: 'base64' },
  TYPE_BOOL: { type: 'boolean' },
  TYPE_DOUBLE: { type: 'number' },
  TYPE_FLOAT: { type: 'number' },
  TYPE_INT32: int32,
  TYPE_SINT32: int32,
  TYPE_SFIXED32: int32,
  TYPE_UINT32: uint32,
  TYPE_FIXED32: uint32,
  TYPE_INT64: int64,
  TYPE_SINT64: int64,
  TYPE_SFIXED64: int64,
  TYPE_UINT64: uint64,
  TYPE_FIXED64: uint64,
};

const wellKnown: Record<string, Schema> = { 'google.protobuf.Timestamp': { type: 'string', format: 'date-time' } };

/**
 * Strict JSON Schemas (draft 2020-12) of a message in protobuf's JSON form: names in camelCase, enums by name, times by
 * RFC 3339, no unknown field; scalars and enums always there, lists and messages where they are not empty.
 *
 * @param refs what stands before a name in a reference, such as `#/$defs/`.
 * @throws Error for a well-known type that no contract has used yet: add it above.
 */
export const definitionsOf = (root: string, files: File[], refs: string): Definitions => {
  const messages = messagesIn(files);
  const enums = enumsIn(files);
  const made: Definitions = {};
  const typeOf = (field: Field): Schema => {
    const name = field.typeName?.slice(1) ?? '';
    const declared = enums.get(name);
    if (declared !== undefined) return enumSchema(declared);
    if (field.type !== 'TYPE_MESSAGE') return found(scalars[field.type], field.type);
    if (wellKnown[name] !== undefined) return wellKnown[name];
    add(name);
    return { $ref: refs + name };
  };
  const add = (name: string): void => {
    if (name in made) return;
    made[name] = {};
    made[name] = messageSchema(found(messages.get(name), name), typeOf);
  };
  add(root);
  return Object.fromEntries(Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const found = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new Error(`the generator of schemas does not know ${name}`);
  return value;
};

const enumSchema = ({ definition }: Named<Enum>): Schema => ({
  type: 'string',
  enum: definition.value.map(({ name }) => name),
});

const messageSchema = (message: Named<Message>, typeOf: (field: Field) => Schema): Schema => {
  const fields = message.definition.field ?? [];
  if (message.definition.nestedType !== undefined)
    throw new Error(`${message.fullName}: maps and nested messages are not used here`);
  const required = fields.filter(isAlwaysThere).map(({ jsonName }) => jsonName);
  return {
    type: 'object',
    title: message.definition.name,
    description: message.comment,
    properties: Object.fromEntries(
      fields.map((field, index) => [field.jsonName, fieldSchema(field, message.commentOf(index), typeOf)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
};

const isAlwaysThere = ({ label, type, proto3Optional, oneofIndex }: Field): boolean =>
  label !== 'LABEL_REPEATED' && type !== 'TYPE_MESSAGE' && proto3Optional !== true && oneofIndex === undefined;

const fieldSchema = (field: Field, description: string, typeOf: (field: Field) => Schema): Schema => {
  const type = typeOf(field);
  return field.label === 'LABEL_REPEATED' ? { description, type: 'array', items: type } : { description, ...type };
};
