import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { settle } from './due.ts';
import { endsBeforeStart, inFuture, refuseMistakes } from './errors.ts';
import { keepLedger } from './event-ledger.ts';
import { checkNamed, checkUpdates, mistakesInTimes } from './event-limits.ts';
import { courseOf, inCourse, type EventUpdate, type StatusEvent } from './events.ts';
import { eventPublished, eventRevised } from './event-facts.ts';
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
  if (before !== undefined && (isChangedHere(before) || isSame(before, found))) return undefined;
  const updates = inCourse(mergedUpdates(before?.updates ?? [], found.updates, by, now));
  checkUpdates(updates);
  const common = { ...found, updates, updatedAt: now, updatedBy: by };
  const event: StatusEvent =
    before === undefined
      ? { ...common, publication: 'published', publishAt: null, ledger: [], createdAt: now }
      : { ...before, ...common };
  const state = keepLedger(event, places, now);
  return settle({ state, facts: factsOf(before, state, now) }, places, now);
};

// What lasts concerns everybody now; a past of thirteen years is told by the steps of the import.
const factsOf = (before: StatusEvent | undefined, state: StatusEvent, now: number): Fact[] => {
  if (before !== undefined) return [eventRevised(state, ['updates'])];
  return state.endsAt === null || state.endsAt > now ? [eventPublished(state)] : [];
};

/** Whether a person changed an imported event since; the clock does not count. */
export const isChangedHere = (event: StatusEvent): boolean =>
  event.updatedBy.kind !== 'import' && event.updatedBy.kind !== 'service';

const check = (found: ImportedEvent, places: Places, now: number): void => {
  refuseMistakes([
    ...mistakesInText('title', found.title, 'title'),
    ...mistakesInTimes({ startsAt: found.startsAt, endsAt: found.endsAt }),
    ...found.updates.flatMap(({ at, text }, index) => [
      ...mistakesInText(`updates.${index}.text`, text, 'text'),
      ...mistakesInTimes({ [`updates.${index}.at`]: at }),
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

const isSame = (before: StatusEvent, found: ImportedEvent): boolean => {
  // What the clock added since is not in the source.
  const said = courseOf(before).filter((update) => update.author.kind === 'import');
  return faceOf(before) === faceOf(found) && sorted(said.map(contentOf)) === sorted(found.updates.map(contentOf));
};

const sorted = (contents: string[]): string => contents.sort().join('\n');

// What is there as found stays; what is not found any more is superseded; what differs supersedes the old one.
const mergedUpdates = (
  before: readonly EventUpdate[],
  found: readonly ImportedUpdate[],
  by: Actor,
  now: number,
): EventUpdate[] => {
  const contents = new Set(found.map(contentOf));
  const kept = before.map((update) =>
    update.supersededAt !== null || contents.has(contentOf(update)) ? update : { ...update, supersededAt: now },
  );
  const there = new Set(kept.filter((update) => update.supersededAt === null).map(contentOf));
  const ids = new Set(before.map((update) => update.id));
  const added = found
    .filter((update) => !there.has(contentOf(update)))
    .map((update) => ({
      ...update,
      id: ids.has(update.id) ? `${update.id}-${now}` : update.id,
      recordedAt: now,
      author: by,
      supersedes: ids.has(update.id) ? update.id : null,
      supersededAt: null,
    }));
  return [...kept, ...added];
};
