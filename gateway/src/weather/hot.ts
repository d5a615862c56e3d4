import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, type Encoding } from '../http/encoding.ts';
import { matchesEtag } from '../http/etag.ts';
import { acceptedLanguage, type Language } from '../http/language.ts';
import type { HotLog, Tally } from './hot-log.ts';
import { memory } from './memory.ts';

/** Bytes with all their headers, ready to be written: flat lists of names and values. */
export type Ready = { bytes: Buffer; etag: string; headers: string[]; unchanged: string[] };

type Held = { ready: Ready; untilMs: number };

/** What one address answers, by language and encoding; nothing of it is made while a request waits. */
type Slot = { tally: Tally; held: Partial<Record<`${Language}:${Encoding}`, Held>> };

/** Answers before Express does what was answered a moment ago. */
export type HotPath = {
  /** Whether the request was answered. */
  answer: (req: IncomingMessage, res: ServerResponse) => boolean;
  put: (url: string, language: Language, encoding: Encoding, ready: Ready, untilMs: number) => void;
  clear: () => void;
};

type Wanted = { encoding: string | undefined; language: string | undefined; etag: string | undefined };

// `req.headers` builds an object of all headers; three of them are wanted, and this is the hottest line of the house.
const wantedOf = (raw: readonly string[]): Wanted => {
  const wanted: Wanted = { encoding: undefined, language: undefined, etag: undefined };
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at];
    if (name?.length !== 13 && name?.length !== 15) continue;
    const lower = name.toLowerCase();
    if (lower === 'accept-encoding') wanted.encoding = raw[at + 1];
    else if (lower === 'accept-language') wanted.language = raw[at + 1];
    else if (lower === 'if-none-match') wanted.etag = raw[at + 1];
  }
  return wanted;
};

/** Bytes of prepared answers that are kept for the hot path. */
const maxBytes = 64 * 1024 * 1024;

type Options = {
  /** Called at every hit: asks the service, when due, whether anything changed. */
  poke: () => void;
  /** Whether what is kept is known to be shown rightly; else the request takes the long way, which asks. */
  isSure: () => boolean;
  now: () => number;
  fallback: Language;
  log: HotLog;
};

// The id comes last, so that an answer writes it in its place instead of making a list of its own.
const withId = (headers: readonly string[]): string[] => [...headers, 'X-Request-Id', ''];

const numbered = (headers: string[], id: string): string[] => {
  headers[headers.length - 1] = id;
  return headers;
};

/** Makes the hot path, with nothing on it yet. */
export const hotPath = (options: Options): HotPath => {
  const { poke, isSure, now, fallback, log } = options;
  const slots = memory<Slot>(maxBytes);
  const answer = (req: IncomingMessage, res: ServerResponse): boolean => {
    if (req.method !== 'GET') return false;
    const slot = slots.get(req.url ?? '');
    if (slot === undefined) return false;
    const wanted = wantedOf(req.rawHeaders);
    const language = acceptedLanguage(wanted.language) ?? fallback;
    const held = slot.held[`${language}:${acceptedEncoding(wanted.encoding)}`];
    if (held === undefined || held.untilMs <= now() || !isSure()) return false;
    poke();
    const { ready } = held;
    const unchanged = wanted.etag !== undefined && matchesEtag(wanted.etag, ready.etag);
    const id = log.sent(slot.tally, unchanged);
    if (unchanged) res.writeHead(304, numbered(ready.unchanged, id)).end();
    else res.writeHead(200, numbered(ready.headers, id)).end(ready.bytes);
    return true;
  };
  const put: HotPath['put'] = (url, language, encoding, ready, untilMs) => {
    const slot: Slot = slots.get(url) ?? { tally: log.tally(url), held: {} };
    const own = { ...ready, headers: withId(ready.headers), unchanged: withId(ready.unchanged) };
    slot.held[`${language}:${encoding}`] = { ready: own, untilMs };
    const bytes = Object.values(slot.held).reduce((sum, one) => sum + one.ready.bytes.length, 0);
    slots.set(url, slot, bytes);
  };
  return { answer, put, clear: slots.clear };
};
