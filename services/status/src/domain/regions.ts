import type { Stamp } from './actor.ts';
import { mistakesInPosition } from './components.ts';
import type { Decision } from './decision.ts';
import { refuseMistakes } from './errors.ts';
import { stampJson } from './facts.ts';
import { isKey } from './keys.ts';
import { isZone } from './offsets.ts';
import { mistakesInText, type Text } from './text.ts';

/** A part of the world in which components run; days are those of its time zone (ST-05, ST-07). */
export type RegionWish = { key: string; name: Text; timeZone: string; position: number };
export type Region = RegionWish & Stamp;

/** Makes or changes a region; undefined where nothing would change. With another zone its months must be made anew. */
export const putRegion = (before: Region | undefined, wish: RegionWish, stamp: Stamp): Decision<Region> | undefined => {
  const { key, name, timeZone, position } = wish;
  refuseMistakes([
    ...(isKey(key) ? [] : [{ field: 'key', code: 'bad_key' }]),
    ...mistakesInText('name', name, 'name'),
    ...(isZone(timeZone) ? [] : [{ field: 'timeZone', code: 'unknown_zone' }]),
    ...mistakesInPosition(position),
  ]);
  const region: RegionWish = { key, name: { fr: name.fr, en: name.en }, timeZone, position };
  if (before !== undefined && isSame(before, region)) return undefined;
  const data = { region: { ...region, ...stampJson(stamp) } };
  return { state: { ...region, ...stamp }, facts: [{ type: 'region.changed', subjectId: key, data }] };
};

const isSame = (a: RegionWish, b: RegionWish): boolean =>
  a.name.fr === b.name.fr && a.name.en === b.name.en && a.timeZone === b.timeZone && a.position === b.position;
