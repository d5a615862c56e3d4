import type { Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { IncomingMessage } from 'node:http';
import type { Frame, MissingPart, Query } from '@atrium/portal/weather';
import { compressed } from '../http/compress.ts';
import { contextOf } from '../http/context.ts';
import { acceptedEncoding, type Encoding } from '../http/encoding.ts';
import type { Language } from '../http/language.ts';
import { etagOf, type Answer } from '../http/respond.ts';
import { withPortalPolicy, type SecurityHeaders } from '../middleware/security-headers.ts';
import type { HotPath, Ready } from './hot.ts';
import type { Liveness } from './liveness.ts';
import { memory } from './memory.ts';
import { numbersKey, type Kept, type Source } from './numbers.ts';
import type { SiteName } from './site-name.ts';
import type { NumbersStore, Shown } from './store.ts';

/** How numbers are shown: a page, JSON, a feed, a badge. Pure. */
export type View<Q, N> = {
  name: string;
  type: string;
  /** Headers of its own: a flat list of names and values. */
  headers?: readonly string[];
  /** Other sites' scripts may read it (ST-15). */
  shared?: true;
  render: (numbers: N, frame: Frame, query: Q) => string;
  /** Where these numbers tell the name of the page. */
  settings?: (numbers: N) => Settings__Output | null;
};

/** What is to be shown, of what, and under which address it may be kept. */
export type Wish<Q, N> = {
  source: Source<Q, N>;
  query: Q;
  view: View<Q, N>;
  /** What the address bar says, for links. */
  asked: Query;
  /** False where the address has parts that mean nothing: such addresses are without number. */
  keepAddress: boolean;
};

type Rendered = {
  kept: Kept<unknown>;
  renderedMs: number;
  stale: boolean;
  ready: Map<Encoding, Ready>;
  identity: Buffer;
};
type Options = {
  store: NumbersStore;
  live: Pick<Liveness, 'epoch' | 'isDown'>;
  hot: HotPath;
  security: SecurityHeaders;
  publicUrl: string;
  site: SiteName;
  now: () => number;
};

/** Shows prepared numbers (ST-12). */
export type Prepared = <Q extends object, N extends object>(req: IncomingMessage, wish: Wish<Q, N>) => Promise<Answer>;

/** Milliseconds that a page with an age stands before its age is written anew. */
const ageMs = 10_000;
const renderedBytes = 64 * 1024 * 1024;

const missingOf = (numbers: object): { missing?: MissingPart[] } => {
  const missing = 'missing' in numbers ? (numbers.missing as MissingPart[]) : [];
  return missing.length > 0 ? { missing } : {};
};

type Shape = { view: View<never, never>; lang: Language; staleSinceMs: number | undefined; nowMs: number };

const headersOf = (shape: Shape, encoding: Encoding, bytes: Buffer, etag: string): string[] => {
  const headers = [
    'Content-Type',
    shape.view.type,
    'Content-Length',
    String(bytes.length),
    'Content-Language',
    shape.lang,
  ];
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  return [...headers, ...(shape.view.headers ?? []), ...validators(shape, etag)];
};

const validators = ({ staleSinceMs, nowMs }: Shape, etag: string): string[] => {
  const headers = ['ETag', etag, 'Cache-Control', 'public, no-cache', 'Vary', 'Accept-Encoding, Accept-Language'];
  return staleSinceMs === undefined ? headers : [...headers, 'Age', String(Math.round((nowMs - staleSinceMs) / 1000))];
};

const frameOf = <N extends object>(options: Options, shown: Shown<N>, lang: Language, asked: Query): Frame => ({
  lang,
  now: Math.floor(options.now() / 1000),
  query: asked,
  publicUrl: options.publicUrl,
  ...(shown.staleSinceMs !== undefined && { staleSince: Math.floor(shown.staleSinceMs / 1000) }),
  ...missingOf(shown.kept.numbers),
});

const isCurrent = (rendered: Rendered | undefined, shown: Shown<unknown>, nowMs: number): rendered is Rendered => {
  const stale = shown.staleSinceMs !== undefined;
  if (rendered?.kept !== shown.kept || rendered.stale !== stale) return false;
  return !stale || nowMs - rendered.renderedMs < ageMs;
};

// The weather renews itself under the eyes of whoever looks at it (PO-04); what is no page runs nothing.
const policyOf = ({ shared, type }: Pick<View<never, never>, 'shared' | 'type'>): keyof SecurityHeaders => {
  if (shared) return 'shared';
  return type.startsWith('text/html') ? 'scripted' : 'own';
};

const readyIn = async (options: Options, rendered: Rendered, shape: Shape, encoding: Encoding): Promise<Ready> => {
  const known = rendered.ready.get(encoding);
  if (known) return known;
  const bytes = await compressed(rendered.identity, encoding);
  const etag = etagOf(bytes);
  const security = options.security[policyOf(shape.view)];
  const headers = [...headersOf(shape, encoding, bytes, etag), ...security];
  const ready = { bytes, etag, headers, unchanged: [...validators(shape, etag), ...security] };
  rendered.ready.set(encoding, ready);
  return ready;
};

const answerOf = (ready: Ready, shape: Shape, encoding: Encoding): Answer => {
  const { bytes, etag } = ready;
  const rest = validators(shape, etag).slice(2);
  const encoded = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
  return {
    status: 200,
    body: bytes,
    type: shape.view.type,
    etag,
    headers: [...rest, ...encoded, ...(shape.view.headers ?? []), 'Content-Language', shape.lang],
  };
};

/** Makes the function that shows prepared numbers, and puts what it answered on the hot path. */
export const prepared = (options: Options): Prepared => {
  const { store, live, hot, now } = options;
  const pages = memory<Rendered>(renderedBytes);

  const rendered = <Q extends object, N extends object>(
    wish: Wish<Q, N>,
    shown: Shown<N>,
    lang: Language,
  ): Rendered => {
    const { source, query, view, asked } = wish;
    const key = `${view.name}|${numbersKey(source.name, query)}|${numbersKey(lang, asked)}`;
    const known = pages.get(key);
    if (isCurrent(known, shown, now())) return known;
    const identity = Buffer.from(view.render(shown.kept.numbers, frameOf(options, shown, lang, asked), query));
    const stale = shown.staleSinceMs !== undefined;
    const page = { kept: shown.kept, renderedMs: now(), stale, ready: new Map<Encoding, Ready>(), identity };
    pages.set(key, page, identity.length * 1.5);
    return page;
  };

  return async (req, wish) => {
    const lang = contextOf(req).language ?? 'fr';
    const encoding = acceptedEncoding(req.headers['accept-encoding']?.toString());
    const epoch = live.epoch();
    const shown = await store.get(wish.source, wish.query, contextOf(req));
    if (wish.view.settings) options.site.hear(wish.view.settings(shown.kept.numbers));
    const page = rendered(wish, shown, lang);
    const shape: Shape = { view: wish.view, lang, staleSinceMs: shown.staleSinceMs, nowMs: now() };
    const ready = await readyIn(options, page, shape, encoding);
    const untilMs = page.stale ? page.renderedMs + ageMs : shown.kept.validUntilMs;
    // Old numbers are kept on the hot path only while the service is known to be away: its return clears it.
    const lasts = live.epoch() === epoch && page.stale === live.isDown();
    if (wish.keepAddress && lasts) hot.put(req.url ?? '', lang, encoding, ready, untilMs);
    if (policyOf(wish.view) === 'scripted') withPortalPolicy(contextOf(req).headers);
    return answerOf(ready, shape, encoding);
  };
};
