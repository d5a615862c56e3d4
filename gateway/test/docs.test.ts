import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asyncapi, eventSchema, eventTypes } from '@atrium/protos/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { eventually } from '@atrium/testkit/eventually';
import { house } from './fixtures.ts';

type Operation = { operationId: string; tags: string[]; summary: string };
type Document = { tags: { name: string }[]; paths: Record<string, Record<string, Operation>> };

let home: Awaited<ReturnType<typeof house>>;
let document: Document & { components: object };
beforeAll(async () => {
  home = await house();
  document = (await home.ask('/api/v1/openapi.json')).json() as typeof document;
});
afterAll(() => home.stop());

const groups = (): string[] => document.tags.map(({ name }) => name);
/** Asks until the gateway is not busy: it runs in this process, and so do the checks of this file. */
const asked = (path: string, headers: Record<string, string> = {}) =>
  eventually(async () => {
    const answer = await home.ask(path, { headers });
    expect(answer.status).not.toBe(503);
    return answer;
  });
const pageOf = async (path: string): Promise<string> => (await asked(path)).text;

const unescaped = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Bodies that the examples of a page send, by the request that they stand in. */
const sentIn = (html: string): { method: string; path: string; body: object }[] =>
  [...html.matchAll(/<pre[^>]*>(.*?)<\/pre>/gs)]
    .map(([, code = '']) => /^curl -X (\w+) 'https?:\/\/[^/]+([^']*)'.* -d '(.*)'$/s.exec(unescaped(code)))
    .filter((found) => found !== null)
    .map(([, method = '', path = '', body = '']) => ({ method, path, body: JSON.parse(body) as object }));

describe('the contracts as files', () => {
  it('EV-01 AsyncAPI 3 and a JSON Schema for every type of event are served as they were made', async () => {
    expect((await home.ask('/api/v1/asyncapi.json')).json()).toEqual(asyncapi());
    const { schemas } = (await home.ask('/api/v1/schemas')).json() as { schemas: { type: string; url: string }[] };
    expect(schemas.map(({ type }) => type)).toEqual(eventTypes());
    for (const { type, url } of schemas) expect((await home.ask(url)).json()).toEqual(eventSchema(type));
    for (const name of ['nothing.v1', '..%2F..%2Fpackage', 'asyncapi']) {
      expect([name, (await home.ask(`/api/v1/schemas/${name}.json`)).status]).toEqual([name, 404]);
    }
  });

  it('EV-01 the index leads to them', async () => {
    const index = (await home.ask('/api/v1')).json();
    for (const name of ['openapi', 'docs', 'asyncapi', 'schemas', 'events', 'problems']) {
      expect([name, (await home.ask(String(index[name]))).status]).toEqual([name, 200]);
    }
  });
});

describe('the contracts as pages', () => {
  it('GW-01 every operation stands on the page of its group, and the overview leads to each', async () => {
    const overview = await pageOf('/api/docs');
    for (const group of groups()) {
      const html = await pageOf(`/api/docs/${group}`);
      const own = Object.values(document.paths).flatMap((methods) => Object.values(methods));
      for (const { operationId, tags } of own.filter(({ tags: all }) => all.includes(group))) {
        expect([tags, html.includes(` id="${operationId}"`)]).toEqual([[group], true]);
        expect(overview).toContain(`href="/api/docs/${group}#${operationId}"`);
      }
    }
  });

  it('GW-01 every link inside of a page and between them leads somewhere', async () => {
    const pages = ['/api/docs', '/api/docs/schemas', '/api/events', '/api/v1/problems'];
    const all = [...pages, ...groups().map((group) => `/api/docs/${group}`)];
    const html = new Map<string, string>();
    for (const path of all) {
      html.set(path, (await asked(path, { accept: 'text/html' })).text);
    }
    const broken: string[] = [];
    const elsewhere = new Set<string>();
    for (const [path, text] of html) {
      for (const [, href = ''] of text.matchAll(/ href="([^"]+)"/g)) {
        const [address = '', place] = href.replace(/\?lang=\w\w/, '').split('#');
        const target = html.get(address === '' ? path : address);
        if (place !== undefined && !target?.includes(` id="${place}"`)) broken.push(`${path} ${href}`);
        if (place === undefined && target === undefined) elsewhere.add(href);
      }
    }
    expect(broken).toEqual([]);
    for (const href of elsewhere) expect([href, (await asked(href)).status]).toEqual([href, 200]);
  });

  it('GW-01 the bodies in the examples are such as the document lets through', async () => {
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    ajv.addSchema({ $id: 'document', ...document });
    const sent = (await Promise.all(groups().map((group) => pageOf(`/api/docs/${group}`)))).flatMap(sentIn);
    expect(sent.length).toBeGreaterThanOrEqual(12);
    for (const { method, path, body } of sent) {
      const template = Object.keys(document.paths).find(
        (one) =>
          new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path) && document.paths[one]?.[method.toLowerCase()],
      );
      const place = `paths/${template?.replaceAll('~', '~0').replaceAll('/', '~1') ?? ''}/${method.toLowerCase()}`;
      const of = `document#/${place}/requestBody/content/application~1json/schema`;
      const validate = ajv.compile({ $ref: of.replaceAll('{', '%7B').replaceAll('}', '%7D') });
      expect([method, path, validate(body), validate.errors]).toEqual([method, path, true, null]);
    }
  });

  it('EV-01 every type of event has a place on the page of events, with its subject and its schema', async () => {
    const html = await pageOf('/api/events');
    for (const type of eventTypes()) {
      expect(html).toContain(` id="${type}"`);
      expect(html).toContain(`href="/api/v1/schemas/${type}.json"`);
      expect(html.replaceAll('<wbr>', '')).toContain(`evt.{region}.{organisation}.${type.replace('atrium.', '')}`);
    }
  });

  it('GW-06 pages about the API hold no script, no inline style and nothing from elsewhere, in both languages', async () => {
    for (const lang of ['fr', 'en']) {
      for (const path of ['/api/docs', '/api/docs/events', '/api/docs/schemas', '/api/events']) {
        const { text, headers } = await asked(`${path}?lang=${lang}`);
        expect(text).toContain(`<html lang="${lang}"`);
        const wrong = /.{60}(?:<script|<style|\sstyle=|\son[a-z]+=|(?:src|href)="(?:https?:)?\/\/).{20}/i;
        expect([path, wrong.exec(text)?.[0]]).toEqual([path, undefined]);
        expect([path, /.{60}(?:undefined|\[object|NaN|`).{20}/.exec(text)?.[0]]).toEqual([path, undefined]);
        expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      }
    }
    expect((await asked('/api/docs/nothing')).status).toBe(404);
  });
});
