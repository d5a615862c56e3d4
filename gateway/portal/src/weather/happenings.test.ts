import { describe, expect, test } from '@jest/globals';
import {
  badgeSvg,
  renderComponent,
  renderDay,
  renderEvent,
  renderWeather,
  type DayModel,
  type WeatherEvent,
} from '@atrium/portal/weather';
import { component, eu, frame, hour, now, regions, settings, text } from './samples/basics.ts';
import { incident, maintenance, slow } from './samples/events.ts';
import { row } from './samples/rows.ts';
import { match, said } from './samples/said.ts';
import { calmWeather, emptyWeather, sampleComponent, sampleWeather } from './samples/weather.ts';

const eventPage = (event: WeatherEvent, more = {}): string =>
  renderEvent({ ...frame(), settings, event, components: [], regions, region: eu, asOf: now, ...more });

describe('what happened', () => {
  test('ST-05 an event of unknown length says so, and reconstructed times are marked', () => {
    const html = renderComponent({ ...frame({ lang: 'en' }), weather: sampleComponent() });
    expect(match(html, /length unknown/)).toBeDefined();
    expect(match(html, /16 Nov 2026, 02:05 reconstructed/)).toBeDefined();
  });

  test('ST-03 an update is by a person, by the team, or by nobody whose name says something', () => {
    const html = said(eventPage(slow) + eventPage(incident));
    expect(html).toContain('par Ana');
    expect(html).toContain('par l’équipe');
    expect(html.match(/ par /g)).toHaveLength(3);
    expect(said(eventPage({ ...slow, origin: 'csv' }))).toContain('Provenance historique repris d’un fichier CSV');
  });

  test('ST-03 an update without a text leaves no empty block', () => {
    const silent = { ...incident, updates: incident.updates.map((update) => ({ ...update, text: text('', ' ') })) };
    const html = renderWeather({ ...frame(), weather: { ...sampleWeather(), open: [silent] } }) + eventPage(silent);
    expect(html).not.toMatch(/class="latest"|class="prose"/);
  });

  test('ST-12 what lasts is as long as it was when the numbers were true, however late the page is written', () => {
    const weather = { ...sampleWeather(), asOf: incident.startsAt + 2 * hour };
    const late = renderWeather({ ...frame({ now: now + 5 * hour, staleSince: now }), weather });
    expect(match(late, /le 21 nov. 2026 à 23 h 54 2 h /) ?? match(late, /à 23 h 54 2 h /)).toBeDefined();
  });

  test('ST-03 what goes on is told by severity, then newest first, planned maintenance last', () => {
    const each = (id: string, impact: WeatherEvent['impact'], startsAt: number): WeatherEvent => ({
      ...{ ...incident, id, impact, startsAt },
      title: text(id, id),
    });
    const open = [
      { ...maintenance, phase: 'in_progress' as const, id: 'planned', title: text('planned', ''), startsAt: now },
      ...[each('minor', 'minor', now), each('old', 'major', now - 9), each('new', 'major', now - 3)],
      each('critical', 'critical', now - 99),
    ];
    const html = renderWeather({ ...frame(), weather: { ...sampleWeather(), open } });
    const titles = [...html.matchAll(/<h3><a [^>]+><bdi[^>]*>([^<]+)/g)].map(([, title]) => title);
    expect(titles).toEqual(['critical', 'new', 'old', 'minor', 'planned']);
  });

  test('ST-02 twenty past events are twenty closed lines, their texts inside', () => {
    const past = Array.from({ length: 20 }, (_, index) => ({ ...slow, id: `p${index}` }));
    const html = renderComponent({ ...frame(), weather: { ...sampleComponent(), past } });
    expect(html.match(/<details class="fold past">/g)).toHaveLength(20);
    expect(html).toContain('href="/status/events/p19"');
    expect(html.match(/Previews are fast again\./g)).toHaveLength(20);
  });
});

describe('a day', () => {
  const group = component('cluster', 'page', text('Cluster Europe', 'EU cluster'));
  const leaf = component('database', 'cluster', text('Base de données', 'Database'));
  const api = component('api', 'page', text('API', 'API'));
  const hit = { ...incident, components: ['cluster', 'database'] };
  const rows = [row(group, 1, 'i', { group: true }), row(leaf, 2, '.'), row(api, 1, 'i')];
  const model: DayModel = {
    ...{ ...frame(), settings, date: '2026-03-29', region: eu, regions, rows, events: [hit], firstDay: '', asOf: now },
    named: [group, leaf, api],
  };

  test('ST-02 names the groups that had events of their own, and no others', () => {
    const touched = (html: string) => html.slice(html.indexOf('id="touched"'));
    expect(said(touched(renderDay(model)))).toContain('Cluster Europe');
    expect(said(touched(renderDay({ ...model, events: [{ ...hit, components: ['api'] }] })))).not.toContain('Cluster');
  });

  test('ST-02 of one component still names all that its events touched', () => {
    const html = renderDay({ ...model, rows: rows.slice(2), component: api });
    expect(said(html)).toContain('Cluster Europe › Base de données');
  });

  test('PO-01 its heading breaks at every word, but not between the number and the month', () => {
    expect(renderDay(model)).toContain('<h1>dimanche 29\u00a0mars 2026</h1>');
  });
});

