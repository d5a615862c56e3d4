import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { contextOf } from './context.ts';
import { matchesEtag } from './etag.ts';

/** An answer before it is sent: `headers` is a flat list of names and values. */
export type Answer = {
  status: number;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with `type`. */
  body?: string | Buffer;
  /** Sent as it comes, no faster than the caller takes it; what fails midway, or takes longer, is cut. */
  stream?: { chunks: AsyncIterable<string>; withinMs: number };
  /** Kept open by somebody else, who writes into it from now on; its compression and its end are theirs. */
  hold?: (res: ServerResponse) => void;
  type?: string;
  etag?: string;
  headers?: readonly string[];
};

const jsonType = 'application/json; charset=utf-8';
// Bytes, not text: Node would join a text with the headers and encode both as UTF-8, at three times the price.
const bytesOf = ({ json, body = '' }: Answer): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(json === undefined ? body : JSON.stringify(json));
const typeOf = (answer: Answer): string => answer.type ?? jsonType;

/** A strong ETag of these bytes. */
export const etagOf = (bytes: string | Buffer): string => `"${hash('sha1', bytes, 'base64url')}"`;

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

const flow = (res: ServerResponse, headers: string[], answer: Answer, stream: NonNullable<Answer['stream']>): void => {
  if (answer.headers !== undefined) headers.push(...answer.headers);
  res.writeHead(answer.status, [...headers, 'Content-Type', typeOf(answer)]);
  if (res.req.method === 'HEAD') res.end();
  // Whoever reads sees a cut answer, the log a request that was not answered whole.
  else pipeline(stream.chunks, res, { signal: AbortSignal.timeout(stream.withinMs) }).catch(() => undefined);
};

const keepOpen = (
  res: ServerResponse,
  headers: string[],
  answer: Answer,
  hold: (res: ServerResponse) => void,
): void => {
  if (answer.headers !== undefined) headers.push(...answer.headers);
  res.writeHead(answer.status, [...headers, 'Content-Type', typeOf(answer)]);
  if (res.req.method === 'HEAD') res.end();
  else hold(res);
};

/** Sends an answer with the headers of its request; a read whose ETag the caller has becomes 304 (GW-03). */
export const respond = (req: IncomingMessage, res: ServerResponse, answer: Answer): void => {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const { headers } = contextOf(req);
  if (answer.hold !== undefined) {
    keepOpen(res, headers, answer, answer.hold);
    return;
  }
  if (answer.stream !== undefined) {
    flow(res, headers, answer, answer.stream);
    return;
  }
  const body = bytesOf(answer);
  const reads = req.method === 'GET' || req.method === 'HEAD';
  const unchanged =
    reads &&
    answer.etag !== undefined &&
    answer.status === 200 &&
    matchesEtag(req.headers['if-none-match'], answer.etag);
  write(res, headers, unchanged ? { ...answer, status: 304 } : answer, body);
};
