import { useEffect, useState } from 'preact/hooks';
import { addressOf } from './address.ts';
import { api } from './session.ts';
import { useLoad, type Load } from './use-load.ts';

type Page = { nextCursor: string | null };

export type Paged<P> = {
  first: Load<P>;
  /** All pages so far. */
  pages: readonly P[];
  /** Loads the next page; undefined at the end. */
  more: (() => Promise<void>) | undefined;
};

/** A list, page by page: what the address asks for first, then what "show more" brings. */
export const usePaged = <P extends Page>(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): Paged<P> => {
  const address = addressOf(path, query);
  const first = useLoad(address, () => api.get<P>(address));
  const [rest, setRest] = useState<readonly P[]>([]);
  useEffect(() => setRest([]), [first.data]);
  const pages = first.data === undefined ? [] : [first.data, ...rest];
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const more = async (): Promise<void> => {
    const next = await api.get<P>(addressOf(path, { ...query, cursor: cursor ?? undefined }));
    setRest((was) => [...was, next]);
  };
  return { first, pages, more: cursor === null ? undefined : more };
};
