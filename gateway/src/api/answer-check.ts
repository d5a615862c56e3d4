import type { OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Logger } from '@atrium/chassis/logger';
import { partsOfUrl } from '../http/step.ts';
import { answerJudge } from './answer-judge.ts';

type Head = { status: number; headers: ReadonlyMap<string, string> };
type Given = readonly string[] | OutgoingHttpHeaders | undefined;

const pairsOf = (given: Given): [string, string][] => {
  if (!Array.isArray(given)) return Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]);
  const flat = given as readonly string[];
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : []));
};

const isStream = (given: Given): boolean =>
  pairsOf(given).some(([name, value]) => name.toLowerCase() === 'content-type' && value === 'text/event-stream');

const textOf = (body: Buffer, { headers }: Head): string => {
  if (body.length === 0) return '';
  const encoding = headers.get('content-encoding');
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString();
};

// Holds an answer back until it is whole: then it goes as it is, or what is wrong with it goes in its place.
const hold = (res: ServerResponse, wrongOf: (head: Head, body: string) => string | undefined): void => {
  const [writeHead, write, end] = [res.writeHead.bind(res), res.write.bind(res), res.end.bind(res)];
  const chunks: Buffer[] = [];
  let [status, given, isSent] = [200, undefined as Given, false];
  const release = (last: (bytes: Buffer | string) => void): void => {
    if (isSent) return;
    isSent = true;
    const headers = new Map(pairsOf(given).map(([name, value]) => [name.toLowerCase(), value]));
    const body = Buffer.concat(chunks);
    const wrong = wrongOf({ status, headers }, textOf(body, { status, headers }));
    writeHead(wrong === undefined ? status : 500, wrong === undefined ? (given as OutgoingHttpHeaders) : {});
    last(wrong ?? body);
  };
  const isWhole = (): boolean => {
    const length = pairsOf(given).find(([name]) => name.toLowerCase() === 'content-length')?.[1];
    return Number(length) === chunks.reduce((sum, { length: bytes }) => sum + bytes, 0);
  };
  const passOn = (code: number, headers: Given): ServerResponse => {
    Object.assign(res, { writeHead, write, end });
    return writeHead(code, headers as OutgoingHttpHeaders);
  };
  Object.assign(res, {
    writeHead: (code: number, headers: Given) => {
      // A stream has no end to wait for: of it only the head could be judged.
      if (isStream(headers)) return passOn(code, headers);
      [status, given] = [code, headers];
      return res;
    },
    // An answer that is written and not ended goes when it is whole.
    write: (chunk: Buffer | string) => {
      chunks.push(Buffer.from(chunk));
      if (isWhole()) release((bytes) => void write(bytes));
      return true;
    },
    end: (chunk?: Buffer | string) => {
      if (chunk !== undefined) chunks.push(Buffer.from(chunk));
      release((bytes) => void end(bytes));
      return res;
    },
  });
};

/**
 * Checks every answer of a listener by the document, from wherever it comes: one that is not as described is logged and
 * becomes an error, so that no test can overlook it (GW-01).
 */
export const checkedBy = (document: object, logger: Logger): ((listener: RequestListener) => RequestListener) => {
  const judge = answerJudge(document);
  return (listener) => (req, res) => {
    const { method = 'GET' } = req;
    hold(res, (head, body) => {
      // As it was answered: who reads may end it with a slash.
      const { path } = partsOfUrl(req.url ?? '/');
      const wrong = judge({ method, path, body, ...head });
      if (wrong !== undefined) logger.error({ wrong }, 'an answer is not as the document says');
      return wrong;
    });
    listener(req, res);
  };
};
