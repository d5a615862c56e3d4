import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contextOf } from './context.ts';
import { matchesEtag } from './etag.ts';

/** An answer before it is sent: `headers` is a flat list of names and values. */
export type Answer = {
  status: number;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with `type`. */
  body?: string | Buffer;
  type?: string;
  etag?: string;
  headers?: readonly string[];
};

/** Sees every answer before it goes, and may put another one in its place (tests check answers with it). */
export type AnswerCheck = (req: IncomingMessage, answer: Answer, body: Buffer) => Answer | undefined;

const checks: AnswerCheck[] = [];

/** Installs a check of all answers; answers a function that takes it away. */
export const checkAnswers = (check: AnswerCheck): (() => void) => {
  checks.push(check);
  return () => {
    checks.splice(checks.indexOf(check), 1);
  };
};

const jsonType = 'application/json; charset=utf-8';
// Bytes, not text: Node would join a text with the headers and encode both as UTF-8, at three times the price.
const bytesOf = ({ json, body = '' }: Answer): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(json === undefined ? body : JSON.stringify(json));
const typeOf = (answer: Answer): string => answer.type ?? jsonType;

/** A strong ETag of these bytes. */
export const etagOf = (bytes: string | Buffer): string => `"${hash('sha1', bytes, 'base64url')}"`;

const checked = (req: IncomingMessage, answer: Answer, body: Buffer): Answer => {
  for (const check of checks) {
    const other = check(req, answer, body);
    if (other !== undefined) return other;
  }
  return answer;
};

const write = (res: ServerResponse, headers: string[], answer: Answer, body: Buffer): void => {
  if (answer.etag !== undefined) headers.push('ETag', answer.etag);
  if (answer.headers !== undefined) headers.push(...answer.headers);
  if (answer.status === 204 || answer.status === 304) {
    res.writeHead(answer.status, headers).end();
    return;
  }
  headers.push('Content-Type', typeOf(answer), 'Content-Length', String(body.length));
  res.writeHead(answer.status, headers).end(body);
};

/** Sends an answer with the headers of its request; a read whose ETag the caller has becomes 304 (GW-03). */
export const respond = (req: IncomingMessage, res: ServerResponse, answer: Answer): void => {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const { headers } = contextOf(req);
  const body = bytesOf(answer);
  const sent = checks.length > 0 ? checked(req, answer, body) : answer;
  const reads = req.method === 'GET' || req.method === 'HEAD';
  const unchanged =
    reads && sent.etag !== undefined && sent.status === 200 && matchesEtag(req.headers['if-none-match'], sent.etag);
  if (unchanged) write(res, headers, { ...sent, status: 304 }, body);
  else write(res, headers, sent, sent === answer ? body : bytesOf(sent));
};
