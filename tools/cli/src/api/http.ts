import { setTimeout as pause } from 'node:timers/promises';
import { UnreachableError } from '../exit.ts';
import { ProblemError, problemOf } from './problem.ts';
import { LONGEST_WAIT_MS, RETRIES, mayRetryFailure, mayRetryStatus, waitMs, type Repeatable } from './retry.ts';

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
  onRetry?: (sentence: string) => void;
};

/** Calls the API: every call has a time limit, what is safe is repeated up to 3 times (errors: ProblemError, UnreachableError). */
export type Http = (call: Call) => Promise<Answer>;

const TIME_LIMIT_MS = 20_000;

/** Makes the client of one installation. */
export function httpClient(options: HttpOptions): Http {
  return async (call) => {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await once(options, call);
      if (outcome.kind === 'answer') return outcome.answer;
      const wait = waitMs(attempt, outcome.retryAfter, Date.now());
      if (!outcome.again || attempt >= RETRIES || wait > LONGEST_WAIT_MS) throw outcome.error;
      options.onRetry?.(`${outcome.error.message} Trying again in ${(wait / 1000).toFixed(1)} s.`);
      await pause(wait);
    }
  };
}

type Outcome =
  { kind: 'answer'; answer: Answer } | { kind: 'failure'; error: Error; again: boolean; retryAfter: string | null };

async function once(options: HttpOptions, call: Call): Promise<Outcome> {
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
}

function repeatableOf(call: Call): Repeatable {
  if (call.method === 'GET') return 'always';
  // A second PATCH, PUT or DELETE would meet its own effect as "stale" where it carries a precondition.
  if (call.method === 'PUT' && call.ifMatch === undefined && call.ifNoneMatch === undefined) return 'always';
  return call.idempotencyKey === undefined ? 'unapplied' : 'always';
}

function addressOf(base: string, call: Call): URL {
  const address = new URL(`${base.replace(/\/+$/, '')}/api/v1${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') address.searchParams.set(name, String(value));
  }
  return address;
}

function requestOf(options: HttpOptions, call: Call): RequestInit {
  const headers = new Headers({ 'accept-language': options.lang, 'user-agent': 'atrium-cli' });
  if (options.key) headers.set('authorization', `Bearer ${options.key}`);
  if (call.idempotencyKey) headers.set('idempotency-key', call.idempotencyKey);
  if (call.ifMatch) headers.set('if-match', call.ifMatch);
  if (call.ifNoneMatch) headers.set('if-none-match', call.ifNoneMatch);
  if (call.bytes) headers.set('content-type', 'application/octet-stream');
  else if (call.body !== undefined) headers.set('content-type', 'application/json');
  const body = call.bytes ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const signal = AbortSignal.timeout(call.timeoutMs ?? TIME_LIMIT_MS);
  return { method: call.method, headers, signal, redirect: 'error', ...(body === undefined ? {} : { body }) };
}

function answerOf(response: Response, body: string): Answer {
  const json = (): unknown => {
    try {
      return JSON.parse(body) as unknown;
    } catch {
      throw new UnreachableError(`${response.url} answered with something that is not JSON. Is it an Atrium?`);
    }
  };
  return { status: response.status, body, json };
}

function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return '';
  if ('cause' in cause && cause.cause) return codeOf(cause.cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function unreachable(url: string, cause: unknown): UnreachableError {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError') return new UnreachableError(`${url} did not answer in time.`, { cause });
  const code = codeOf(cause);
  return new UnreachableError(`${url} cannot be reached${code ? ` (${code})` : ''}.`, { cause });
}
