import type { DocumentedRoute } from './route.ts';

/** What is known of an address without asking its route. */
export type Addresses = {
  /** The path of the route that answers, as the document writes it; undefined where none does. */
  templateOf: (method: string, path: string) => string | undefined;
  /** The methods that an address takes, for the 405 of one that it does not take. */
  methodsOf: (path: string) => readonly string[];
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);

/** Finds routes by address as the router does. For what is refused before the router sees it, for tests, for the log. */
export const addressesOf = (routes: readonly Pick<DocumentedRoute, 'path' | 'method'>[]): Addresses => {
  const known = routes.map(({ path, method }) => ({ path, pattern: patternOf(path), method: method.toUpperCase() }));
  return {
    templateOf: (method, path) => {
      const wanted = method === 'HEAD' ? 'GET' : method;
      return known.find((route) => route.method === wanted && route.pattern.test(path))?.path;
    },
    methodsOf: (path) => {
      const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
      return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
    },
  };
};
