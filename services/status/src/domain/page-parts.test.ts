import { describe, expect, test } from '@jest/globals';
import { mayAdminister, mayReadDrafts, mayReadEvent, mayWrite } from './access.ts';
import { changeComponent, createComponent, knowSince, rootComponent, type ComponentWish } from './components.ts';
import { statusErrors } from './errors.ts';
import { codeOf, component, incident, maintenance, places, say, stamp, sure } from './fixtures.ts';
import { putRegion } from './regions.ts';
import { changeSettings, defaultSettings } from './settings.ts';
import { fillFromTemplate, putTemplate } from './templates.ts';
import { mistakesInText, noText, type TextUse } from './text.ts';
import { treeOf, type Component } from './tree.ts';

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
    const { state, facts } = createComponent(wish('mail'), around(chain(0)), stamp);
    expect(state).toMatchObject({ parent: 'page', knownSince: 1e9, regions: [], archived: false });
    expect(facts).toMatchObject([
      { type: 'component.created', subjectId: 'mail', data: { component: { knownSince: '2001-09-09T01:46:40Z' } } },
    ]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a ninth level',
      () => createComponent(wish('x', { parent: 'c8' }), around(chain(8)), stamp),
      'status.tree_too_deep',
    ],
    [
      'a move that pushes what is below to a ninth level',
      () =>
        changeComponent(
          component('a'),
          wish('a', { parent: 'c7' }),
          around([...chain(7), component('a'), component('b', { parent: 'a' })]),
          stamp,
        ),
      'status.tree_too_deep',
    ],
    [
      'a move below itself',
      () => changeComponent(component('c1'), wish('c1', { parent: 'c3' }), around(chain(3)), stamp),
      'status.tree_cycle',
    ],
    [
      'itself as parent',
      () => changeComponent(component('c1'), wish('c1', { parent: 'c1' }), around(chain(1)), stamp),
      'status.tree_cycle',
    ],
    [
      'an unknown parent',
      () => createComponent(wish('x', { parent: 'nope' }), around(chain(0)), stamp),
      'status.unknown_component',
    ],
    [
      'an unknown region',
      () => createComponent(wish('x', { regions: ['nope'] }), around(chain(0)), stamp),
      'status.unknown_region',
    ],
    ['a key that is taken', () => createComponent(wish('c1'), around(chain(1)), stamp), 'status.key_taken'],
    ['a key with capitals', () => createComponent(wish('Mail'), around(chain(0)), stamp), 'request.invalid'],
    ['no name', () => createComponent(wish('x', { name: noText }), around(chain(0)), stamp), 'request.invalid'],
    [
      'the root moved',
      () => changeComponent(component('page'), wish('page', { parent: 'c1' }), around(chain(1)), stamp),
      'status.root_is_fixed',
    ],
    [
      'the root archived',
      () => changeComponent(component('page'), wish('page', { archived: true }), around(chain(1)), stamp),
      'status.root_is_fixed',
    ],
  ])('ST-18 is refused: %s', (_, act, code) => {
    expect(codeOf(act)).toBe(code);
  });

  test('ST-18 eight levels are allowed, siblings come by position, then key', () => {
    expect(createComponent(wish('x', { parent: 'c7' }), around(chain(7)), stamp).state.parent).toBe('c7');
    const tree = treeOf([
      rootComponent(stamp),
      component('b'),
      component('a'),
      component('first', { position: 0 }),
      component('z', { position: 2 }),
    ]);
    expect([...tree.keys()]).toEqual(['page', 'a', 'b', 'first', 'z']);
  });

  test('ST-18 two components that were moved below each other at one time stay in sight, each once, with what is below', () => {
    const ring = [component('b', { parent: 'a' }), component('a', { parent: 'c' }), component('c', { parent: 'b' })];
    const tree = treeOf([
      component('page'),
      ...ring,
      component('leaf', { parent: 'c' }),
      component('own', { parent: 'own' }),
    ]);
    expect([...tree.keys()]).toEqual(['page', 'a', 'b', 'c', 'leaf', 'own']);
    expect(tree.get('a')?.component.parent).toBe('page');
    expect(tree.get('leaf')?.ancestors).toEqual(['page', 'a', 'b', 'c']);
  });

  test('ST-18 who changed it and when is kept and told, and is no change by itself', () => {
    const later = { updatedAt: 2e9, updatedBy: { kind: 'key' as const, id: 'k', name: 'Kim' } };
    const renamed = sure(changeComponent(component('c1'), { key: 'c1', name: say('New') }, around(chain(1)), later));
    expect(renamed.state).toMatchObject({ ...later, parent: 'page', name: say('New') });
    expect(renamed.facts).toMatchObject([
      { data: { component: { updatedAt: '2033-05-18T03:33:20Z', updatedBy: { name: 'Kim' } } } },
    ]);
    expect(changeComponent(renamed.state, { key: 'c1', name: say('New') }, around(chain(1)), stamp)).toBeUndefined();
  });

  test('ST-05 the history of a component begins with its first event, told as any other change', () => {
    const known = component('c1', { knownSince: 1000 });
    expect(sure(knowSince(known, 900, stamp))).toMatchObject({
      state: { ...known, ...stamp, knownSince: 900 },
      facts: [
        { type: 'component.changed', subjectId: 'c1', data: { component: { knownSince: '1970-01-01T00:15:00Z' } } },
      ],
    });
    expect([knowSince(known, 1000, stamp), knowSince(known, 1001, stamp)]).toEqual([undefined, undefined]);
  });

  test('OP-08 there is an end to the number of components', () => {
    const many = [component('page'), ...Array.from({ length: 1999 }, (_, index) => component(`m${index}`))];
    expect(codeOf(() => createComponent(wish('one-more'), around(many), stamp))).toBe('status.too_many');
    expect(createComponent(wish('last'), around(many.slice(0, -1)), stamp).state.key).toBe('last');
  });

  test('ST-18 the same again is no change', () => {
    expect(changeComponent(component('c1'), wish('c1'), around(chain(1)), stamp)).toBeUndefined();
  });
});

