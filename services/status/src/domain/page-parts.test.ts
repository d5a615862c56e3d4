import { describe, expect, test } from '@jest/globals';
import { mayAdminister, mayReadDrafts, mayReadEvent, mayWrite } from './access.ts';
import { changeComponent, createComponent, rootComponent, type ComponentWish } from './components.ts';
import { statusErrors } from './errors.ts';
import { at, component, incident, maintenance, places, say } from './fixtures.ts';
import { createEvent } from './new-event.ts';
import { putRegion } from './regions.ts';
import { changeSettings, defaultSettings } from './settings.ts';
import { fillFromTemplate, putTemplate } from './templates.ts';
import { mistakesInText, noText } from './text.ts';
import { treeOf, type Component } from './tree.ts';

const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};
const wish = (key: string, more: Partial<ComponentWish> = {}): ComponentWish => ({
  key,
  parent: null,
  name: say(key),
  description: null,
  regions: null,
  position: null,
  knownSince: null,
  archived: null,
  ...more,
});
const chain = (length: number): Component[] => [
  component('page'),
  ...Array.from({ length }, (_, index) => component(`c${index + 1}`, { parent: index === 0 ? 'page' : `c${index}` })),
];

describe('components', () => {
  const around = (components: Component[]) => ({ components, regions: ['eu'] });

  test('ST-18 a new one lies below the root, and its history begins now', () => {
    const { state, facts } = createComponent(wish('mail'), around(chain(0)), 1e9);
    expect(state).toMatchObject({ parent: 'page', knownSince: 1e9, regions: [], archived: false });
    expect(facts).toMatchObject([
      { type: 'component.created', subjectId: 'mail', data: { component: { knownSince: '2001-09-09T01:46:40Z' } } },
    ]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a ninth level',
      () => createComponent(wish('x', { parent: 'c8' }), around(chain(8)), 1e9),
      'status.tree_too_deep',
    ],
    [
      'a move that pushes what is below to a ninth level',
      () =>
        changeComponent(
          component('a'),
          wish('a', { parent: 'c7' }),
          around([...chain(7), component('a'), component('b', { parent: 'a' })]),
        ),
      'status.tree_too_deep',
    ],
    [
      'a move below itself',
      () => changeComponent(component('c1'), wish('c1', { parent: 'c3' }), around(chain(3))),
      'status.tree_cycle',
    ],
    [
      'itself as parent',
      () => changeComponent(component('c1'), wish('c1', { parent: 'c1' }), around(chain(1))),
      'status.tree_cycle',
    ],
    [
      'an unknown parent',
      () => createComponent(wish('x', { parent: 'nope' }), around(chain(0)), 1e9),
      'status.unknown_component',
    ],
    [
      'an unknown region',
      () => createComponent(wish('x', { regions: ['nope'] }), around(chain(0)), 1e9),
      'status.unknown_region',
    ],
    ['a key that is taken', () => createComponent(wish('c1'), around(chain(1)), 1e9), 'status.key_taken'],
    ['a key with capitals', () => createComponent(wish('Mail'), around(chain(0)), 1e9), 'request.invalid'],
    ['no name', () => createComponent(wish('x', { name: noText }), around(chain(0)), 1e9), 'request.invalid'],
    [
      'the root moved',
      () => changeComponent(component('page'), wish('page', { parent: 'c1' }), around(chain(1))),
      'status.root_is_fixed',
    ],
    [
      'the root archived',
      () => changeComponent(component('page'), wish('page', { archived: true }), around(chain(1))),
      'status.root_is_fixed',
    ],
  ])('ST-18 is refused: %s', (_, act, code) => {
    expect(codeOf(act)).toBe(code);
  });

  test('ST-18 eight levels are allowed, siblings come by position, then key', () => {
    expect(createComponent(wish('x', { parent: 'c7' }), around(chain(7)), 1e9).state.parent).toBe('c7');
    const tree = treeOf([
      rootComponent(0),
      component('b'),
      component('a'),
      component('first', { position: 0 }),
      component('z', { position: 2 }),
    ]);
    expect([...tree.keys()]).toEqual(['page', 'a', 'b', 'first', 'z']);
  });

  test('ST-18 the same again is no change', () => {
    expect(changeComponent(component('c1'), wish('c1'), around(chain(1)))).toBeUndefined();
  });
});

