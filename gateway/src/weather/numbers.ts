import type { StatusMethod, StatusRequest, StatusResponse } from '../backends.ts';

/** The request on whose account something is asked: its id and trace stand in the service's log (GW-07). */
export type For = { id: string; traceparent: string | undefined };

/** Asks the status service; who made it gave the deadline and the request that it is for. */
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

/**
 * How long numbers are kept for all replicas, and by which lane they are made (OP-08). `long`: views that a page leads to
 * by itself, as many as there are components and events. `short`: days, which marked cells lead to; they are some hundred
 * times as many, and each is looked at for a while. `none`: of the others there is no end; they are made anew.
 */
export type Stay = 'long' | 'short' | 'none';

/** One kind of numbers: what is asked, and how long it holds by itself. */
export type Source<Q, N> = {
  name: string;
  stay: (query: Q) => Stay;
  /** `revision` is the one known before asking; the answer says its own where it has one. */
  fetch: (ask: Ask, query: Q, revision: number) => Promise<Kept<N>>;
};

/** An instant of the service in Unix milliseconds. */
export const secondsAsMs = (at: { seconds: number } | null, otherwise: number): number =>
  at ? at.seconds * 1000 : otherwise;

/** Milliseconds that numbers hold whose service says no end. */
export const holdMs = 60_000;

/** Numbers that say no end of their own. */
export const keptFor = <N>(numbers: N, revision: number, nowMs: number): Kept<N> => ({
  numbers,
  revision,
  asOfMs: nowMs,
  validUntilMs: nowMs + holdMs,
});

/** The key of numbers: the same question gives the same key, in any order of its parts, and no other question does. */
export const numbersKey = (name: string, query: object): string => {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined);
  return `${name}?${parts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, value]) => `${part}=${encodeURIComponent(String(value))}`)
    .join('&')}`;
};
