import type { StatusMethod, StatusRequest, StatusResponse } from '../backends.ts';

/** Asks the status service; the caller gives the deadline and whose behalf it is on. */
export type Ask = <M extends StatusMethod>(method: M, request: StatusRequest<M>) => Promise<StatusResponse<M>>;

/** Numbers as they are kept in memory and in Redis. */
export type Kept<N> = {
  numbers: N;
  /** Revision of the page that they show. */
  revision: number;
  /** When they were true, in Unix milliseconds. */
  asOfMs: number;
  /** Until when they hold if nothing changes, in Unix milliseconds. */
  validUntilMs: number;
};

/** One kind of numbers: what is asked, and how long it holds by itself. */
export type Source<Q, N> = {
  name: string;
  /** `revision` is the one known before asking; the answer says its own where it has one. */
  fetch: (ask: Ask, query: Q, revision: number) => Promise<Kept<N>>;
};

/** Milliseconds that numbers hold whose service says no end. */
export const holdMs = 60_000;

/** Numbers that say no end of their own. */
export const keptFor = <N>(numbers: N, revision: number, nowMs: number): Kept<N> => ({
  numbers,
  revision,
  asOfMs: nowMs,
  validUntilMs: nowMs + holdMs,
});

/** The key of numbers: the same question gives the same key, in any order of its parts. */
export const numbersKey = (name: string, query: object): string => {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined);
  return `${name}?${parts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, value]) => `${part}=${String(value)}`)
    .join('&')}`;
};
