import type { Language } from '../ui/language.ts';

/** Why a call did not succeed: it was refused, nothing was reached, it took too long, or what answers is away. */
export type Failure = 'problem' | 'offline' | 'timeout' | 'away';

/** A field that was refused: its name as forms know it, a code, and a sentence in the language of the page. */
export type FieldProblem = { name: string; code: string; detail: string };

type Told = {
  failure: Failure;
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  requestId?: string;
  fields?: readonly FieldProblem[];
};

/** A call that failed, as the problem details say it (GW-02). */
export class ApiError extends Error {
  readonly failure: Failure;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];

  constructor(told: Told) {
    super(told.title ?? told.failure);
    this.failure = told.failure;
    this.status = told.status ?? 0;
    this.code = told.code ?? '';
    this.title = told.title ?? '';
    this.detail = told.detail ?? '';
    this.requestId = told.requestId;
    this.fields = told.fields ?? [];
  }
}

/** What a call needs of the page around it. */
export type ApiDeps = {
  fetch: typeof fetch;
  language: () => Language;
  /** The session's token against forged requests (GW-06); empty while there is none. */
  csrf: () => string;
  online: () => boolean;
  /** Called when the session is over; true once somebody signed in again, so that the call is tried once more. */
  signedInAgain: () => Promise<boolean>;
  /** Told of each call whether anything was reached. */
  reached: (failure: Failure | undefined) => void;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export type CallOptions = {
  body?: unknown;
  /** Version that the page has seen, for If-Match. */
  etag?: string | undefined;
  timeoutMs?: number;
  /** Sends a key with it, so that the same act sent twice is done once. */
  once?: string;
  /** Whether a 401 is an answer and not the end of the session: signing in, links of mails. */
  open?: boolean;
};

export type Answer<T> = { body: T; etag: string | undefined };

export type Api = {
  get: <T>(path: string, options?: CallOptions) => Promise<T>;
  getTagged: <T>(path: string) => Promise<Answer<T>>;
  send: <T = unknown>(method: 'POST' | 'PATCH' | 'DELETE', path: string, options?: CallOptions) => Promise<T>;
};

const usualTimeoutMs = 15_000;
const awayStatuses = new Set([502, 503, 504]);

type Problem = {
  code?: string;
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: { field: string; code: string; detail: string }[];
};

// `/lastName`, or `query/search`: the last part is the name that a form knows.
const nameOf = (pointer: string): string => pointer.split('/').at(-1) ?? pointer;

const refused = (status: number, problem: Problem): ApiError =>
  new ApiError({
    ...problem,
    failure: awayStatuses.has(status) ? 'away' : 'problem',
    status,
    fields: (problem.errors ?? []).map(({ field, code, detail }) => ({ name: nameOf(field), code, detail })),
  });

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    // Whoever answered is not our API: something between, such as a proxy whose back is away.
    return {};
  }
};

const headersOf = (deps: ApiDeps, method: Method, { body, etag, once }: CallOptions): Record<string, string> => {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': deps.language() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && deps.csrf() !== '') headers['x-atrium-csrf'] = deps.csrf();
  if (etag !== undefined) headers['if-match'] = etag;
  if (once !== undefined) headers['idempotency-key'] = once;
  return headers;
};

const notReached = (error: unknown, online: boolean): ApiError => {
  const slow = error instanceof DOMException && error.name === 'TimeoutError';
  return new ApiError({ failure: slow && online ? 'timeout' : 'offline' });
};

const ask = async (deps: ApiDeps, method: Method, path: string, options: CallOptions): Promise<Response> => {
  try {
    const response = await deps.fetch(path, {
      method,
      headers: headersOf(deps, method, options),
      body: options.body === undefined ? null : JSON.stringify(options.body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(options.timeoutMs ?? usualTimeoutMs),
    });
    deps.reached(awayStatuses.has(response.status) ? 'away' : undefined);
    return response;
  } catch (error) {
    const failed = notReached(error, deps.online());
    deps.reached(failed.failure);
    throw failed;
  }
};

const call = async <T>(deps: ApiDeps, method: Method, path: string, options: CallOptions): Promise<Answer<T>> => {
  let response = await ask(deps, method, path, options);
  if (response.status === 401 && options.open !== true && (await deps.signedInAgain()))
    response = await ask(deps, method, path, options);
  const body = await readJson(response);
  if (!response.ok) throw refused(response.status, body as Problem);
  return { body: body as T, etag: response.headers.get('etag') ?? undefined };
};

/** The API as the pages call it: with a time limit, its problems as `ApiError`, a lost network told apart. */
export const makeApi = (deps: ApiDeps): Api => ({
  get: async <T>(path: string, options: CallOptions = {}) => (await call<T>(deps, 'GET', path, options)).body,
  getTagged: <T>(path: string) => call<T>(deps, 'GET', path, {}),
  send: async <T>(method: Exclude<Method, 'GET'>, path: string, options: CallOptions = {}) =>
    (await call<T>(deps, method, path, options)).body,
});
