import { z } from 'zod';
import type { Route } from '../api/route.ts';
import { docsPage } from '../api/docs-page.ts';
import { docsStyle } from '../api/docs-style.ts';
import { notFound } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import { etagOf, type Answer } from '../http/respond.ts';
import { isProblemCode, problemCodes, problemText } from '../problems/catalogue.ts';
import { problemListPage, problemPage } from '../problems/page.ts';
import { statusOfCode } from '../problems/kinds.ts';
import { apiIndex, health } from '../schemas/meta.ts';
import { problemList } from '../schemas/problem.ts';
import type { Language } from '../http/language.ts';

/** What the routes about the API itself need. */
export type MetaKit = { version: string; document: () => object; isStopping: () => boolean };

const html = 'text/html; charset=utf-8';
const brief = ['Cache-Control', 'public, max-age=300', 'Vary', 'Accept, Accept-Language'];

const wantsHtml = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/** Where everything is; whether the gateway lives and serves. */
export const indexRoutes = (route: Route, { version, isStopping }: MetaKit): void => {
  const index = {
    ...{ name: 'Atrium', version, openapi: '/api/v1/openapi.json', docs: '/api/docs' },
    ...{ problems: '/api/v1/problems', status: '/status' },
  };
  const body = Buffer.from(JSON.stringify(index));
  const etag = etagOf(body);
  route(
    {
      ...{ method: 'get', path: '/api/v1', operationId: 'getIndex', tag: 'api', summary: 'Where everything is' },
      answers: { 200: { description: 'The index.', schema: apiIndex } },
    },
    () => ({ status: 200, body, etag }),
  );
  const probe = { method: 'get', tag: 'api', answers: { 200: { description: 'Yes.', schema: health } } } as const;
  const noStore = ['Cache-Control', 'no-store'];
  route({ ...probe, path: '/healthz', operationId: 'isAlive', summary: 'Whether the process lives' }, () => ({
    ...{ status: 200, body: '{"status":"alive"}', headers: noStore },
  }));
  const notReady = { ...probe.answers, 503: { description: 'It is stopping.', schema: health } };
  route(
    { ...probe, answers: notReady, path: '/readyz', operationId: 'isReady', summary: 'Whether it can serve' },
    () =>
      isStopping()
        ? { status: 503, body: '{"status":"stopping"}', headers: noStore }
        : { status: 200, body: '{"status":"ready"}', headers: noStore },
  );
};

/** The document, and the page made from it (GW-01). */
export const documentRoutes = (route: Route, { document }: MetaKit): void => {
  route(
    {
      ...{ method: 'get', path: '/api/v1/openapi.json', operationId: 'getDocument', tag: 'api' },
      summary: 'This document, OpenAPI 3.1',
      answers: { 200: { description: 'The document.', schema: z.looseObject({ openapi: z.string() }) } },
    },
    () => ({ status: 200, json: document() }),
  );
  route(
    {
      ...{ method: 'get', path: '/api/docs', operationId: 'docsPage', tag: 'api', page: true },
      summary: 'This document as a page',
      answers: { 200: { description: 'The page.', type: 'text/html' } },
    },
    () => ({ status: 200, body: docsPage(document()), type: html, headers: brief }),
  );
  route(
    {
      ...{ method: 'get', path: '/api/docs.css', operationId: 'docsStyle', tag: 'api', summary: 'Its style sheet' },
      answers: { 200: { description: 'The style sheet.', type: 'text/css' } },
    },
    () => ({
      status: 200,
      body: docsStyle,
      type: 'text/css; charset=utf-8',
      headers: ['Cache-Control', 'public, max-age=3600'],
    }),
  );
};

const kindView = (code: string, language: Language) => {
  const type = `/api/v1/problems/${code}`;
  return { code, type, status: statusOfCode(code), ...problemText(code, language) };
};

/** The catalogue of problems, for programs and for people (GW-02). */
export const problemRoutes = (route: Route): void => {
  const list = { description: 'All kinds of problem.', schema: problemList, type: ['application/json', 'text/html'] };
  route(
    {
      ...{ method: 'get', path: '/api/v1/problems', operationId: 'listProblems', tag: 'api' },
      ...{ summary: 'Every code that an answer can have', answers: { 200: list } },
    },
    ({ req, context: { language = 'en' } }): Answer => {
      const problems = problemCodes().map((code) => kindView(code, language));
      return wantsHtml(req.headers.accept)
        ? { status: 200, body: problemListPage(problems, language), type: html, headers: brief }
        : { status: 200, json: { problems }, headers: brief };
    },
  );
  route(
    {
      ...{ method: 'get', path: '/api/v1/problems/{code}', operationId: 'getProblem', tag: 'api' },
      ...{ summary: 'One code in words', params: { code: z.string().max(100) } },
      answers: { 200: { ...list, description: 'The kind of problem.', schema: problemList.shape.problems.element } },
    },
    ({ req, params: { code } }): Answer => {
      if (!isProblemCode(code)) throw notFound();
      const { language = 'en' } = contextOf(req);
      const problem = kindView(code, language);
      return wantsHtml(req.headers.accept)
        ? { status: 200, body: problemPage(problem, language), type: html, headers: brief }
        : { status: 200, json: problem, headers: brief };
    },
  );
};
