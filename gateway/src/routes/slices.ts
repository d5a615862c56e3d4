import { cursorsOf } from '@atrium/chassis/page';
import { z } from 'zod';
import type { pageQuery } from '../schemas/common.ts';
import { cursorOrNull } from '../views/wire.ts';

type Order<T> = (a: T, b: T) => number;

/**
 * A list that a service gives whole, since there are few of its things: which they are, and in which orders they can be
 * had. An order of undefined is that in which they came.
 */
export type FewThings<T, S extends string> = {
  name: string;
  idOf: (thing: T) => string;
  orders: Readonly<Record<S, Order<T> | undefined>>;
  usual: S;
};

type Asked<S extends string> = { [K in keyof typeof pageQuery]?: z.output<(typeof pageQuery)[K]> } & {
  sort?: S | undefined;
};

/** The query parameter that chooses an order. */
export const sortOf = <T, S extends string>({ orders, usual }: FewThings<T, S>) =>
  z
    .enum(Object.keys(orders) as [S, ...S[]])
    .optional()
    .describe(`Order; ${usual} unless said. A dash means the other way round.`);

/** Which was changed last comes first. */
export const byChange = (a: { updatedAt: string | null }, b: { updatedAt: string | null }): number =>
  (b.updatedAt ?? '').localeCompare(a.updatedAt ?? '');

/** By a key of lower-case letters, digits and dashes. */
export const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : Number(a.key > b.key));

// The place is remembered with the id: where the thing went meanwhile, the next one has come into its place.
const pages = cursorsOf('integer', 'string');

const beginOf = <T>(things: readonly T[], idOf: (thing: T) => string, after: readonly [number, string]): number => {
  const [place, id] = after;
  const at = things.findIndex((thing) => idOf(thing) === id);
  return at < 0 ? place : at + 1;
};

/**
 * A page of a list of few things (GW-03). `filters` are what chose them: a cursor goes on with the same list, filters and
 * order only. Throws request.invalid for any other.
 */
export const sliceOf = <T, S extends string>(
  list: FewThings<T, S>,
  all: readonly T[],
  { cursor = '', limit = 50, sort = list.usual }: Asked<S>,
  filters: object = {},
) => {
  const order = list.orders[sort];
  const things = order === undefined ? all : all.toSorted(order);
  const question = { list: list.name, sort, ...filters };
  const after = pages.decode(cursor, question);
  const begin = after === undefined ? 0 : beginOf(things, list.idOf, after);
  const shown = things.slice(begin, begin + limit);
  const end = begin + shown.length;
  const last = end < things.length ? shown.at(-1) : undefined;
  return { shown, nextCursor: cursorOrNull(pages.encode(last && [end - 1, list.idOf(last)], question)) };
};
