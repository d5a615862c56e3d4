import { exampleOf } from './example.ts';
import type { OpenApi, Operation, Parameter } from './model.ts';

const headersWanted: Readonly<Record<string, string>> = {
  'If-Match': '"v3"',
  'Idempotency-Key': '5a1f0c9e-7d0b-4a53-9c0e-2b1f6f0f7c11',
};

const filled = (document: OpenApi, { name, schema }: Parameter): string =>
  encodeURIComponent(String(exampleOf(schema, document.components.schemas, name)));

const addressOf = (document: OpenApi, path: string, { parameters }: Operation): string => {
  const inPath = new Map(parameters.filter((one) => one.in === 'path').map((one) => [one.name, filled(document, one)]));
  const needed = parameters.filter((one) => one.in === 'query' && one.required);
  const query = needed.map((one) => `${one.name}=${filled(document, one)}`).join('&');
  const address = path.replace(/\{(\w+)\}/g, (_whole, name: string) => inPath.get(name) ?? name);
  return `${document.servers[0]?.url ?? ''}${address}${query === '' ? '' : `?${query}`}`;
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const bodyOf = (document: OpenApi, { requestBody }: Operation): string[] => {
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type === undefined) return [];
  if (!type.endsWith('json')) return [`-H 'Content-Type: ${type}'`, '--data-binary @part.bin'];
  const example = exampleOf(media?.schema ?? {}, document.components.schemas);
  return [`-H 'Content-Type: ${type}'`, `-d ${quoted(JSON.stringify(example, null, 2))}`];
};

/** How an operation is called from a command line. */
export const curlOf = (document: OpenApi, path: string, method: string, operation: Operation): string => {
  const wanted = operation.parameters.filter((one) => one.in === 'header' && headersWanted[one.name] !== undefined);
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${quoted(addressOf(document, path, operation))}`,
    ...(operation.security === undefined ? [] : ['-H "Authorization: Bearer $ATRIUM_KEY"']),
    ...wanted.map(({ name }) => `-H ${quoted(`${name}: ${headersWanted[name] ?? ''}`)}`),
    ...bodyOf(document, operation),
  ];
  return lines.join(' \\\n  ');
};
