import type { FieldError } from '@atrium/chassis/errors';
import { refuseMistakes, tooManyUpdates, unknownComponent, unknownRegion } from './errors.ts';
import type { EventUpdate, StatedState } from './events.ts';
import type { Places } from './places.ts';

/** What bounds an event: numbers of entries, seconds of a maintenance, and the times that anything may have. */
export const eventLimits = {
  components: 500,
  regions: 100,
  states: 500,
  updates: 200,
  maintenanceSeconds: 366 * 86_400,
  earliest: Date.UTC(1990, 0) / 1000,
  latest: Date.UTC(2100, 0) / 1000,
} as const;

/** What of a wish names components and regions. */
type Named = {
  components?: readonly string[] | undefined;
  regions?: readonly string[] | undefined;
  states?: readonly StatedState[] | undefined;
};

/** Throws where components or regions named are too many or unknown. */
export const checkNamed = ({ components = [], regions = [], states = [] }: Named, places: Places): void => {
  refuseMistakes([
    ...mistakesInLength('components', components, eventLimits.components),
    ...mistakesInLength('regions', regions, eventLimits.regions),
    ...mistakesInLength('states', states, eventLimits.states),
    ...states.flatMap(({ state }, index) =>
      state === 'no_data' ? [{ field: `states.${index}.state`, code: 'not_allowed' }] : [],
    ),
  ]);
  const isUnknown = (key: string): boolean => places.regionsOf(key) === undefined;
  const strange = [
    ...fieldsWhere('components', components, isUnknown),
    ...states.flatMap(({ component }, index) => fieldsWhere(`states.${index}.component`, [component], isUnknown)),
  ];
  if (strange.length > 0) throw unknownComponent({ fields: strange });
  checkRegions({ regions, states }, places.regions);
};

/** Throws where a region named does not exist. */
export const checkRegions = ({ regions = [], states = [] }: Named, known: readonly string[]): void => {
  const isUnknown = (key: string): boolean => !known.includes(key);
  const strange = [
    ...fieldsWhere('regions', regions, isUnknown),
    ...states.flatMap((stated, index) => fieldsWhere(`states.${index}.regions`, stated.regions, isUnknown)),
  ];
  if (strange.length > 0) throw unknownRegion({ fields: strange });
};

/** Times that are no whole seconds between 1990 and 2100. */
export const mistakesInTimes = (times: Record<string, number | null | undefined>): FieldError[] =>
  Object.entries(times).flatMap(([field, at]) => {
    if (at === null || at === undefined) return [];
    const fits = Number.isInteger(at) && at >= eventLimits.earliest && at <= eventLimits.latest;
    return fits ? [] : [{ field, code: 'out_of_range' }];
  });

/** Throws status.too_many_updates: all that was ever said stays, so there is an end to it. */
export const checkUpdates = (updates: readonly EventUpdate[]): void => {
  if (updates.length > eventLimits.updates) throw tooManyUpdates({ params: { max: eventLimits.updates } });
};

const mistakesInLength = (field: string, list: readonly unknown[], max: number): FieldError[] =>
  list.length > max ? [{ field, code: 'too_many', params: { max } }] : [];

const fieldsWhere = (field: string, keys: readonly string[], isUnknown: (key: string) => boolean): FieldError[] =>
  keys.flatMap((key, index) =>
    isUnknown(key)
      ? [
          {
            field: keys.length > 1 || !field.includes('.') ? `${field}.${index}` : field,
            code: 'unknown',
            params: { key: key.slice(0, 80) },
          },
        ]
      : [],
  );
