import { renderProblem, renderProblems } from '@atrium/portal/docs';
import { z } from 'zod';
import type { Route } from '../api/route.ts';
import { docsFrame } from '../api/docs-frame.ts';
import { notFound } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import { etagOf, type Answer } from '../http/respond.ts';
import { isProblemCode, problemCodes, problemText } from '../problems/catalogue.ts';
import { statusOfCode } from '../problems/kinds.ts';
import { pageQuery } from '../schemas/common.ts';
import { apiIndex, health } from '../schemas/meta.ts';
import { problemList } from '../schemas/problem.ts';
import type { Language } from '../http/language.ts';
import { sliceOf, sortOf, type FewThings } from './slices.ts';

/** What the routes about the API itself need. */
export type MetaKit = { version: string; document: () => object; isStopping: () => boolean };

const html = 'text/html; charset=utf-8';
const brief = ['Cache-Control', 'public, max-age=300', 'Vary', 'Accept, Accept-Language'];

const wantsHtml = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/** Where everything is; whether the gateway lives and serves. */
export const indexRoutes = (route: Route, { version, isStopping }: MetaKit): void => {
  const index = {
    ...{ name: 'Atrium', version, openapi: '/api/v1/openapi.json', docs: '/api/docs' },
    ...{ asyncapi: '/api/v1/asyncapi.json', schemas: '/api/v1/schemas', events: '/api/events' },
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

const kindView = (code: string, language: Language) => {
  const type = `/api/v1/problems/${code}`;
  return { code, type, status: statusOfCode(code), ...problemText(code, language) };
};

const problemsList: FewThings<ReturnType<typeof kindView>, 'code' | 'status'> = {
  ...{ name: 'problems', idOf: ({ code }) => code, usual: 'code' },
  orders: { code: undefined, status: (a, b) => a.status - b.status },
};

/** The catalogue of problems, for programs and for people (GW-02). */
export const problemRoutes = (route: Route, { document }: Pick<MetaKit, 'document'>): void => {
  const list = { description: 'All kinds of problem.', schema: problemList, type: ['application/json', 'text/html'] };
  route(
    {
      ...{ method: 'get', path: '/api/v1/problems', operationId: 'listProblems', tag: 'api' },
      ...{ summary: 'Every code that an answer can have; as HTML on one page', answers: { 200: list } },
      query: { ...pageQuery, sort: sortOf(problemsList) },
    },
    ({ req, query, context: { language = 'en' } }): Answer => {
      const problems = problemCodes().map((code) => kindView(code, language));
      if (wantsHtml(req.headers.accept))
        return { status: 200, body: renderProblems(docsFrame(req, document()), problems), type: html, headers: brief };
      const { shown, nextCursor } = sliceOf(problemsList, problems, query);
      return { status: 200, json: { problems: shown, nextCursor }, headers: brief };
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
        ? { status: 200, body: renderProblem(docsFrame(req, document()), problem), type: html, headers: brief }
        : { status: 200, json: problem, headers: brief };
    },
  );
};
