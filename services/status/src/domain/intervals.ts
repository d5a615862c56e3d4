import type { EventUpdate, StatedState, StatusEvent } from './events.ts';
import { pageKey } from './keys.ts';
import type { Interval } from './ledger.ts';
import type { Places } from './places.ts';
import { isTroubled, stateOfImpact, type TroubledState } from './states.ts';

/** What of an event decides its intervals. */
export type Shape = Pick<
  StatusEvent,
  'kind' | 'impact' | 'phase' | 'components' | 'regions' | 'startsAt' | 'endsAt' | 'updates'
>;

/** What is stated for a component in a region from a second on. */
type Statement = { at: number; state: TroubledState };

/**
 * The intervals in which an event puts components in a state (ST-05): between its begin and its end each component it
 * names has the state last stated for it; where none, or "operational", is stated, the state follows from the impact.
 * An event that names no component stands on the root. One of unknown length gives an interval without length.
 */
export const intervalsOf = (event: Shape, places: Places): Interval[] => {
  if (neverBegan(event)) return [];
  const course = event.updates.filter((update) => update.supersededAt === null);
  const stated = Map.groupBy(statedIn(course), ({ component }) => component);
  return componentsOf(event.components, course).flatMap((component) =>
    regionsTouched(event, component, places).flatMap((region) =>
      intervalsIn(event, statementsFor(stated.get(component) ?? [], region, event)).map((stretch) => ({
        component,
        region,
        ...stretch,
      })),
    ),
  );
};

/**
 * Keys of the regions in which an event touches something, in order (ST-07); those that it names where none of its
 * components runs in them. Also of one that never began: it was planned for somewhere.
 */
export const regionsReached = (event: Shape, places: Places): string[] => {
  const course = event.updates.filter((update) => update.supersededAt === null);
  const reached = new Set(
    componentsOf(event.components, course).flatMap((component) => regionsTouched(event, component, places)),
  );
  return reached.size === 0 ? event.regions : places.regions.filter((region) => reached.has(region));
};

/** The components an event touches: those of its list and those its updates name; none means the whole page. */
const componentsOf = (listed: readonly string[], course: readonly Pick<EventUpdate, 'states'>[]): string[] => {
  const named = new Set(listed);
  for (const update of course) for (const stated of update.states) named.add(stated.component);
  return named.size === 0 ? [pageKey] : [...named];
};

const neverBegan = (event: Shape): boolean =>
  event.phase === 'cancelled' &&
  !event.updates.some((update) => update.phase === 'in_progress' && update.supersededAt === null);

const regionsTouched = (event: Shape, component: string, places: Places): readonly string[] => {
  const runsIn = places.regionsOf(component) ?? [];
  return event.regions.length === 0 ? runsIn : runsIn.filter((region) => event.regions.includes(region));
};

type Stated = StatedState & { at: number };

// Looked up by component: an event may state thousands, for thousands of places.
const statedIn = (course: readonly EventUpdate[]): Stated[] =>
  course.flatMap(({ at, states }) => states.map((entry) => ({ ...entry, at })));

const statementsFor = (stated: readonly Stated[], region: string, event: Shape): Statement[] => {
  const implied = stateOfImpact(event.impact, event.kind);
  const here = stated.filter(({ regions }) => regions.length === 0 || regions.includes(region));
  return [
    { at: -Infinity, state: implied },
    ...here.map(({ at, state }) => ({ at, state: isTroubled(state) ? state : implied })),
  ];
};

// Statements come in the order of time; one that holds for no second (the next came at the same one) leaves no trace.
const intervalsIn = (event: Shape, statements: readonly Statement[]): Omit<Interval, 'component' | 'region'>[] => {
  const { startsAt, endsAt } = event;
  const stretches: Omit<Interval, 'component' | 'region'>[] = [];
  for (const [index, { at, state }] of statements.entries()) {
    const from = Math.max(at, startsAt);
    const to = earlier(statements[index + 1]?.at, endsAt);
    const last = stretches.at(-1);
    if (startsAt === endsAt ? holdsAt(statements, index, startsAt) : to === null || from < to) {
      if (last?.state === state) last.to = to;
      else stretches.push(startsAt === endsAt ? { state, from: startsAt, to: startsAt } : { state, from, to });
    }
  }
  return stretches;
};

const holdsAt = (statements: readonly Statement[], index: number, second: number): boolean =>
  (statements[index]?.at ?? Infinity) <= second && (statements[index + 1]?.at ?? Infinity) > second;

const earlier = (next: number | undefined, end: number | null): number | null =>
  next === undefined ? end : end === null ? next : Math.min(next, end);
