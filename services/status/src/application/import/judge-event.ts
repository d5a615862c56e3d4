import { isAtriumError } from '@atrium/chassis/errors';
import type { StatusEvent } from '../../domain/events.ts';
import { importEvent, isChangedHere, saysSame, type ImportedEvent } from '../../domain/imported-event.ts';
import type { PlannedEvent } from '../../domain/import/plan.ts';
import { originOfOwn } from '../../domain/import/statuspage/atrium-export.ts';
import type { Import, ImportLine } from '../../domain/imports.ts';
import type { Places } from '../../domain/places.ts';
import type { EventWrite, ImportMark, MarkedEvent } from '../ports.ts';
import { importer, refusal, type Placed } from './step.ts';

/** What comes of an event that is brought along. */
export type Verdict = {
  planned: Placed<PlannedEvent>;
  outcome: ImportMark['outcome'] | 'unchanged' | 'refused';
  write?: EventWrite;
  /** What the report says of it. */
  says?: ImportLine;
};

/** Decides on one event, given what is kept under its id. */
export const judgeEvent = (
  planned: Placed<PlannedEvent>,
  before: MarkedEvent | undefined,
  of: Import,
  places: Places,
  now: number,
): Verdict => {
  try {
    if (before !== undefined && isMadeHere(before.state, planned)) return { planned, outcome: 'unchanged' };
    if (before !== undefined && before.state.origin !== planned.origin)
      return { planned, ...taken(planned, before.state) };
    const found = foundOf(planned, of);
    const decision = importEvent(before?.state, found, importer(of), places, now);
    if (decision === undefined) return { planned, ...unchanged(planned, before, found, of) };
    const outcome = before === undefined ? 'created' : 'updated';
    const write = { decision, from: before, mark: { import: of.id, outcome } } as const;
    return { planned, outcome, write };
  } catch (error) {
    if (!isAtriumError(error)) throw error;
    return { planned, outcome: 'refused', says: refusal(planned, planned.id, error) };
  }
};

// Its own history comes back to an installation: an event that was made here is what it is here.
const isMadeHere = ({ id, origin }: StatusEvent, planned: PlannedEvent): boolean =>
  origin === '' && planned.origin === originOfOwn(id);

type Saying = Pick<Verdict, 'outcome' | 'says'>;

// Two sources may use one id for different things: what is there stays.
const taken = ({ line, where, id }: Placed<PlannedEvent>, { origin }: StatusEvent): Saying => {
  const says: ImportLine = { line, outcome: 'refused', where, code: 'import.id_taken', detail: origin, about: id };
  return { outcome: 'refused', says };
};

const unchanged = (
  { line, where, id }: Placed<PlannedEvent>,
  before: MarkedEvent | undefined,
  found: ImportedEvent,
  of: Import,
): Saying => {
  // Written by this import before a crash.
  if (before?.mark?.import === of.id) return { outcome: before.mark.outcome };
  if (before === undefined || !isChangedHere(before.state) || saysSame(before.state, found))
    return { outcome: 'unchanged' };
  const says: ImportLine = {
    line,
    outcome: 'note',
    where,
    code: 'import.changed_here',
    detail: before.state.changedHereBy?.name ?? '',
    about: id,
  };
  return { outcome: 'unchanged', says };
};

const foundOf = (
  { entry, where, lengthKnown, line, updates, regions = [], ...event }: Placed<PlannedEvent>,
  { region }: Import,
): ImportedEvent => ({
  ...event,
  regions: region === '' ? regions : [region],
  updates: updates.map(({ states, ...update }) => ({
    ...update,
    states: states.map((stated) => ({ ...stated, regions: [] })),
  })),
});
