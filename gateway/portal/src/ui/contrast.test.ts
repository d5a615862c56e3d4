import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { standaloneColours } from './drawings.ts';

type Colour = [number, number, number];
type Theme = Record<string, Colour>;

const css = readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8');

const blocks = [...css.matchAll(/(?:@media ([^{]+)\{\s*)?:root \{([^}]*)\}/g)];

const read = (body: string): Theme =>
  Object.fromEntries(
    [...body.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, name = '', ...values]) => [
      name,
      values.map(Number) as Colour,
    ]),
  );

const block = (media: string | undefined): Theme =>
  read(blocks.find(([, found]) => found?.trim() === media)?.[2] ?? '');

const light = block(undefined);
const dark = { ...light, ...block('(prefers-color-scheme: dark)') };
const themes: Record<string, Theme> = {
  light,
  dark,
  'light, more contrast': { ...light, ...block('(prefers-contrast: more)') },
  'dark, more contrast': {
    ...dark,
    ...block('(prefers-contrast: more)'),
    ...block('(prefers-contrast: more) and (prefers-color-scheme: dark)'),
  },
};

/** Linear sRGB of an OKLCH colour, each channel cut to what a screen can show. */
const linear = ([lightness, chroma, hue]: Colour): Colour => {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
};

const luminance = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

const ratio = (one: Colour, other: Colour): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const between = (theme: Theme, one: string, other: string): number =>
  ratio(linear(theme[one] ?? [0, 0, 0]), linear(theme[other] ?? [0, 0, 0]));

/** Pairs under the contrast that is asked for, with their own. */
const tooWeak = (theme: Theme, fronts: string[], grounds: string[], least: number): string[] =>
  fronts.flatMap((front) =>
    grounds
      .map((ground) => [ground, between(theme, front, ground)] as const)
      .filter(([, contrast]) => !(contrast >= least))
      .map(([ground, contrast]) => `${front} on ${ground}: ${contrast.toFixed(2)}`),
  );

const states = ['calm', 'maintenance', 'degraded', 'incident', 'several'];
const tints = states.map((state) => `${state}-tint`);
const grounds = ['paper', 'card', 'wash'];

test('PO-01 the conversion gives the known contrasts of black, white and mid grey', () => {
  expect(ratio(linear([1, 0, 0]), linear([0, 0, 0]))).toBeCloseTo(21, 1);
  expect(ratio(linear([0.628, 0.2577, 29.23]), linear([1, 0, 0]))).toBeCloseTo(4, 1);
});

describe.each(Object.entries(themes))('PO-01 theme %s', (_, theme) => {
  test.each(['ink', 'ink-soft'])('PO-01 text in %s has a contrast of 4.5 on every ground', (ink) => {
    expect(tooWeak(theme, [ink], [...grounds, ...tints], 4.5)).toEqual([]);
  });

  test('PO-01 what stands on a button, and the words of an error, have a contrast of 4.5', () => {
    expect(tooWeak(theme, ['incident-ink'], [...grounds, 'incident-tint'], 4.5)).toEqual([]);
    expect(tooWeak(theme, ['paper'], ['accent', 'ink'], 4.5)).toEqual([]);
    expect(tooWeak(theme, ['accent'], ['card'], 4.5)).toEqual([]);
    expect(tooWeak(theme, ['on-incident'], ['incident'], 4.5)).toEqual([]);
  });

  test('ST-15 every state has a contrast of 3 on every ground that it is drawn on', () => {
    expect(tooWeak(theme, [...states, 'void', 'accent', 'line-strong'], grounds, 3)).toEqual([]);
  });

  test('ST-15 the glyph and the border of a marked day have a contrast of 3 on its tint', () => {
    for (const state of states) expect(tooWeak(theme, [state], [`${state}-tint`], 3)).toEqual([]);
  });
});

test('ST-15 white text on a badge has a contrast of 4.5', () => {
  for (const hex of Object.values(standaloneColours)) {
    const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = channels.map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    expect(ratio([r, g, b], [1, 1, 1])).toBeGreaterThanOrEqual(4.5);
  }
});
