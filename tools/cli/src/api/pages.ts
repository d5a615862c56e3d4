import type { Http, Query } from './http.ts';

/** A list of the API: where it is, and the name under which its page holds the entries. */
export type List = { path: string; name: string; query?: Query };

type Page<T> = { nextCursor: string | null } & Record<string, T[] | null>;

const pageMax = 100;

/** The entries of a list, page by page, at most `most` (GW-03). */
export const entriesOf = async function* <T>(http: Http, list: List, most = Infinity): AsyncGenerator<T> {
  const { path, name, query } = list;
  let [left, cursor] = [most, undefined as string | undefined];
  do {
    const limit = Math.min(pageMax, left);
    const page = (await http({ method: 'GET', path, query: { ...query, cursor, limit } })).json() as Page<T>;
    const entries = page[name] ?? [];
    yield* entries.slice(0, left);
    left -= entries.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && left > 0);
};

/** All entries of a list. */
export const allOf = async <T>(http: Http, list: List): Promise<T[]> => {
  const all: T[] = [];
  for await (const entry of entriesOf<T>(http, list)) all.push(entry);
  return all;
};
