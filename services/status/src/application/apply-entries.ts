import { isAtriumError, serviceUnavailable, type AtriumError } from '@atrium/chassis/errors';
import type { Actor } from '../domain/actor.ts';
import { createComponent, type Component } from '../domain/components.ts';
import type { StatusEvent } from '../domain/events.ts';
import type { Brought } from '../domain/import-facts.ts';
import { importEvent, isChangedHere, type ImportedEvent } from '../domain/imported-event.ts';
import type { ImportEntry, PlannedComponent, PlannedEvent } from '../domain/import/plan.ts';
import type { Import, ImportCounts, ImportLine } from '../domain/imports.ts';
import { placesOf, type Places } from '../domain/places.ts';
import { inOrder, surroundings, type Deps } from './deps.ts';
import type { EventWrite, ImportMark, Kept } from './ports.ts';

export type ApplyDeps = Pick<Deps, 'components' | 'regions' | 'events' | 'imports' | 'clock' | 'page' | 'prepare'>;

const tries = 5;

/** One step of an import: what it adds to the counts and to the report. */
type Step = { deps: ApplyDeps; of: Import; counts: ImportCounts; lines: ImportLine[]; brought: Brought[] };

/** Entries of one kind with their place in the plan, which is also that of their line in the report. */
type Placed<Entry> = Entry & { line: number };

const ofKind = <Kind extends ImportEntry['entry']>(entries: readonly Placed<ImportEntry>[], kind: Kind) =>
  entries.filter((entry): entry is Placed<Extract<ImportEntry, { entry: Kind }>> => entry.entry === kind);

/** Writes one step of a plan and tells what came; a step that is done again after a crash tells the same (ST-11). */
export const applyEntries = async (
  deps: ApplyDeps,
  of: Import,
  entries: readonly ImportEntry[],
  firstLine: number,
  before: ImportCounts,
): Promise<Pick<Step, 'counts' | 'brought'>> => {
  const placed = entries.map((entry, index) => ({ ...entry, line: firstLine + index }));
  const step: Step = { deps, of, counts: { ...before }, lines: [], brought: [] };
  for (const { entry, ...line } of ofKind(placed, 'line')) tell(step, line);
  await bringComponents(step, ofKind(placed, 'component'));
  await bringEvents(step, ofKind(placed, 'event'));
  await deps.imports.addLines(of.id, step.lines);
  return step;
};

const tell = ({ lines, counts }: Step, line: ImportLine): void => {
  lines.push(line);
  counts[line.outcome === 'refused' ? 'refused' : 'notes'] += 1;
};

const refusal = ({ line, where }: { line: number; where: string }, about: string, error: AtriumError): ImportLine => {
  const detail = error.fields.map(({ field, code }) => `${field}: ${code}`).join(', ');
  return { line, outcome: 'refused', where, code: error.code, detail: detail.slice(0, 200), about };
};

const bringComponents = async (step: Step, wanted: Placed<PlannedComponent>[]): Promise<void> => {
  if (wanted.length === 0) return;
  const { deps, of, counts } = step;
  const around = await surroundings(deps);
  const components: Component[] = [...around.components];
  const knownSince = new Map<string, number>();
  for (const planned of wanted) {
    if (components.some(({ key }) => key === planned.key)) {
      counts.componentsUnchanged += 1;
      if (planned.knownSince !== null) knownSince.set(planned.key, planned.knownSince);
      continue;
    }
    try {
      const decision = createComponent(wishOf(planned, of), { ...around, components }, deps.clock.now());
      if (!of.dryRun) await deps.components.create(planned.key, decision, { now: deps.clock.now() });
      components.push(decision.state);
      counts.componentsCreated += 1;
    } catch (error) {
      if (!isAtriumError(error) || error.kind !== 'invalid') throw error;
      tell(step, refusal(planned, planned.key, error));
    }
  }
  if (of.dryRun) return;
  await deps.components.lowerKnownSince(knownSince);
  await deps.page.bump();
};

const wishOf = ({ key, name, description, parent, position, knownSince }: PlannedComponent, { region }: Import) => ({
  key,
  name,
  description,
  parent,
  position,
  regions: region === '' ? [] : [region],
  knownSince,
  archived: false,
});

