import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serveHttp, type HttpServer } from '../http/server.ts';
import { hotLog } from './hot-log.ts';
import { hotPath, type HotPath, type Ready } from './hot.ts';

type Line = { ids: { from: string; to: string }; sent: number; unchanged: number; addresses: Record<string, number> };

const ready = (text: string): Ready => ({
  bytes: Buffer.from(text),
  etag: `"${text}"`,
  headers: ['Content-Length', String(text.length), 'ETag', `"${text}"`],
  unchanged: ['ETag', `"${text}"`],
});

let server: HttpServer;
let hot: HotPath;
let nowMs: number;
let sure: boolean;
let lines: Line[];
let flush: () => void;

beforeEach(async () => {
  nowMs = 1000;
  sure = true;
  lines = [];
  const log = hotLog({ info: (line: object) => void lines.push(line as Line) });
  flush = log.flush;
  hot = hotPath({ poke: () => undefined, isSure: () => sure, now: () => nowMs, fallback: 'fr', log });
  const listener = (req: IncomingMessage, res: ServerResponse): void => {
    if (!hot.answer(req, res)) res.writeHead(404).end();
  };
  server = await serveHttp(listener, '127.0.0.1', 0);
});
afterEach(() => server.stop());

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const all = { 'accept-encoding': 'identity', 'accept-language': 'en', ...headers };
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers: all });
  return { status: response.status, id: response.headers.get('x-request-id'), text: await response.text() };
};

describe('the hot path', () => {
  it('ST-12 an address that ran out is hot again once it was made anew', async () => {
    hot.put('/status', 'en', 'identity', ready('old'), 2000);
    expect((await ask('/status')).text).toBe('old');
    nowMs = 3000;
    expect((await ask('/status')).status).toBe(404);
    hot.put('/status', 'en', 'identity', ready('new'), 4000);
    expect((await ask('/status')).text).toBe('new');
  });

  it('ST-12 what one language still holds is not ended by another that ran out', async () => {
    hot.put('/status', 'en', 'identity', ready('english'), 9000);
    hot.put('/status', 'fr', 'identity', ready('french'), 2000);
    nowMs = 3000;
    expect((await ask('/status')).text).toBe('english');
    expect((await ask('/status', { 'accept-language': 'fr' })).status).toBe(404);
  });

  it('OP-06 every answer has an id of its own, and a line of the log says which went where', async () => {
    hot.put('/status', 'en', 'identity', ready('page'), 2000);
    const first = await ask('/status');
    const second = await ask('/status', { 'if-none-match': '"page"' });
    hot.clear();
    hot.put('/status', 'en', 'identity', ready('page'), 2000);
    await ask('/status');
    hot.put('/status?days=5', 'en', 'identity', ready('five'), 2000);
    const last = await ask('/status?days=5');
    expect(second.status).toBe(304);
    expect(new Set([first.id, second.id, last.id]).size).toBe(3);
    flush();
    flush();
    expect(lines).toEqual([
      { ids: { from: first.id, to: last.id }, sent: 4, unchanged: 1, addresses: { '/status': 3, '/status?days=5': 1 } },
    ]);
  });

  it('ST-12 does not answer on an old word of the service: the request takes the way that asks', async () => {
    hot.put('/status', 'en', 'identity', ready('kept'), 5000);
    sure = false;
    expect((await ask('/status')).status).toBe(404);
    sure = true;
    expect((await ask('/status')).text).toBe('kept');
  });
});
