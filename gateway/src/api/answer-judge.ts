import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { addressesOf } from './addresses.ts';
import type { DocumentedRoute } from './route.ts';

type Media = { schema?: object };
type Header = { required?: boolean; schema?: { type?: string } };
type Response = { headers?: Record<string, { $ref: string }>; content?: Record<string, Media> };
type Operation = { responses: Record<string, Response> };
type Components = { headers: Record<string, Header>; schemas: object };
type Document = { paths: Record<string, Record<string, Operation>>; components: Components };

/** An answer as it goes over the wire; names of headers in lower case, the body without its encoding. */
export type SentAnswer = {
  method: string;
  path: string;
  status: number;
  headers: ReadonlyMap<string, string>;
  body: string;
};

/** Says what is wrong with an answer, or nothing. */
export type AnswerJudge = (answer: SentAnswer) => string | undefined;

// Of what is refused at an address or with a method that the document does not have.
const strange: Response = {
  headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } }, 'text/html': {} },
};
const strangeStatuses = [400, 401, 404, 405, 429, 503];

const wrongHeader = (said: Response, headers: SentAnswer['headers'], known: Components['headers']) => {
  for (const name of Object.keys(said.headers ?? {})) {
    const { required, schema } = known[name] ?? {};
    const value = headers.get(name.toLowerCase());
    if (value === undefined && required === true) return `without ${name}`;
    if (value !== undefined && schema?.type === 'integer' && !/^\d+$/.test(value)) return `with ${name}: ${value}`;
  }
  return undefined;
};

const validatorsOf = (components: object): ((schema: object) => ValidateFunction) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components });
  const compiled = new WeakMap<object, ValidateFunction>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known) return known;
    const absolute = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    const validate = ajv.compile(JSON.parse(absolute) as object);
    compiled.set(schema, validate);
    return validate;
  };
};

const routesOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method: method as DocumentedRoute['method'] })),
  );

/** Judges answers by the document: status, headers, type and body (GW-01). */
export const answerJudge = (given: object): AnswerJudge => {
  const document = given as Document;
  const { templateOf } = addressesOf(routesOf(document));
  const validatorOf = validatorsOf(document.components);
  const wrongBody = (said: Response, { status, headers, body }: SentAnswer): string | undefined => {
    if (body === '' || status === 304 || status === 204) return undefined;
    const type = headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    const media = said.content?.[type];
    if (!media) return `as ${type}`;
    if (!type.endsWith('json') || !media.schema) return undefined;
    const validate = validatorOf(media.schema);
    if (validate(JSON.parse(body))) return undefined;
    return `with ${validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).join(', ')}`;
  };
  return (answer) => {
    const { method, path, status, headers } = answer;
    const template = templateOf(method, path);
    const operation = document.paths[template ?? '']?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
    const said = operation ? operation.responses[String(status)] : strangeStatuses.includes(status) && strange;
    const name = `${method} ${template ?? 'at an address that is not in the document'} answers ${status}`;
    if (!said) return `${name}, which the document does not say`;
    const wrong = wrongHeader(said, headers, document.components.headers) ?? wrongBody(said, answer);
    return wrong === undefined ? undefined : `${name} ${wrong}, which the document does not say`;
  };
};
