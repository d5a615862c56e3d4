import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, type Encoding } from '../http/encoding.ts';
import { matchesEtag } from '../http/etag.ts';
import { acceptedLanguage, type Language } from '../http/language.ts';
import { memory } from './memory.ts';

/** Bytes with all their headers, ready to be written: flat lists of names and values. */
export type Ready = { bytes: Buffer; etag: string; headers: string[]; unchanged: string[] };

/** What one address answers, by language and encoding; nothing of it is made while a request waits. */
type Slot = { untilMs: number; ready: Partial<Record<`${Language}:${Encoding}`, Ready>> };

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

/** @param poke called at every hit: asks the service, when due, whether anything changed */
export const hotPath = (options: { poke: () => void; now: () => number; fallback: Language }): HotPath => {
  const { poke, now, fallback } = options;
  const slots = memory<Slot>(maxBytes);
  const answer = (req: IncomingMessage, res: ServerResponse): boolean => {
    if (req.method !== 'GET') return false;
    const slot = slots.get(req.url ?? '');
    if (slot === undefined || slot.untilMs <= now()) return false;
    const wanted = wantedOf(req.rawHeaders);
    const language = acceptedLanguage(wanted.language) ?? fallback;
    const ready = slot.ready[`${language}:${acceptedEncoding(wanted.encoding)}`];
    if (ready === undefined) return false;
    poke();
    if (wanted.etag !== undefined && matchesEtag(wanted.etag, ready.etag)) res.writeHead(304, ready.unchanged).end();
    else res.writeHead(200, ready.headers).end(ready.bytes);
    return true;
  };
  const put: HotPath['put'] = (url, language, encoding, ready, untilMs) => {
    const slot: Slot = slots.get(url) ?? { untilMs, ready: {} };
    slot.ready[`${language}:${encoding}`] = ready;
    slot.untilMs = Math.min(slot.untilMs, untilMs);
    const bytes = Object.values(slot.ready).reduce((sum, one) => sum + one.bytes.length, 0);
    slots.set(url, slot, bytes);
  };
  return { answer, put, clear: slots.clear };
};
