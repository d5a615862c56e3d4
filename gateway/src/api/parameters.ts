import type { z } from 'zod';
import { inlineSchema } from './json-schema.ts';
import type { Shape } from './parse.ts';
import type { DocumentedRoute } from './route.ts';

const parameter = (place: 'path' | 'query', name: string, schema: z.ZodType): object => {
  const { description, ...rest } = inlineSchema(schema, 'input');
  const required = place === 'path' || !schema.safeParse(undefined).success;
  return { name, in: place, required, schema: rest, ...(description !== undefined && { description }) };
};

const parameters = (place: 'path' | 'query', shape: Shape | undefined): object[] =>
  Object.entries(shape ?? {}).map(([name, schema]) => parameter(place, name, schema));

const header = (name: string, required: boolean, description: string): object => ({
  ...{ name, in: 'header', required, description },
  schema: { type: 'string' },
});

const language = {
  name: 'lang',
  in: 'query',
  required: false,
  schema: { enum: ['fr', 'en'] },
  description: 'Language of texts.',
};

// Commands are remembered by the things they made or changed, so that the memory and the change are one write.
const onceDescription =
  'The same key and body give the same answer for 24 hours, the same key with another body 422. A key is known among ' +
  'things of one kind (events, components, imports, API keys): take a new one for every write.';

// RFC 9110 compares If-Match strongly, where tags name bytes; ours name versions, and a proxy that packs a body weakens its tag.
const matchDescription =
  'ETag that the caller read; several, or * for any version. A weak form of a tag (`W/"v3"`, as proxies that compress ' +
  'make of it) is taken as the strong one: a version names one state of a thing, in whatever bytes it is sent.';

const conditions = ({ method, ifMatch, idempotent }: DocumentedRoute): object[] => [
  ...(method === 'get' ? [header('If-None-Match', false, 'ETag that the caller has.')] : []),
  ...(ifMatch ? [header('If-Match', ifMatch === 'required', matchDescription)] : []),
  ...(ifMatch === 'orNew' ? [header('If-None-Match', false, '* for a thing that is not there yet.')] : []),
  ...(idempotent ? [header('Idempotency-Key', false, onceDescription)] : []),
];

/** The parameters of a route. */
export const parametersOf = (route: DocumentedRoute): object[] => [
  ...parameters('path', route.params),
  ...parameters('query', route.query),
  language,
  ...conditions(route),
];
