import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Logger } from '@atrium/chassis/logger';
import { internalError } from '@atrium/chassis/errors';
import { contextOf } from '../http/context.ts';
import { checkAnswers, type Answer } from '../http/respond.ts';
import { problemAnswer } from '../middleware/problem.ts';

type Media = { schema?: object };
type Operation = { responses: Record<string, { content?: Record<string, Media> }> };
type Document = { paths: Record<string, Record<string, Operation>>; components: object };

/** Says what is wrong with an answer, or nothing. */
export type AnswerJudge = (answer: {
  method: string;
  template: string;
  status: number;
  type: string;
  body: string;
}) => string | undefined;

const bare = (type: string): string => type.split(';')[0]?.trim() ?? '';

/** Judges answers by the document (GW-01). */
export const answerJudge = (given: object): AnswerJudge => {
  const document = given as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components: document.components });
  const compiled = new WeakMap<object, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    const absolute = JSON.parse(
      JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/'),
    ) as object;
    const validate = ajv.compile(absolute);
    compiled.set(schema, validate);
    return validate;
  };
  return ({ method, template, status, type, body }) => {
    const operation = document.paths[template]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
    if (!operation) return `${method} ${template} is not in the document`;
    const response = operation.responses[String(status)];
    if (!response) return `${method} ${template} does not say that it answers ${status}`;
    if (body === '' || status === 304 || status === 204) return undefined;
    const media = response.content?.[bare(type)] ?? response.content?.['*/*'];
    if (!media) return `${method} ${template} does not say that ${status} comes as ${type}`;
    if (!bare(type).endsWith('json') || !media.schema) return undefined;
    const validate = validatorOf(media.schema);
    return validate(JSON.parse(body))
      ? undefined
      : `${method} ${template} ${status}: ${ajv.errorsText(validate.errors)}`;
  };
};

const encodingOf = ({ headers = [] }: Answer): string | undefined => headers[headers.indexOf('Content-Encoding') + 1];

const bodyText = (body: string | Buffer, answer: Answer): string => {
  if (typeof body === 'string') return body;
  if (!answer.headers?.includes('Content-Encoding')) return body.toString();
  return (encodingOf(answer) === 'br' ? brotliDecompressSync(body) : gunzipSync(body)).toString();
};

/**
 * Checks every answer of this process by the document; one that is not as described is logged and becomes an error, so
 * that no test can overlook it. Answers what takes the check away.
 */
export const checkEveryAnswer = (document: object, logger: Logger): (() => void) => {
  const judge = answerJudge(document);
  return checkAnswers((req: IncomingMessage, answer, body) => {
    const { template, id } = contextOf(req);
    if (template === undefined) return undefined;
    const type = answer.type ?? 'application/json';
    const wrong = judge({
      method: req.method ?? 'GET',
      template,
      status: answer.status,
      type,
      body: bodyText(body, answer),
    });
    if (wrong === undefined) return undefined;
    logger.error({ requestId: id, wrong }, 'an answer is not as the document says');
    return problemAnswer(req, internalError({ cause: new Error(wrong) }));
  });
};
