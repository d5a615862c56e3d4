import type { Stamp } from './actor.ts';
import type { Decision } from './decision.ts';
import { refuseMistakes } from './errors.ts';
import { stampJson, type Fact } from './facts.ts';
import { mistakesInText, sameText, type Text } from './text.ts';

/** Share of a second in a state that counts as down in uptime, 0 to 1 (ST-05). */
export type Weights = { majorOutage: number; partialOutage: number; degradedPerformance: number };

/** What of the page can be set. */
export type SettingsWish = { name: Text; weights: Weights };
export type Settings = SettingsWish & Stamp;

/** What a page begins with. */
export const defaultSettings: SettingsWish = {
  name: { fr: 'Météo des services', en: 'Service weather' },
  weights: { majorOutage: 1, partialOutage: 0.3, degradedPerformance: 0 },
};

const weightFields = {
  majorOutage: 'weightMajorOutage',
  partialOutage: 'weightPartialOutage',
  degradedPerformance: 'weightDegradedPerformance',
} as const;
const weightNames = Object.keys(weightFields) as (keyof Weights)[];

/** Changes settings; undefined where nothing would change. */
export const changeSettings = (
  before: SettingsWish,
  wish: SettingsWish,
  stamp: Stamp,
): Decision<Settings> | undefined => {
  const { name, weights } = wish;
  refuseMistakes([
    ...mistakesInText('name', name, 'name'),
    ...weightNames
      .filter((weight) => !(weights[weight] >= 0 && weights[weight] <= 1))
      .map((weight) => ({ field: weightFields[weight], code: 'out_of_range', params: { min: 0, max: 1 } })),
  ]);
  if (sameText(before.name, name) && weightNames.every((weight) => before.weights[weight] === weights[weight]))
    return undefined;
  const state: Settings = { name, weights, ...stamp };
  return { state, facts: [factOf(state)] };
};

const factOf = ({ name, weights, ...stamp }: Settings): Fact => {
  const named = Object.fromEntries(weightNames.map((weight) => [weightFields[weight], weights[weight]]));
  const settings = { name, ...named, ...stampJson(stamp) };
  return { type: 'settings.changed', subjectId: 'settings', data: { settings } };
};
