import { escaped, plainPage } from '../http/html.ts';

type Parameter = { name: string; in: string; required: boolean; description?: string };
type Media = { schema?: { $ref?: string } };
type Response = { description: string; content?: Record<string, Media> };
type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Response>;
};
type Document = {
  info: { title: string; version: string; description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

const nameOf = (media: Media | undefined): string => media?.schema?.$ref?.split('/').at(-1) ?? '';

const schemaLink = (content: Record<string, Media> | undefined): string =>
  Object.entries(content ?? {})
    .filter(([type]) => type !== 'application/problem+json')
    .map(([type, media]) => {
      const name = nameOf(media);
      return name === '' ? `<code>${escaped(type)}</code>` : `<a href="#${escaped(name)}">${escaped(name)}</a>`;
    })
    .join(', ');

const parameterRow = ({ name, in: place, required, description = '' }: Parameter): string =>
  `<tr><td><code>${escaped(name)}</code></td><td>${place}${required ? ' · needed' : ''}</td><td>${escaped(description)}</td></tr>`;

const responseRow = ([status, { description, content }]: [string, Response]): string =>
  `<tr><td>${status}</td><td>${schemaLink(content)}</td><td>${escaped(description)}</td></tr>`;

const table = (head: string, rows: string[]): string =>
  rows.length === 0
    ? ''
    : `<div class="wide"><table><caption>${head}</caption><tbody>${rows.join('')}</tbody></table></div>`;

const operationPart = (path: string, method: string, operation: Operation): string => {
  const { operationId, summary, description = '', parameters, requestBody, responses } = operation;
  const body = requestBody ? `<p>Body: ${schemaLink(requestBody.content)}</p>` : '';
  return (
    `<details id="${escaped(operationId)}"><summary><b class="m">${method.toUpperCase()}</b> <code>${escaped(path)}</code> ` +
    `<span>${escaped(summary)}</span></summary><p>${escaped(description)}</p>${body}` +
    `${table('Parameters', parameters.map(parameterRow))}${table('Answers', Object.entries(responses).map(responseRow))}</details>`
  );
};

const tagPart = ({ paths }: Document, tag: string): string => {
  const parts = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => operationPart(path, method, operation)),
  );
  return `<section><h2 id="tag-${tag}">${escaped(tag)}</h2>${parts.join('')}</section>`;
};

const schemaPart = ([name, schema]: [string, object]): string =>
  `<details id="${escaped(name)}"><summary><code>${escaped(name)}</code></summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`;

/** The document as a page that needs no script (GW-01). */
export const docsPage = (given: object): string => {
  const document = given as Document;
  const { title, version, description } = document.info;
  const links = document.tags.map(({ name }) => `<a href="#tag-${escaped(name)}">${escaped(name)}</a>`).join(' ');
  const body =
    `<h1>${escaped(title)} API ${escaped(version)}</h1><p>${escaped(description)}</p>` +
    '<p><a href="/api/v1/openapi.json">openapi.json</a> · <a href="/api/v1/problems">problems</a></p>' +
    `<nav aria-label="Parts">${links} <a href="#schemas">schemas</a></nav>` +
    document.tags.map(({ name }) => tagPart(document, name)).join('') +
    `<section><h2 id="schemas">schemas</h2>${Object.entries(document.components.schemas).map(schemaPart).join('')}</section>`;
  return plainPage({ title: `${title} API`, lang: 'en', body });
};
