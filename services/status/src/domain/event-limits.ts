import type { FieldError } from '@atrium/chassis/errors';
import { refuseMistakes, unknownComponent, unknownRegion } from './errors.ts';
import type { StatedState } from './events.ts';
import type { Places } from './places.ts';

/** What bounds an event: numbers of entries, bytes, seconds of a maintenance, and the times that anything may have. */
export const eventLimits = {
  components: 500,
  regions: 100,
  states: 500,
  /** Regions named by all states of one update together. */
  statedRegions: 5000,
  updates: 200,
  /** Of all that its updates say. */
  updateBytes: 3_000_000,
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
export const checkNamed = (named: Named, places: Places): void => {
  if (!isAllRight(named, places)) refuseNamed(named, places);
};

// Nearly all are, and thousands of imported ones pass here: nothing is made for them.
const isAllRight = ({ components = [], regions = [], states = [] }: Named, places: Places): boolean => {
  const isKnown = (key: string): boolean => places.regionsOf(key) !== undefined;
  const areRegions = (keys: readonly string[]): boolean => keys.every((key) => places.regions.includes(key));
  return (
    components.length + regions.length + states.length <= eventLimits.regions &&
    components.every(isKnown) &&
    areRegions(regions) &&
    states.every(
      (stated) =>
        stated.state !== 'no_data' &&
        stated.regions.length * states.length <= eventLimits.regions &&
        isKnown(stated.component) &&
        areRegions(stated.regions),
    )
  );
};

const refuseNamed = ({ components = [], regions = [], states = [] }: Named, places: Places): void => {
  refuseMistakes([
    ...mistakesInLength('components', components, eventLimits.components),
    ...mistakesInLength('regions', regions, eventLimits.regions),
    ...mistakesInLength('states', states, eventLimits.states),
    ...mistakesInLength(
      'states',
      states.flatMap((stated) => stated.regions),
      eventLimits.statedRegions,
    ),
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
  Object.entries(times).flatMap(([field, at]) =>
    at === null || at === undefined || isTime(at) ? [] : [{ field, code: 'out_of_range' }],
  );

/** Whether this is a whole second between 1990 and 2100. */
export const isTime = (at: number): boolean =>
  Number.isInteger(at) && at >= eventLimits.earliest && at <= eventLimits.latest;

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
