import { mistakesInPosition } from './components.ts';
import type { Decision } from './decision.ts';
import { refuseMistakes } from './errors.ts';
import { isKey } from './keys.ts';
import { isZone } from './offsets.ts';
import { mistakesInText, type Text } from './text.ts';

/** A part of the world in which components run; days are those of its time zone (ST-05, ST-07). */
export type Region = { key: string; name: Text; timeZone: string; position: number };

/** Makes or changes a region; undefined where nothing would change. With another zone its months must be made anew. */
export const putRegion = (before: Region | undefined, wish: Region): Decision<Region> | undefined => {
  const { key, name, timeZone, position } = wish;
  refuseMistakes([
    ...(isKey(key) ? [] : [{ field: 'key', code: 'bad_key' }]),
    ...mistakesInText('name', name, 'name'),
    ...(isZone(timeZone) ? [] : [{ field: 'timeZone', code: 'unknown_zone' }]),
    ...mistakesInPosition(position),
  ]);
  const region: Region = { key, name: { fr: name.fr, en: name.en }, timeZone, position };
  if (before !== undefined && isSame(before, region)) return undefined;
  return { state: region, facts: [{ type: 'region.changed', subjectId: key, data: { region } }] };
};

const isSame = (a: Region, b: Region): boolean =>
  a.name.fr === b.name.fr && a.name.en === b.name.en && a.timeZone === b.timeZone && a.position === b.position;