const bringEvents = async (step: Step, wanted: Placed<PlannedEvent>[]): Promise<void> => {
  if (wanted.length === 0) return;
  const { deps, of } = step;
  const places = await placesOfImport(step, wanted);
  const written: Kept<StatusEvent>[] = [];
  let left = wanted;
  for (let attempt = 0; attempt < tries && left.length > 0; attempt += 1) {
    const kept = await deps.events.findMany(left.map(({ id }) => id));
    const verdicts = left.map((planned) => judge(planned, kept.get(planned.id), of, places, deps.clock.now()));
    const writes = of.dryRun ? [] : verdicts.flatMap(({ write }) => write ?? []);
    const failed = new Set(await deps.events.bulk(writes, deps.clock.now()));
    const done = verdicts.filter(({ planned }) => !failed.has(planned.id));
    for (const verdict of done) note(step, verdict);
    written.push(...(of.dryRun ? [] : done.flatMap(({ write }) => (write === undefined ? [] : [keptAfter(write)]))));
    left = left.filter(({ id }) => failed.has(id));
  }
  if (left.length > 0) throw serviceUnavailable({ cause: new Error('events are written by others again and again') });
  if (written.length > 0) await deps.prepare(written);
};

const keptAfter = ({ decision, from }: EventWrite): Kept<StatusEvent> => ({
  state: decision.state,
  version: (from?.version ?? 0) + 1,
});

// In a dry run the components that would come are not there yet; they run where the import says.
const placesOfImport = async ({ deps, of }: Step, wanted: readonly PlannedEvent[]): Promise<Places> => {
  const [components, regions] = await Promise.all([deps.components.all(), deps.regions.all()]);
  const places = placesOf(
    components.map(({ state }) => state),
    inOrder(regions.map(({ state }) => state)),
  );
  if (!of.dryRun) return places;
  const named = new Set(wanted.flatMap(({ components: keys }) => keys));
  const coming = of.region === '' ? places.regions : [of.region];
  return { ...places, regionsOf: (key) => places.regionsOf(key) ?? (named.has(key) ? coming : undefined) };
};

type Verdict = {
  planned: Placed<PlannedEvent>;
  outcome: ImportMark['outcome'] | 'unchanged' | 'refused';
  /** Of the event, after the write. */
  version: number;
  write?: EventWrite;
  /** What the report says of it. */
  says?: ImportLine;
};

type Before = Kept<StatusEvent> & { mark?: ImportMark | undefined };

const judge = (
  planned: Placed<PlannedEvent>,
  before: Before | undefined,
  of: Import,
  places: Places,
  now: number,
): Verdict => {
  const version = before?.version ?? 0;
  try {
    if (before !== undefined && before.state.origin !== planned.origin)
      return { planned, version, ...taken(planned, before.state) };
    const decision = importEvent(before?.state, foundOf(planned, of), importer(of), places, now);
    if (decision === undefined) return { planned, version, ...unchanged(planned, before, of) };
    const outcome = before === undefined ? 'created' : 'updated';
    const write = { decision, from: before, mark: { import: of.id, outcome } } as const;
    return { planned, outcome, version: version + 1, write };
  } catch (error) {
    if (!isAtriumError(error)) throw error;
    return { planned, outcome: 'refused', version, says: refusal(planned, planned.id, error) };
  }
};

type Saying = Pick<Verdict, 'outcome' | 'says'>;

// Two sources may use one id for different things: what is there stays.
const taken = ({ line, where, id }: Placed<PlannedEvent>, { origin }: StatusEvent): Saying => {
  const says: ImportLine = { line, outcome: 'refused', where, code: 'import.id_taken', detail: origin, about: id };
  return { outcome: 'refused', says };
};

const unchanged = ({ line, where, id }: Placed<PlannedEvent>, before: Before | undefined, of: Import): Saying => {
  // Written by this import before a crash.
  if (before?.mark?.import === of.id) return { outcome: before.mark.outcome };
  if (before === undefined || !isChangedHere(before.state)) return { outcome: 'unchanged' };
  const says: ImportLine = {
    line,
    outcome: 'note',
    where,
    code: 'import.changed_here',
    detail: before.state.updatedBy.name,
    about: id,
  };
  return { outcome: 'unchanged', says };
};

const note = (step: Step, { planned, outcome, version, says }: Verdict): void => {
  if (says !== undefined) tell(step, says);
  if (outcome === 'refused') return;
  step.counts[outcome] += 1;
  if (outcome !== 'unchanged') step.counts.updates += planned.updates.length;
  if (outcome === 'created') step.brought.push({ event: planned, version });
};

const importer = ({ id, format }: Import): Actor => ({ kind: 'import', id, name: format });

const foundOf = (
  { entry, where, lengthKnown, line, updates, ...event }: Placed<PlannedEvent>,
  { region }: Import,
): ImportedEvent => ({
  ...event,
  regions: region === '' ? [] : [region],
  updates: updates.map(({ states, ...update }) => ({
    ...update,
    states: states.map((stated) => ({ ...stated, regions: [] })),
  })),
});
