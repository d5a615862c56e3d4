import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event } from './fake/world.ts';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const browser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
const typeOf = ({ headers }: { headers: Headers }) => headers.get('content-type')?.split(';')[0];

type Parameter = { name: string; in: string; schema: object };

describe('pages for people', () => {
  it.each([
    ['/status?days=abc', 'days', 'entier, de 1 à 366'],
    ['/status?days=0', 'days', 'entier, de 1 à 366'],
    ['/status?days=1000', 'days', 'entier, de 1 à 366'],
    ['/status?until=2999-01-01', 'until', 'un jour au format AAAA-MM-JJ'],
    ['/status/components/sign-in?until=x', 'until', 'un jour au format AAAA-MM-JJ'],
    ['/status?region=M%C3%A0rs', 'region', 'sa clé'],
    ['/status/days/2026-11-20?component=%3Cb%3E', 'component', 'sa clé'],
  ])('ST-01 %s is answered with 400 and a page that says what %s may be', async (path, name, allowed) => {
    const answer = await home.ask(`${path}&lang=fr`);
    expect([answer.status, typeOf(answer)]).toEqual([400, 'text/html']);
    expect(answer.text).toContain(`<code>${name}=`);
    expect(answer.text).toContain(allowed);
    expect(answer.text).not.toContain('<b>');
    expect((await home.ask(`${path}&lang=en`)).text).toContain('This address asks for something impossible');
  });

  it('GW-01 the parameters of pages are in the document, and so are their problems as pages', async () => {
    const { paths } = (await home.ask('/api/v1/openapi.json')).json() as {
      paths: Record<string, { get: { parameters: Parameter[]; responses: Record<string, { content: object }> } }>;
    };
    const named = (path: string) =>
      paths[path]?.get.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    expect(named('/status')).toEqual(['days', 'until', 'region', 'lang']);
    expect(named('/status/components/{key}')).toEqual(['days', 'until', 'region', 'page_token', 'lang']);
    expect(named('/status/days/{date}')).toEqual(['region', 'component', 'lang']);
    for (const status of ['400', '404', '500', '503'])
      expect(Object.keys(paths['/status']?.get.responses[status]?.content ?? {})).toContain('text/html');
  });

  it('GW-02 an address that is nothing is a page for a browser, and a problem for a program', async () => {
    const page = await home.ask('/nope?lang=fr', browser);
    expect([page.status, typeOf(page)]).toEqual([404, 'text/html']);
    expect(page.text).toContain('Cette page n’existe pas');
    for (const [path, init] of [
      ['/nope', {}],
      ['/api/v1/nope', browser],
    ] as const)
      expect(typeOf(await home.ask(path, init))).toBe('application/problem+json');
    expect(typeOf(await home.ask('/nope', { ...browser, method: 'POST' }))).toBe('application/problem+json');
  });

  it('GW-02 a group of operations that does not exist, and a key that cannot be one, are pages too', async () => {
    const nowhere = await home.ask('/api/docs/nope');
    expect([nowhere.status, typeOf(nowhere)]).toEqual([404, 'text/html']);
    const odd = await home.ask('/status/components/%FF', browser);
    expect([odd.status, typeOf(odd)]).toEqual([404, 'text/html']);
  });

  it('ST-12 a problem bears the name of the page where it is known, and nobody is asked for it', async () => {
    await home.ask('/status?lang=fr', browser);
    const asked = home.status.seen.length;
    for (const path of ['/nope?lang=fr', '/status?days=abc&lang=fr']) {
      const { text } = await home.ask(path, browser);
      expect(text).toMatch(/<title>[^<]+ – Météo<\/title>/);
      expect(text).toMatch(/class="brand"[^]*<bdi[^>]*>Météo<\/bdi>/);
    }
    expect(home.status.seen.slice(asked).filter(({ method }) => method !== 'GetRevision')).toEqual([]);
  });

  it('PO-01 the icon that browsers ask for by themselves is there', async () => {
    const { status, headers, text } = await home.ask('/favicon.ico');
    expect([status, headers.get('content-type'), text.length > 1000]).toEqual([200, 'image/x-icon', true]);
  });
});

describe('what happened', () => {
  it('ST-02 components that a day’s events name are named, also those that were taken off the page', async () => {
    const { components, events } = home.status.world;
    components.push({ ...components[2], key: 'gone', parent: 'suite', name: { fr: 'Ancien nom', en: 'Old name' } });
    events.push(event('e1', { components: ['gone'] }));
    events.shift();
    const { text } = await home.ask('/status/days/2026-11-20?lang=fr');
    expect(text).toContain('Ancien nom');
  });

  it('ST-03 a key of the API is the team to readers, and an import is named as what it is', async () => {
    home.status.world.events.push(event('old', { origin: 'statuspage:kctbh9vrtdwd/1' }));
    const { text } = await home.ask('/status/events/old?lang=fr');
    expect(text).toContain('par l’équipe');
    expect(text).not.toContain('operator');
    expect(text).toContain('historique repris de Statuspage');
  });
});
