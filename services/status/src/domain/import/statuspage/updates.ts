import type { Phase } from '../../events.ts';
import type { EventKind } from '../../states.ts';
import type { Text } from '../../text.ts';
import { inLanguage } from '../cut.ts';
import { eventIdOf, shortHash } from '../keys.ts';
import { plainText } from '../plain-text.ts';
import type { PlannedState, PlannedUpdate } from '../plan.ts';
import { withoutRepeats } from '../repeats.ts';
import { dropsIn } from '../report.ts';
import { splitUpdate } from '../split-update.ts';
import { firstTime, shown } from '../times.ts';
import { isAbsent, isFields, listOf, textOf, type Fields } from '../values.ts';
import { phaseOfWord } from '../words.ts';
import { statesNamed } from './affected.ts';
import type { Context } from './context.ts';
import { isPostmortem, postmortemOf } from './postmortem.ts';

/** The course of one incident: its updates in the order of time, what was said of it afterwards, and the components that updates name. */
export type Course = { updates: PlannedUpdate[]; postmortems: PlannedUpdate[]; named: string[] };

type Raw = { id: string; fields: Fields; where: string };
type Timed = Raw & { at: number };

const rawUpdates = (fields: Fields, where: string, event: string, { tell, extraOf }: Context): Raw[] => {
  const list = fields.incident_updates;
  if (!isAbsent(list) && !Array.isArray(list)) tell('import.bad_field', `${where}.incident_updates`, list, event);
  const raws = listOf(list).flatMap((raw, index): Raw[] => {
    const at = (isFields(raw) ? extraOf?.(raw)?.where : undefined) ?? `${where}.incident_updates[${index}]`;
    if (!isFields(raw)) tell('import.not_an_entry', at, raw, event);
    return isFields(raw) ? [{ id: textOf(raw.id) ?? '', fields: raw, where: at }] : [];
  });
  const codes = { same: 'import.update_repeated', other: 'import.update_repeated_differently' } as const;
  const named = withoutRepeats(
    raws.filter(({ id }) => id !== ''),
    codes,
    tell,
    event,
  );
  const kept = new Set(named);
  return raws.filter((raw) => raw.id === '' || kept.has(raw));
};

const timed = (raw: Raw, event: string, { zone, tell, options }: Context): Timed[] => {
  const at = firstTime(raw.fields, ['display_at', 'created_at', 'updated_at'], zone, raw.where, tell);
  if (at === undefined) tell('import.update_no_time', raw.where, textOf(raw.fields.body) ?? raw.fields, event);
  else if (at > options.now) tell('import.update_in_future', raw.where, shown(at), event);
  return at === undefined || at > options.now ? [] : [{ ...raw, at }];
};

/** Oldest first. Of those at one second the later in a list that is newest first is the older. */
const inOrder = (updates: readonly Timed[]): Timed[] => {
  const oldestFirst = (updates[0]?.at ?? 0) < (updates.at(-1)?.at ?? 0);
  return (oldestFirst ? [...updates] : updates.toReversed()).sort((a, b) => a.at - b.at);
};

const phaseOf = (
  { fields, where }: Timed,
  before: Phase | undefined,
  kind: EventKind,
  event: string,
  { tell }: Context,
): Phase => {
  const word = textOf(fields.status) ?? '';
  const phase = phaseOfWord(word, kind);
  if (phase !== undefined) return phase;
  tell('import.unknown_status', where, fields.status, event);
  return before ?? (kind === 'maintenance' ? 'scheduled' : 'investigating');
};

const bodyOf = (update: Timed, event: string, { tell }: Context): string => {
  const body = update.fields.body;
  if (!isAbsent(body) && typeof body !== 'string') tell('import.bad_field', `${update.where}.body`, body, event);
  return typeof body === 'string' ? body : '';
};

const textIn = (update: Timed, event: string, context: Context): Text =>
  context.extraOf?.(update.fields)?.text ??
  inLanguage(
    plainText(bodyOf(update, event, context), dropsIn(context.tell, update.where, event)),
    context.options.language,
  );

const idOf = (update: Timed, event: string): string =>
  eventIdOf('u', update.id === '' ? `${event}-${update.at}-${shortHash(textOf(update.fields.body) ?? '')}` : update.id);

/** No two updates of an event have one id: repeated ones without an id of their own get a number. */
const uniqueIds = (updates: readonly PlannedUpdate[]): PlannedUpdate[] => {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  return updates.map((update) => {
    let id = update.id;
    // Counting on from the last number keeps a file full of one update linear.
    for (let count = counts.get(update.id) ?? 2; seen.has(id); count += 1) {
      id = eventIdOf('u', `${update.id}-${count}`);
      counts.set(update.id, count + 1);
    }
    seen.add(id);
    return id === update.id ? update : { ...update, id };
  });
};

/** Reads the updates of an incident: in the order of time, bodies as plain text, dated lines as updates of their own (ST-05). */
export const readCourse = (fields: Fields, where: string, event: string, kind: EventKind, context: Context): Course => {
  const updates: PlannedUpdate[] = [];
  const postmortems: PlannedUpdate[] = [];
  const named = new Set<string>();
  let phase: Phase | undefined;
  for (const update of inOrder(
    rawUpdates(fields, where, event, context).flatMap((raw) => timed(raw, event, context)),
  )) {
    if (isPostmortem(update.fields)) {
      const text = textIn(update, event, context);
      postmortems.push(
        ...postmortemOf({ id: idOf(update, event), at: update.at, text }, kind, update.where, event, context.tell),
      );
      continue;
    }
    phase = phaseOf(update, phase, kind, event, context);
    const affected = statesNamed(update.fields.affected_components, `${update.where}.affected_components`, context);
    for (const key of affected.named) named.add(key);
    const states: PlannedState[] = affected.states;
    const whole = { id: idOf(update, event), at: update.at, phase, body: bodyOf(update, event, context), states };
    const { text, reconstructed = false } = context.extraOf?.(update.fields) ?? {};
    if (text) updates.push({ id: whole.id, at: update.at, phase, text, states, reconstructed });
    else updates.push(...splitUpdate(whole, { ...context, kind, where: update.where, event }));
  }
  const all = uniqueIds([...updates.sort((a, b) => a.at - b.at), ...postmortems]);
  return { updates: all.slice(0, updates.length), postmortems: all.slice(updates.length), named: [...named] };
};
