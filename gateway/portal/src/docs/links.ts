import type { DocsFrame } from './contract.ts';

/** An address that keeps the language that was asked for. */
export const linkIn = ({ lang, asked }: Pick<DocsFrame, 'lang' | 'asked'>, path: string): string => {
  if (!asked) return path;
  const [address = '', place] = path.split('#');
  return `${address}?lang=${lang}${place === undefined ? '' : `#${place}`}`;
};

export const overviewPath = '/api/docs';
export const schemasPath = '/api/docs/schemas';
export const eventsPath = '/api/events';
export const problemsPath = '/api/v1/problems';
export const openApiPath = '/api/v1/openapi.json';
export const asyncApiPath = '/api/v1/asyncapi.json';

/** The page of a group of operations, at one of them where it is named. */
export const groupPath = (group: string, operation?: string): string =>
  `${overviewPath}/${encodeURIComponent(group)}${operation === undefined ? '' : `#${operation}`}`;

/** A named schema on the page of all of them. */
export const schemaPath = (name: string): string => `${schemasPath}#${name}`;

/** The JSON Schema of an event's data. */
export const eventSchemaPath = (type: string): string => `/api/v1/schemas/${type}.json`;
