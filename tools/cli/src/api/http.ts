import { setTimeout as pause } from 'node:timers/promises';
import { SaidError, UnreachableError } from '../exit.ts';
import { ProblemError, problemOf } from './problem.ts';
import { retries, mayRetryFailure, mayRetryStatus, waitMs, type Repeatable } from './retry.ts';
import { said, type Said } from '../texts/said.ts';

/** Values of a query string; undefined ones are left out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** One call of the public API. `path` begins with a slash, below /api/v1. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Query;
  body?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  /** Makes a POST safe to repeat (GW-04). */
  idempotencyKey?: string;
  /** The ETag that the caller saw (GW-03). */
  ifMatch?: string;
  /** The thing is not there yet: make it. */
  ifNoneMatch?: '*';
  timeoutMs?: number;
};

/** A good answer. `body` is the text; `json()` reads it. */
export type Answer = { status: number; body: string; json: () => unknown };

/** The ETag of a stored thing, by its version (GW-03). */
export const etagOf = ({ version }: { version: number }): string => `"v${version}"`;

/** What the client needs to know. */
export type HttpOptions = {
  /** Address of the platform, such as http://localhost:8080. */
  url: string;
  /** API key; without it the call is anonymous. */
  key?: string | undefined;
  /** Language of the server's messages. */
  lang: 'fr' | 'en';
  /** Told before each wait. */
  onRetry?: (sentence: Said) => void;
  /** Told once where a call is not answered soon. */
  onWait?: (sentence: Said) => void;
};

/** Calls the API: what is safe is repeated up to 3 times, within a minute in all (errors: ProblemError, UnreachableError). */
export type Http = (call: Call) => Promise<Answer>;

const timeLimitMs = 20_000;
/** All tries of a call together, unless one alone may take longer. */
const allTriesMs = 60_000;
/** From here on the one who waits is told. */
const silentMs = 2000;

/** Makes the client of one installation. */
export const httpClient =
  (options: HttpOptions): Http =>
  async (call) => {
    const { timeoutMs = timeLimitMs } = call;
    const limitMs = Math.max(allTriesMs, timeoutMs);
    const waiting = setTimeout(() => options.onWait?.(stillWaiting(limitMs)), silentMs);
    // A call that may take long by itself says how far it is by other means.
    if (call.timeoutMs !== undefined) clearTimeout(waiting);
    try {
      return await answered(options, call, Date.now() + limitMs);
    } finally {
      clearTimeout(waiting);
    }
  };

const stillWaiting = (limitMs: number): Said => {
  const seconds = limitMs / 1000;
  return said(
    `No answer yet; it is waited for, and tried again, for ${seconds} s at most.`,
    `Pas encore de réponse ; attente et nouveaux essais pendant ${seconds} s au plus.`,
  );
};

const answered = async (options: HttpOptions, call: Call, untilMs: number): Promise<Answer> => {
  for (let attempt = 0; ; attempt += 1) {
    const timeoutMs = Math.min(call.timeoutMs ?? timeLimitMs, untilMs - Date.now());
    const outcome = await once(options, { ...call, timeoutMs });
    if (outcome.kind === 'answer') return outcome.answer;
    const wait = waitMs(attempt, outcome.retryAfter, Date.now());
    if (!outcome.again || attempt >= retries || Date.now() + wait >= untilMs) throw outcome.error;
    options.onRetry?.(tryingAgain(outcome.error, wait));
    await pause(wait);
  }
};

const tryingAgain = (error: Error, wait: number): Said => {
  const { en, fr } = error instanceof SaidError ? error.said : said(error.message, error.message);
  const seconds = (wait / 1000).toFixed(1);
  return said(`${en} Trying again in ${seconds} s.`, `${fr} Nouvel essai dans ${seconds} s.`);
};

type Outcome =
  { kind: 'answer'; answer: Answer } | { kind: 'failure'; error: Error; again: boolean; retryAfter: string | null };

const once = async (options: HttpOptions, call: Call): Promise<Outcome> => {
  const repeatable = repeatableOf(call);
  try {
    const response = await fetch(addressOf(options.url, call), requestOf(options, call));
    const body = await response.text();
    if (response.ok) return { kind: 'answer', answer: answerOf(response, body) };
    const error = new ProblemError(problemOf(response.status, response.statusText, body));
    const retryAfter = response.headers.get('retry-after');
    return { kind: 'failure', error, again: mayRetryStatus(response.status, repeatable), retryAfter };
  } catch (cause) {
    const error = unreachable(options.url, cause);
    return { kind: 'failure', error, again: mayRetryFailure(codeOf(cause), repeatable), retryAfter: null };
  }
};

const repeatableOf = (call: Call): Repeatable => {
  if (call.method === 'GET') return 'always';
  // A second PATCH, PUT or DELETE would meet its own effect as "stale" where it carries a precondition.
  if (call.method === 'PUT' && call.ifMatch === undefined && call.ifNoneMatch === undefined) return 'always';
  return call.idempotencyKey === undefined ? 'unapplied' : 'always';
};

const addressOf = (base: string, call: Call): URL => {
  const address = new URL(`${base.replace(/\/+$/, '')}/api/v1${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') address.searchParams.set(name, String(value));
  }
  return address;
};

const requestOf = (options: HttpOptions, call: Call): RequestInit => {
  const headers = new Headers({ 'accept-language': options.lang, 'user-agent': 'atrium-cli' });
  if (options.key) headers.set('authorization', `Bearer ${options.key}`);
  if (call.idempotencyKey) headers.set('idempotency-key', call.idempotencyKey);
  if (call.ifMatch) headers.set('if-match', call.ifMatch);
  if (call.ifNoneMatch) headers.set('if-none-match', call.ifNoneMatch);
  if (call.bytes) headers.set('content-type', 'application/octet-stream');
  else if (call.body !== undefined) headers.set('content-type', 'application/json');
  const body = call.bytes ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const signal = AbortSignal.timeout(call.timeoutMs ?? timeLimitMs);
  return { method: call.method, headers, signal, redirect: 'error', ...(body === undefined ? {} : { body }) };
};

const answerOf = (response: Response, body: string): Answer => {
  const json = (): unknown => {
    try {
      return JSON.parse(body) as unknown;
    } catch {
      throw new UnreachableError(
        said(
          `${response.url} answered with something that is not JSON. Is it an Atrium?`,
          `${response.url} a répondu autre chose que du JSON. Est-ce un Atrium ?`,
        ),
      );
    }
  };
  return { status: response.status, body, json };
};

const codeOf = (cause: unknown): string => {
  if (typeof cause !== 'object' || cause === null) return '';
  if ('cause' in cause && cause.cause) return codeOf(cause.cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
};

const unreachable = (url: string, cause: unknown): UnreachableError => {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError')
    return new UnreachableError(said(`${url} did not answer in time.`, `${url} n’a pas répondu à temps.`), { cause });
  const code = codeOf(cause) && ` (${codeOf(cause)})`;
  return new UnreachableError(said(`${url} cannot be reached${code}.`, `${url} est injoignable${code}.`), { cause });
};
