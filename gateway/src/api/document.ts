import { problem } from '../schemas/problem.ts';
import type { AnswerSpec, DocumentedRoute } from './route.ts';
import { componentSchemas, inlineSchema, type JsonSchema } from './json-schema.ts';
import { parametersOf } from './parameters.ts';

const description = `Everything that programs can do with Atrium. Problems are told as RFC 9457; their codes are at
/api/v1/problems. Programs send an API key as \`Authorization: Bearer\`; what is public needs none. Writes that create take
\`Idempotency-Key\`; writes to shared things need \`If-Match\`. Lists give \`nextCursor\`. Times are RFC 3339 in UTC.`;

const problemContent = { 'application/problem+json': { schema: inlineSchema(problem) } };
const rateHeaders = Object.fromEntries(
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [name, { schema: { type: 'integer' } }]),
);
const requestId = { 'X-Request-Id': { description: 'Id of the request.', schema: { type: 'string' } } };
const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };

const refused = (text: string, headers: object = {}) => ({
  description: text,
  headers: { ...requestId, ...headers },
  content: problemContent,
});

const bodyRefusals = {
  413: refused('The body is too large.'),
  415: refused('The body has another type than expected.'),
};

/** The refusals that a route can give, from what it declares. */
const refusals = (route: DocumentedRoute): Record<number, object> => ({
  ...(route.page !== true && { 400: refused('The request is not right; `errors` names the fields.') }),
  401: refused('The API key is missing, unknown, expired or revoked.'),
  403: refused('The caller lacks the right.'),
  404: refused('There is no such thing.'),
  ...(route.method !== 'get' && { 409: refused('It does not go with what is there.') }),
  ...(route.ifMatch && {
    412: refused('It changed in the meantime; `stale` says how.'),
    428: refused('If-Match is missing.'),
  }),
  ...((route.body ?? route.bytes) && bodyRefusals),
  ...(route.idempotent && { 422: refused('The Idempotency-Key was used for something else.') }),
  429: refused('Too many requests.', retryAfter),
  500: refused('A mistake of ours; tell support the request id.'),
  503: refused('This part is not available, or we are overloaded.', retryAfter),
});

const contentOf = ({ schema, type = 'application/json' }: AnswerSpec): object => {
  const types = typeof type === 'string' ? [type] : type;
  const said = (one: string) => (schema && one.endsWith('json') ? inlineSchema(schema) : { type: 'string' });
  return Object.fromEntries(types.map((one) => [one, { schema: said(one) }]));
};

const answerOf = (answer: AnswerSpec, etag: boolean) => ({
  description: answer.description,
  headers: { ...requestId, ...rateHeaders, ...(etag && { ETag: { schema: { type: 'string' } } }) },
  ...((answer.schema ?? answer.type) && { content: contentOf(answer) }),
});

const answersOf = (route: DocumentedRoute): object => {
  const reads = route.method === 'get';
  const own = Object.entries(route.answers).map(([status, answer]) => [
    status,
    answerOf(answer, reads || status === '200'),
  ]);
  const unchanged = reads && { 304: { description: 'Unchanged: the caller has it.', headers: requestId } };
  return { ...refusals(route), ...unchanged, ...merged(Object.fromEntries(own) as Record<string, object>) };
};

// A page answers 404 and 503 as HTML; what comes before its handler answers them as problems.
const merged = (own: Record<string, object>): Record<string, object> =>
  Object.fromEntries(
    Object.entries(own).map(([status, answer]) => {
      if (Number(status) < 400) return [status, answer];
      const content = 'content' in answer ? (answer.content as object) : {};
      return [status, { ...answer, content: { ...content, ...problemContent } }];
    }),
  );

const bodyOf = (route: DocumentedRoute): object => {
  if (route.bytes) return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  if (!route.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: inlineSchema(route.body, 'input') } } },
  };
};

const operationOf = (route: DocumentedRoute): object => ({
  operationId: route.operationId,
  summary: route.summary,
  tags: [route.tag],
  ...(route.scopes && {
    description: `Needs the right ${route.scopes.join(', ')}.`,
    security: [{ apiKey: route.scopes }],
  }),
  parameters: parametersOf(route),
  ...bodyOf(route),
  responses: answersOf(route),
});

const pathsOf = (routes: readonly DocumentedRoute[]): Record<string, Record<string, object>> => {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return paths;
};

/** The OpenAPI 3.1 document of all routes, made from the schemas that parse (GW-01). */
export const openApiDocument = (
  routes: readonly DocumentedRoute[],
  about: { version: string; publicUrl: string },
): object => ({
  openapi: '3.1.1',
  info: {
    title: 'Atrium',
    version: about.version,
    description,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: about.publicUrl }],
  tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
  paths: pathsOf(routes),
  components: {
    schemas: componentSchemas() satisfies Record<string, JsonSchema>,
    securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: atr_<id>_<secret>.' } },
  },
});