describe('regions, settings, templates, texts', () => {
  const eu = { key: 'eu', name: say('Europe'), timeZone: 'Europe/Paris', position: 0 };

  test('ST-07 a region has a zone that exists', () => {
    expect(putRegion(undefined, eu)?.facts).toEqual([
      { type: 'region.changed', subjectId: 'eu', data: { region: eu } },
    ]);
    expect(putRegion(eu, { ...eu })).toBeUndefined();
    expect(codeOf(() => putRegion(undefined, { ...eu, timeZone: 'Mars/Base' }))).toBe('request.invalid');
  });

  test('ST-05 weights lie between 0 and 1', () => {
    const set = (majorOutage: number) =>
      changeSettings(defaultSettings, { ...defaultSettings, weights: { ...defaultSettings.weights, majorOutage } });
    expect(set(0.5)?.facts).toMatchObject([
      { data: { settings: { weightMajorOutage: 0.5, weightPartialOutage: 0.3 } } },
    ]);
    expect(set(1)).toBeUndefined();
    expect([NaN, -0.1, 1.1].map((weight) => codeOf(() => set(weight)))).toEqual(Array(3).fill('request.invalid'));
  });

  test('ST-03 a template fills what was left out, in all languages or none', () => {
    const template = putTemplate(
      {
        key: 't',
        kind: 'incident',
        title: { fr: 'Panne', en: 'Outage' },
        text: say('text'),
        impact: 'major',
        components: ['mail'],
      },
      places,
    ).state;
    const filled = fillFromTemplate(
      incident({ title: say('Mine'), text: noText, impact: null, components: [] }),
      template,
    );
    expect(filled).toMatchObject({
      title: { fr: '', en: 'Mine' },
      text: say('text'),
      impact: 'major',
      components: ['mail'],
    });
    expect(codeOf(() => fillFromTemplate(maintenance(1, 2), template))).toBe('status.template_of_other_kind');
  });

  test('ST-03 texts are counted in characters, not in code units', () => {
    expect(mistakesInText('title', say('😀'.repeat(200)), 'title')).toEqual([]);
    expect(mistakesInText('title', say('😀'.repeat(201)), 'title')).toMatchObject([
      { field: 'title.en', code: 'too_long' },
    ]);
  });
});

describe('who may', () => {
  const visitor = (kind: string, ...scopes: string[]) => ({ kind, scopes });
  test('ST-03 drafts are seen and events written by agents only', () => {
    const [nobody, reader, agent, admin] = [
      visitor('anonymous', 'status:write'),
      visitor('key', 'status:read'),
      visitor('key', 'status:write'),
      visitor('key', 'status:admin'),
    ];
    const draft = { publication: 'draft' as const };
    expect(
      [nobody, reader, agent, admin].map((who) => [
        mayReadEvent(who, draft),
        mayReadDrafts(who),
        mayWrite(who),
        mayAdminister(who),
      ]),
    ).toEqual([
      [false, false, false, false],
      [false, false, false, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
    expect(mayReadEvent(nobody, { publication: 'published' })).toBe(true);
  });
});

test('GW-02 every error of the service has a code of its own', () => {
  const codes = Object.values(statusErrors).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^status\.[a-z_]+$/.test(code))).toBe(true);
});

test('EV-01 the fact of an event says it as protojson does', () => {
  const states = [{ component: 'mail', regions: [], state: 'partial_outage' as const }];
  const { facts } = createEvent(
    incident({ startsAt: at('2026-05-02T10:00Z'), states }),
    places,
    at('2026-05-02T10:05Z'),
  );
  expect(facts).toMatchObject([
    {
      type: 'event.published',
      data: {
        event: {
          kind: 'EVENT_KIND_INCIDENT',
          impact: 'IMPACT_CRITICAL',
          phase: 'PHASE_INVESTIGATING',
          publication: 'PUBLICATION_PUBLISHED',
          startsAt: '2026-05-02T10:00:00Z',
          createdAt: '2026-05-02T10:05:00Z',
          lengthKnown: true,
          updates: [{ states: [{ component: 'mail', state: 'COMPONENT_STATE_PARTIAL_OUTAGE' }], supersedes: '' }],
        },
      },
    },
  ]);
  expect(Object.keys((facts[0]?.data as { event: object }).event)).not.toContain('endsAt');
});
