import type { Schema, Schemas } from './model.ts';
import { choicesOf, fieldsOf, isText, resolved, typeOf } from './schema.ts';

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-21T13:05:00Z',
  date: '2026-11-21',
  uri: 'https://status.example.org/status',
};

/** Values that read well, by the name of the field that they stand in. */
const byName: Readonly<Record<string, unknown>> = {
  id: '01KAJ3Q9ZC',
  eventId: '01KAJ3Q9ZC',
  updateId: '01KAJ3QB7M',
  key: 'sign-in',
  component: 'sign-in',
  components: 'sign-in',
  parent: 'page',
  region: 'eu',
  regions: 'eu',
  timeZone: 'Europe/Paris',
  time_zone: 'Europe/Paris',
  etag: '"v3"',
  name: 'operator',
  kind: 'key',
  state: 'running',
  format: 'statuspage',
  digest: '9f86d081884c7d65',
  errorCode: '',
  subject: '01KAJ3Q9ZC',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  parts: 2,
  received: 1,
  days: '.........................d....i',
  percent: 99.98,
  percentWithMaintenance: 99.71,
  percent90: 99.98,
  url: 'https://status.example.org/status',
  version: 3,
};

/** Texts in both languages, by the name of the field that they stand in. */
const texts: Readonly<Record<string, { fr: string; en: string }>> = {
  name: { fr: 'Connexion', en: 'Sign-in' },
  description: { fr: 'Se connecter à son espace', en: 'Signing in to one’s space' },
  title: { fr: 'Connexion lente', en: 'Slow sign-in' },
};

const anyText = { fr: 'Nous en cherchons la cause.', en: 'We are looking for the cause.' };

/** Deeper than this, only what is needed is shown: an example is read, not studied. */
const depthMax = 4;

type Place = { schemas: Schemas; name: string; depth: number };

const fits = (value: unknown, schema: Schema): boolean => {
  if (typeof value === 'string') {
    return typeOf(schema) === 'string' && (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value));
  }
  return typeof value === 'number' && (typeOf(schema) === 'number' || typeOf(schema) === 'integer');
};

const textFor = (schema: Schema, name: string): string => {
  const format = formats[schema.format ?? ''];
  if (format !== undefined) return format;
  const candidates = [name, 'sign-in', '0000000001.00', '/atrium/eu/status'];
  return candidates.find((one) => fits(one, schema)) ?? name;
};

// Absent where nobody owns the thing: nearly always.
const absent = new Set(['organisation']);

const objectFor = (schema: Schema, { schemas, depth }: Place): object => {
  const shown = fieldsOf(schema).filter(({ name, required }) => required || (depth < depthMax && !absent.has(name)));
  const pairs = shown.map(({ name, schema: field }) => [name, made(field, { schemas, name, depth: depth + 1 })]);
  return Object.fromEntries(pairs) as object;
};

const madeOf = (schema: Schema, place: Place): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.find((one) => !String(one).endsWith('_UNSPECIFIED'));
  if (isText(schema)) return texts[place.name] ?? anyText;
  if (schema.format === undefined && fits(byName[place.name], schema)) return byName[place.name];
  switch (typeOf(schema)) {
    case 'object':
      return objectFor(schema, place);
    case 'array':
      return place.depth > depthMax ? [] : [made(schema.items ?? {}, place)];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 0);
    case 'boolean':
      return false;
    default:
      return textFor(schema, place.name);
  }
};

const made = (given: Schema, place: Place): unknown => {
  const schema = resolved(given, place.schemas);
  const [own] = isText(schema) ? [] : (schema.examples ?? []);
  if (own !== undefined) return own;
  const [first = {}] = choicesOf(schema).choices;
  return first === schema ? madeOf(schema, place) : made(first, place);
};

/** A value that the schema lets through, made of its own examples where it has some. */
export const exampleOf = (schema: Schema, schemas: Schemas, name = 'text'): unknown =>
  made(schema, { schemas, name, depth: 0 });
