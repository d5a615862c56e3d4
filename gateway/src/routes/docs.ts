import type { IncomingMessage } from 'node:http';
import { renderEvents, renderGroup, renderOverview, renderSchemas, type DocsFrame } from '@atrium/portal/docs';
import { asyncapi, eventSchema, eventTypes } from '@atrium/protos/schemas';
import { z } from 'zod';
import { docsFrame } from '../api/docs-frame.ts';
import { madeOnce } from '../api/made-once.ts';
import type { Route } from '../api/route.ts';
import { notFound } from '../errors.ts';
import { eventSchemaList } from '../schemas/meta.ts';
import type { MetaKit } from './meta.ts';

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';
const page = { description: 'The page.', type: 'text/html' } as const;
const shape = { method: 'get', tag: 'api' } as const;

/** The contracts as files: REST as OpenAPI, events as AsyncAPI and JSON Schemas (GW-01, EV-01). */
export const contractRoutes = (route: Route, { document }: MetaKit): void => {
  const once = madeOnce();
  route(
    {
      ...{ ...shape, path: '/api/v1/openapi.json', operationId: 'getDocument' },
      summary: 'All operations as OpenAPI 3.1',
      answers: { 200: { description: 'The document.', schema: z.looseObject({ openapi: z.string() }) } },
    },
    ({ req }) => once(req, { name: 'openapi', type: json, make: () => JSON.stringify(document()) }),
  );
  route(
    {
      ...{ ...shape, path: '/api/v1/asyncapi.json', operationId: 'getEventDocument' },
      summary: 'All events of the bus as AsyncAPI 3',
      answers: { 200: { description: 'The document.', schema: z.looseObject({ asyncapi: z.string() }) } },
    },
    ({ req }) => once(req, { name: 'asyncapi', type: json, make: () => JSON.stringify(asyncapi()) }),
  );
};

/** The JSON Schemas of events, one a type (EV-01). */
export const eventSchemaRoutes = (route: Route): void => {
  const once = madeOnce();
  const urlOf = (type: string): string => `/api/v1/schemas/${type}.json`;
  route(
    {
      ...{ ...shape, path: '/api/v1/schemas', operationId: 'listEventSchemas', summary: 'Types of events' },
      answers: { 200: { description: 'The types, with their schemas.', schema: eventSchemaList } },
    },
    () => ({ status: 200, json: { schemas: eventTypes().map((type) => ({ type, url: urlOf(type) })) } }),
  );
  route(
    {
      ...{ ...shape, path: '/api/v1/schemas/{type}.json', operationId: 'getEventSchema' },
      ...{ summary: 'What the data of an event is like, as JSON Schema', params: { type: z.string().max(200) } },
      answers: {
        200: { description: 'The schema.', schema: z.looseObject({}), type: 'application/schema+json' },
      },
    },
    ({ req, params: { type } }) => {
      const schema = eventSchema(type);
      if (schema === undefined) throw notFound();
      return once(req, { name: type, type: 'application/schema+json', make: () => JSON.stringify(schema) });
    },
  );
};

type Show = (frame: DocsFrame, document: object) => string;

/** The same contracts as pages to read, which need no script. */
export const docsRoutes = (route: Route, { document }: MetaKit): void => {
  const once = madeOnce();
  const shown = (req: IncomingMessage, path: string, show: Show) => {
    const frame = docsFrame(req, document());
    const name = `${path} ${frame.lang} ${String(frame.asked)}`;
    return once(req, { name, type: html, make: () => show(frame, document()) });
  };
  const pageAt = (path: string, operationId: string, summary: string, show: Show): void => {
    route({ ...{ ...shape, path, operationId, summary, page: true }, answers: { 200: page } }, ({ req }) =>
      shown(req, path, show),
    );
  };
  pageAt('/api/docs', 'docsPage', 'The API as pages to read', renderOverview);
  pageAt('/api/docs/schemas', 'docsSchemasPage', 'What bodies are made of, to read', renderSchemas);
  pageAt('/api/events', 'docsEventsPage', 'All events of the bus, to read', (frame) => renderEvents(frame, asyncapi()));
  route(
    {
      ...{ ...shape, path: '/api/docs/{group}', operationId: 'docsGroupPage', page: true },
      ...{ summary: 'A group of operations, to read', params: { group: z.string().max(100) }, answers: { 200: page } },
    },
    ({ req, params: { group } }) => {
      return shown(req, `/api/docs/${group}`, (frame, all) => {
        const text = renderGroup(frame, all, group);
        if (text === undefined) throw notFound();
        return text;
      });
    },
  );
};
