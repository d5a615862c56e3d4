import { classOf } from '../middleware/request-context.ts';
import { problem } from '../schemas/problem.ts';
import { answerHeaders, headersOf, rateHeaders, type HeaderName } from './headers.ts';
import type { AnswerSpec, DocumentedRoute } from './route.ts';
import { componentSchemas, inlineSchema, type JsonSchema } from './json-schema.ts';
import { parametersOf } from './parameters.ts';

const description = `Everything that programs can do with Atrium. Problems are told as RFC 9457; their codes are at
/api/v1/problems. Programs send an API key as \`Authorization: Bearer\`, or an access token of an account; pages of the portal have a session's cookie and send
\`X-Atrium-CSRF\` with every change. What is public needs none. Writes that create take
\`Idempotency-Key\`; writes to shared things need \`If-Match\`. Lists give \`nextCursor\`. Times are RFC 3339 in UTC.`;

const problemContent = { 'application/problem+json': { schema: inlineSchema(problem) } };
const textContent = { schema: { type: 'string' } };
const refused = (description: string, ...names: HeaderName[]) => ({
  description,
  headers: headersOf('X-Request-Id', ...names),
  content: problemContent,
});

const bodyRefusals = {
  413: refused('The body is too large.'),
  415: refused('The body has another type than expected.'),
};

/** The refusals that a route can give, from what it declares. */
const refusals = (route: DocumentedRoute): Record<number, object> => ({
  400: refused('The request is not right; `errors` names the fields.'),
  401: refused('The API key is missing, unknown, expired or revoked, or the session has ended.', 'WWW-Authenticate'),
  403: refused('The caller lacks the right.'),
  404: refused('There is no such thing.'),
  ...(route.method !== 'get' && { 409: refused('It does not go with what is there.') }),
  ...(route.ifMatch && {
    412: refused('It changed in the meantime; `stale` says how.'),
    428: refused('If-Match is missing.'),
  }),
  ...((route.body ?? route.bytes) && bodyRefusals),
  ...(route.idempotent && { 422: refused('The Idempotency-Key was used for something else.') }),
  429: refused('Too many requests.', 'Retry-After'),
  500: refused('A mistake of ours; tell support the request id.'),
  503: refused('This part is not available, or we are overloaded.', 'Retry-After'),
});

const contentOf = ({ schema, type = 'application/json' }: AnswerSpec): object => {
  const types = typeof type === 'string' ? [type] : type;
  const said = (one: string) => (schema && one.endsWith('json') ? inlineSchema(schema) : { type: 'string' });
  return Object.fromEntries(types.map((one) => [one, { schema: said(one) }]));
};

const counts = ({ prepared, method, path }: DocumentedRoute): boolean =>
  prepared !== true && classOf(method.toUpperCase(), path) !== 'health';

const namesOf = (route: DocumentedRoute, status: number): HeaderName[] => [
  'X-Request-Id',
  ...(counts(route) && status < 400 ? rateHeaders : []),
  ...(route.method === 'get' || status === 200 ? ['ETag' as const] : []),
  ...(status === 201 ? ['Location' as const] : []),
  ...(route.idempotent && status < 400 ? ['Idempotency-Replayed' as const] : []),
];

const answerOf = (route: DocumentedRoute, status: number, answer: AnswerSpec) => ({
  description: answer.description,
  headers: headersOf(...namesOf(route, status)),
  content: { ...((answer.schema ?? answer.type) && contentOf(answer)), ...(status >= 400 && problemContent) },
});

// The problems that a page tells as a page; what comes before its handler tells them as problem details.
const toldAsPage = ['400', '404', '500', '503'];

const pageRefusals = (route: DocumentedRoute): object =>
  Object.fromEntries(
    Object.entries(refusals(route)).map(([status, one]) => [
      status,
      toldAsPage.includes(status) ? { ...one, content: { ...problemContent, 'text/html': textContent } } : one,
    ]),
  );

const answersOf = (route: DocumentedRoute): object => {
  const own = Object.entries(route.answers).map(([status, answer]) => [
    status,
    answerOf(route, Number(status), answer),
  ]);
  const unchanged = route.method === 'get' && {
    304: { description: 'Unchanged: the caller has it.', headers: headersOf('X-Request-Id') },
  };
  return {
    ...(route.page === true ? pageRefusals(route) : refusals(route)),
    ...unchanged,
    ...(Object.fromEntries(own) as object),
  };
};

const bodyOf = (route: DocumentedRoute): object => {
  if (route.bytes) return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  if (!route.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: inlineSchema(route.body, 'input') } } },
  };
};

const unsafe = (route: DocumentedRoute): string =>
  route.method === 'get' ? '' : " With a session's cookie the header `X-Atrium-CSRF` is needed too.";

const securityOf = (route: DocumentedRoute): object => {
  if (route.scopes)
    return {
      description: `Needs the right ${route.scopes.join(', ')}.${unsafe(route)}`,
      security: [{ apiKey: route.scopes }, { accessToken: [] }, { session: [] }],
    };
  if (!route.signedIn) return {};
  return { description: `For who is signed in.${unsafe(route)}`, security: [{ accessToken: [] }, { session: [] }] };
};

const operationOf = (route: DocumentedRoute): object => ({
  operationId: route.operationId,
  summary: route.summary,
  tags: [route.tag],
  ...securityOf(route),
  parameters: parametersOf(route),
  ...bodyOf(route),
  responses: answersOf(route),
});

const pathsOf = (routes: readonly DocumentedRoute[]): Record<string, Record<string, object>> => {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return paths;
};

const securitySchemes = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: atr_<id>_<secret>.' },
  accessToken: {
    ...{ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    description: 'An access token of an account, from /api/v1/tokens; it lives 10 minutes.',
  },
  session: {
    ...{ type: 'apiKey', in: 'cookie', name: '__Host-atrium' },
    description: 'The cookie that a sign-in gives; changes need `X-Atrium-CSRF`, which /api/v1/session tells.',
  },
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
    headers: answerHeaders,
    schemas: componentSchemas() satisfies Record<string, JsonSchema>,
    securitySchemes,
  },
});
