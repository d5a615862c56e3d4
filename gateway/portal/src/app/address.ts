import { useLocation } from 'preact-iso';

/** The address of a page with the parts of its query that say something. */
export const addressOf = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const said = Object.entries(query).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
};

/** What the address says, and how it is changed: without the parts that are the default. */
export const useAddress = () => {
  const { path, query, route } = useLocation();
  const change = (changes: Readonly<Record<string, string | undefined>>): string =>
    addressOf(path, { ...query, ...changes });
  return {
    path,
    query,
    go: (url: string) => route(url),
    change,
    set: (changes: Readonly<Record<string, string | undefined>>) => route(change(changes), true),
  };
};