describe('regions, settings, templates, texts', () => {
  const eu = { key: 'eu', name: say('Europe'), timeZone: 'Europe/Paris', position: 0 };

  test('ST-07 a region has a zone that exists', () => {
    const made = sure(putRegion(undefined, eu, stamp));
    expect(made.facts).toMatchObject([{ type: 'region.changed', subjectId: 'eu', data: { region: eu } }]);
    expect(putRegion(made.state, { ...eu }, stamp)).toBeUndefined();
    expect(codeOf(() => putRegion(undefined, { ...eu, timeZone: 'Mars/Base' }, stamp))).toBe('request.invalid');
  });

  test('ST-05 weights lie between 0 and 1', () => {
    const set = (majorOutage: number) =>
      changeSettings(
        defaultSettings,
        { ...defaultSettings, weights: { ...defaultSettings.weights, majorOutage } },
        stamp,
      );
    expect(set(0.5)?.facts).toMatchObject([
      { data: { settings: { weightMajorOutage: 0.5, weightPartialOutage: 0.3 } } },
    ]);
    expect(set(1)).toBeUndefined();
    expect([NaN, -0.1, 1.1].map((weight) => codeOf(() => set(weight)))).toEqual(Array(3).fill('request.invalid'));
  });

  test('ST-03 a template fills what was left out, in all languages or none', () => {
    const wished = {
      key: 't',
      kind: 'incident' as const,
      title: { fr: 'Panne', en: 'Outage' },
      text: say('text'),
      impact: 'major' as const,
      components: ['mail'],
    };
    const template = sure(putTemplate(undefined, wished, places, stamp)).state;
    expect(putTemplate(template, { ...wished }, places, { ...stamp, updatedAt: 2e9 })).toBeUndefined();
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

  test.each<[string, string, readonly TextUse[]]>([
    ['NUL', '\u0000', ['title', 'name', 'text', 'description']],
    ['an escape', '\u001b', ['title', 'name', 'text', 'description']],
    ['an 8-bit control', '\u009b', ['title', 'name', 'text', 'description']],
    ['half a pair', '\ud800', ['title', 'name', 'text', 'description']],
    ['what is no character', '\uffff', ['title', 'name', 'text', 'description']],
    ['a line break', '\n', ['title', 'name']],
    ['a tab', '\t', ['title', 'name']],
    ['a line separator', '\u2028', ['title', 'name']],
    ['writing turned round', '\u202e', ['title', 'name']],
    ['writing isolated', '\u2066', ['title', 'name']],
  ])('ST-03 %s is refused where it cannot be shown, with its number', (_, character, uses) => {
    const refusing = (['title', 'name', 'text', 'description'] as const).filter(
      (use) => mistakesInText(use, say(`a${character}b`), use).length > 0,
    );
    expect([...refusing].sort()).toEqual([...uses].sort());
    const found = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    expect(mistakesInText('name', { fr: `é😀${character}`, en: 'شكرا' }, 'name')).toEqual([
      { field: 'name.fr', code: 'bad_character', params: { found } },
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
