import { z } from 'zod';
import type { pageQuery } from '../schemas/common.ts';
import { fromCursor, toCursor } from './cursor.ts';

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
const beginOf = <T>(things: readonly T[], idOf: (thing: T) => string, after: string): number => {
  if (after === '') return 0;
  const [place = '', id = ''] = after.split(' ');
  const at = things.findIndex((thing) => idOf(thing) === id);
  return at < 0 ? Number(place) : at + 1;
};

/** A page of a list of few things (GW-03). Throws request.invalid for a cursor that is not of this list and order. */
export const sliceOf = <T, S extends string>(list: FewThings<T, S>, all: readonly T[], asked: Asked<S>) => {
  const { name, idOf, orders, usual } = list;
  const { cursor, limit = 50, sort = usual } = asked;
  const order = orders[sort];
  const things = order === undefined ? all : all.toSorted(order);
  const cursorName = `${name} ${sort}`;
  const begin = beginOf(things, idOf, fromCursor(cursorName, cursor));
  const shown = things.slice(begin, begin + limit);
  const end = begin + shown.length;
  const last = end < things.length ? shown.at(-1) : undefined;
  const next = last === undefined ? null : toCursor(cursorName, `${end - 1} ${idOf(last)}`);
  return { shown, nextCursor: next };
};
