import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { settle } from './due.ts';
import { endsBeforeStart, inFuture, refuseMistakes } from './errors.ts';
import { keepLedger, notLaid } from './event-ledger.ts';
import { checkNamed, isTime, mistakesInTimes } from './event-limits.ts';
import { courseOf, inCourse, type EventUpdate, type StatusEvent } from './events.ts';
import { eventPublished, eventRevised } from './event-facts.ts';
import { checkSize } from './event-size.ts';
import type { Fact } from './facts.ts';
import type { Places } from './places.ts';
import { mistakesInText } from './text.ts';

type Brought =
  'id' | 'origin' | 'kind' | 'title' | 'impact' | 'phase' | 'components' | 'regions' | 'startsAt' | 'endsAt';

/** An update as an importer found it. */
type ImportedUpdate = Pick<EventUpdate, 'id' | 'at' | 'phase' | 'text' | 'states' | 'reconstructed'>;

/** An event as an importer found and mended it: in whole seconds, its end not before its begin (ST-11). */
export type ImportedEvent = Pick<StatusEvent, Brought | 'reconstructed'> & { updates: ImportedUpdate[] };

/**
 * Brings an event along, or a known one up to date; undefined where it is there as it is, or where somebody has changed
 * it here since: their word counts (ST-11).
 */
export const importEvent = (
  before: StatusEvent | undefined,
  found: ImportedEvent,
  by: Actor,
  places: Places,
  now: number,
): Decision<StatusEvent> | undefined => {
  check(found, places, now);
  if (before !== undefined && (isChangedHere(before) || saysSame(before, found))) return undefined;
  const updates = inCourse(before === undefined ? broughtBy(by, now)(found.updates) : merged(before, found, by, now));
  const common = { ...found, updates, updatedAt: now, updatedBy: by };
  const event: StatusEvent =
    before === undefined
      ? {
          ...common,
          publication: 'published',
          publishAt: null,
          ...notLaid(),
          createdAt: now,
          changedHereBy: null,
          takeBack: null,
        }
      : { ...before, ...common };
  const state = keepLedger(event, places, now);
  checkSize(before, state, places);
  return settle({ state, facts: factsOf(before, state, now) }, places, now);
};

// What lasts concerns everybody now; a past of thirteen years is told by the steps of the import.
const factsOf = (before: StatusEvent | undefined, state: StatusEvent, now: number): Fact[] => {
  if (before !== undefined) return [eventRevised(state, ['updates'])];
  return state.endsAt === null || state.endsAt > now ? [eventPublished(state)] : [];
};

/** Whether a person changed an imported event since, whoever touched it after them. */
export const isChangedHere = (event: StatusEvent): boolean => event.changedHereBy !== null;

const check = (found: ImportedEvent, places: Places, now: number): void => {
  refuseMistakes([
    ...mistakesInText('title', found.title, 'title'),
    ...mistakesInTimes({ startsAt: found.startsAt, endsAt: found.endsAt }),
    ...found.updates.flatMap(({ at, text }, index) => [
      ...mistakesInText(`updates.${index}.text`, text, 'text'),
      ...(isTime(at) ? [] : mistakesInTimes({ [`updates.${index}.at`]: at })),
    ]),
  ]);
  checkNamed(found, places);
  for (const { states } of found.updates) checkNamed({ states }, places);
  if (found.endsAt !== null && found.endsAt < found.startsAt) throw endsBeforeStart();
  if (found.kind === 'incident' && found.startsAt > now) throw inFuture();
};

const contentOf = ({ at, phase, text, states, reconstructed }: ImportedUpdate): string =>
  JSON.stringify([at, phase, text.fr, text.en, states.map((s) => [s.component, s.regions, s.state]), reconstructed]);

const faceOf = (event: Omit<ImportedEvent, 'updates'>): string => {
  const { origin, kind, title, impact, phase, components, regions, startsAt, endsAt, reconstructed } = event;
  return JSON.stringify([
    origin,
    kind,
    title.fr,
    title.en,
    impact,
    phase,
    components,
    regions,
    startsAt,
    endsAt,
    reconstructed,
  ]);
};

/** Whether an event says what an importer found: what the clock added since is in an export of it, and not in its source. */
export const saysSame = (before: StatusEvent, found: ImportedEvent): boolean => {
  if (faceOf(before) !== faceOf(found)) return false;
  const wanted = new Set(found.updates.map(contentOf));
  const course = courseOf(before).map((update) => ({
    isBrought: update.author.kind === 'import',
    content: contentOf(update),
  }));
  const there = new Set(course.map(({ content }) => content));
  return (
    [...wanted].every((content) => there.has(content)) &&
    course.every(({ isBrought, content }) => !isBrought || wanted.has(content))
  );
};

const broughtBy =
  (author: Actor, recordedAt: number) =>
  (found: readonly ImportedUpdate[]): EventUpdate[] =>
    found.map((update) => ({ ...update, recordedAt, author, supersedes: null, supersededAt: null }));

// What is there as found stays; what is not found any more is superseded; what differs supersedes the old one.
const merged = (before: StatusEvent, found: ImportedEvent, by: Actor, now: number): EventUpdate[] => {
  const contents = new Set(found.updates.map(contentOf));
  const kept = before.updates.map((update) =>
    update.supersededAt !== null || contents.has(contentOf(update)) ? update : { ...update, supersededAt: now },
  );
  const there = new Set(courseOf({ updates: kept }).map(contentOf));
  const ids = new Set(before.updates.map((update) => update.id));
  const added = broughtBy(by, now)(found.updates.filter((update) => !there.has(contentOf(update))));
  const named = added.map((update) =>
    ids.has(update.id) ? { ...update, id: `${update.id}-${now}`, supersedes: update.id } : update,
  );
  return [...kept, ...named];
};