describe('all regions together', () => {
  const calm = { ...calmWeather(1), region: regions[1] ?? eu };
  const html = renderWeather({
    ...frame({ query: { region: 'all', days: 30 } }),
    weather: calm,
    others: [sampleWeather({ families: 1 })],
  });

  test('ST-07 the head says the worst of all of them, and each event once', () => {
    expect(match(html, /Un incident majeur est en cours/)).toBeDefined();
    expect(html.match(/<article/g)).toHaveLength(1);
  });

  test('ST-07 the period is named and can be chosen, and each region names its zone', () => {
    expect(match(html, /Du 25 août 2026 au 22 nov. 2026\. État actuel/)).toBeDefined();
    expect(html).toContain('href="/status?days=5&amp;region=all"');
    expect(said(html)).toContain('Amérique du Nord America/Montreal');
    expect(said(html)).toContain('jours du fuseau de chaque région');
    expect(said(html)).not.toContain('jours du fuseau Europe/Paris');
  });

  test('ST-18 groups show their worst and their mean, labelled', () => {
    expect(match(html.slice(html.indexOf('<table')), /au pire \d+,\d+\u202f% en moyenne \d/)).toBeDefined();
  });
});

describe('texts with signs that no page can hold', () => {
  const broken = 'a\u0000b\u0007c\ud800d\ufffee';

  test('PO-01 lose these signs alone, on pages and in badges', () => {
    const html = eventPage({ ...incident, title: text(broken, '') });
    expect(html).toContain('<bdi>abcde</bdi>');
    expect(badgeSvg({ label: broken, state: 'operational', lang: 'fr' })).toContain('>abcde</text>');
    expect(badgeSvg({ label: '🌦'.repeat(70), state: 'operational', lang: 'fr' }).isWellFormed()).toBe(true);
  });
});

describe('a day with several kinds of issue', () => {
  const rows = [{ ...row(component('a', 'page', text('Paie', 'Payroll')), 1, 's'), notes: [] }].map((each) => ({
    ...each,
    notes: [{ day: 0, seconds: { ...each.uptime.seconds, degradedPerformance: 0, majorOutage: 5820 }, events: ['e'] }],
  }));
  const words = {
    fr: /plusieurs types de perturbation, 1 h 37 min, 1 événement/,
    en: /several kinds of issue, 1 h 37 min, 1 event/,
  };

  test.each(['fr', 'en'] as const)(
    'ST-05 one event alone does not contradict it, wherever it is told in %s',
    (lang) => {
      const weather = {
        ...sampleWeather({ days: 1 }),
        rows: [row(component('page', '', text('', '')), 0, 's'), ...rows],
      };
      const days = { settings, date: '2026-11-22', region: eu, regions, rows, named: [], events: [incident] };
      const page = renderWeather({ ...frame({ lang }), weather });
      const day = renderDay({ ...frame({ lang }), ...days, firstDay: '2013-05-21', asOf: now });
      expect(said(day)).toMatch(words[lang]);
      expect(page.replace(/\s/g, ' ')).toMatch(words[lang]);
      expect(page + day).not.toMatch(/several issues|plusieurs événements/);
    },
  );
});

describe('an installation without a solution', () => {
  const empty = (lang: 'fr' | 'en', more = {}): string =>
    renderWeather({ ...frame({ lang, ...more }), weather: emptyWeather() });

  test('ST-01 claims nothing: no state, no percent, and how the first solution comes', () => {
    for (const lang of ['fr', 'en'] as const) {
      const html = empty(lang);
      expect(said(html)).not.toMatch(/fonctionne normalement|works normally|100\s?%|Rien à signaler|Nothing to report/);
      expect(html).toContain('<body class="none">');
      expect(said(html).replace(/\s+/g, ' ')).toContain('npx atrium status component create');
      expect(html).toContain('href="/api/docs"');
    }
    expect(said(empty('fr'))).toContain('Aucune solution n’est suivie pour l’instant');
    expect(said(empty('en'))).toContain('No solution is followed yet');
  });

  test('ST-12 a list of solutions that is missing is not taken for an empty one', () => {
    expect(said(empty('en', { missing: ['components'] }))).not.toContain('No solution is followed yet');
  });

  test('ST-03 an incident of the whole page is told, also where there is no solution', () => {
    const html = renderWeather({
      ...frame({ lang: 'en' }),
      weather: { ...emptyWeather(), state: 'major_outage', open: [incident] },
    });
    expect(said(html)).toContain('A major incident is in progress');
  });
});
