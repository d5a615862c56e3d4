import type { IncomingMessage, ServerResponse } from 'node:http';
import { badEncoding, badJson, bodyCut, tooDeep, tooLarge, wrongMediaType } from '../errors.ts';

/** Bytes that a body may have. */
export const bodyMax = 1_048_576;
/** Levels that a JSON body may have. */
export const depthMax = 32;

const refuseEarly = (req: IncomingMessage, max: number): void => {
  const length = Number(req.headers['content-length'] ?? 0);
  if (length > max) throw tooLarge({ params: { max } });
};

const needType = (req: IncomingMessage, wanted: string): void => {
  const [type = '', ...params] = (req.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = params.map((param) => param.trim()).find((param) => param.startsWith('charset='));
  const right = type.trim() === wanted && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
  const encoded = (req.headers['content-encoding'] ?? 'identity') !== 'identity';
  if (!right || encoded) throw wrongMediaType({ params: { wanted } });
};

const collect = (req: IncomingMessage, max: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= max) {
        chunks.push(chunk);
        return;
      }
      req.pause();
      reject(tooLarge({ params: { max } }));
    });
    req.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    req.once('error', (cause) => reject(bodyCut({ cause })));
    req.once('close', () => reject(bodyCut()));
  });

const read = async (req: IncomingMessage, res: ServerResponse, type: string, max = bodyMax): Promise<Buffer> => {
  refuseEarly(req, max);
  needType(req, type);
  if (req.headers.expect !== undefined) res.writeContinue();
  return collect(req, max);
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

const textOf = (bytes: Buffer): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw badEncoding();
  }
};

const quote = 0x22;
const backslash = 0x5c;

// Counted before parsing: a parser that recurses must never see a body that is too deep.
const refuseDeep = (text: string): void => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === backslash) at += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > depthMax) throw tooDeep({ params: { max: depthMax } });
  }
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw badJson();
  }
};

/**
 * Reads a JSON body: UTF-8, at most 32 levels deep; a large one is refused without reading it.
 *
 * @param max bytes; 1 MiB unless said
 */
export const readBody = async (req: IncomingMessage, res: ServerResponse, max?: number): Promise<unknown> => {
  const text = textOf(await read(req, res, 'application/json', max));
  refuseDeep(text);
  return jsonOf(text);
};

/** Reads the bytes of a part of a file: at most 1 MiB. */
export const readBytes = (req: IncomingMessage, res: ServerResponse): Promise<Buffer> =>
  read(req, res, 'application/octet-stream');
