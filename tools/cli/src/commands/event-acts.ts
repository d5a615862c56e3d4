import { eventPath, getEvent, listEvents } from '../api/events.ts';
import { etagOf } from '../api/http.ts';
import type { StatusEvent } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { mergedText } from '../input/texts.ts';
import { instantOf } from '../input/times.ts';
import type { Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';
import { newEventOf, saidOf, statesOf, timeOf, type EventOptions } from './event-options.ts';
import { printEvent, printEvents } from './show-event.ts';
import { nothingToChange, outcome } from '../texts/outcome.ts';
import { said, type Said } from '../texts/said.ts';
import { wordOf } from '../texts/words.ts';

/** What an event is; the address under which new ones are made. */
export type Kind = 'incident' | 'maintenance';

const told = (kit: Kit, event: StatusEvent, verb: Said): void => {
  kit.out.data(event);
  kit.out.line(outcome(verb, clean(event.id)));
};

const published = said('Published', 'Publié');
const keptAs = (publication: string): Said =>
  said(`Kept as ${publication}`, `Gardé comme ${wordOf(publication, 'fr')}`);
const noTitle = said(
  'A title is needed: --title, --title-fr or --title-en.',
  'Il faut un titre : --title, --title-fr ou --title-en.',
);
const noImpact = said(
  'The impact is needed: --impact none, minor, major or critical, or a --template that gives it.',
  'Il faut la gravité : --impact none, minor, major ou critical, ou un --template qui la donne.',
);
const nothingToSay = said(
  'Nothing to say: give --text, --phase or --state.',
  'Rien à dire : donnez --text, --phase ou --state.',
);
const noSuchUpdate = (id: string, update: string): Said =>
  said(
    `Event ${id} has no update ${update}. "show" lists their ids.`,
    `L’événement ${id} n’a pas de mise à jour ${update}. « show » donne leurs identifiants.`,
  );

/** Reports an incident or plans a maintenance (ST-03). */
export const createEvent = async (kit: Kit, kind: Kind, options: EventOptions): Promise<void> => {
  const body = newEventOf(kit, options);
  if (!body.title && !options.template) throw new UsageError(noTitle);
  if (kind === 'incident' && !body.impact && !options.template) throw new UsageError(noImpact);
  const path = kind === 'incident' ? '/status/incidents' : '/status/maintenances';
  const answer = await kit.http({ method: 'POST', path, body, idempotencyKey: kit.idempotencyKey('create') });
  const event = answer.json() as StatusEvent;
  told(kit, event, event.publication === 'published' ? published : keptAs(event.publication));
};

/** Adds an update; `phase` where the command itself says it. */
export const addUpdate = async (kit: Kit, id: string, options: EventOptions, phase?: string): Promise<void> => {
  const at = timeOf(options.at, kit);
  const body = { phase: phase ?? options.phase, text: saidOf(options, kit.lang), states: statesOf(options), at };
  if (!Object.values(body).some(Boolean)) throw new UsageError(nothingToSay);
  const path = `${eventPath(id)}/updates`;
  const answer = await kit.http({ method: 'POST', path, body, idempotencyKey: kit.idempotencyKey('update') });
  told(kit, answer.json() as StatusEvent, said('Updated', 'Mis à jour'));
};

/** Supersedes one update by a corrected one; what is not given stays as it was. */
export const correctUpdate = async (kit: Kit, id: string, updateId: string, options: EventOptions): Promise<void> => {
  const event = await getEvent(kit, id);
  const old = event.updates.find((update) => update.id === updateId);
  if (!old) throw new UsageError(noSuchUpdate(id, updateId));
  const words = { plain: options.text, fr: options.textFr, en: options.textEn };
  const body = {
    phase: options.phase ?? old.phase ?? undefined,
    text: mergedText(old.text, words, kit.lang) ?? (old.text.fr || old.text.en ? old.text : undefined),
    states: statesOf(options) ?? old.states,
    at: timeOf(options.at, kit) ?? old.at ?? undefined,
  };
  const path = `${eventPath(id)}/updates/${encodeURIComponent(updateId)}/corrections`;
  const idempotencyKey = kit.idempotencyKey('correct');
  const answer = await kit.http({ method: 'POST', path, body, ifMatch: etagOf(event), idempotencyKey });
  told(kit, answer.json() as StatusEvent, said('Corrected', 'Corrigé'));
};

/** Changes what an event is, its past included (ST-05). */
export const reviseEvent = async (kit: Kit, id: string, options: EventOptions & { reopen?: true }): Promise<void> => {
  const event = await getEvent(kit, id);
  const body = {
    title: mergedText(event.title, { plain: options.title, fr: options.titleFr, en: options.titleEn }, kit.lang),
    impact: options.impact,
    components: options.component,
    regions: options.region,
    startsAt: timeOf(options.from, kit),
    endsAt: options.reopen ? null : timeOf(options.to, kit),
    publishAt: timeOf(options.publishAt, kit),
  };
  if (Object.values(body).every((value) => value === undefined)) throw new UsageError(nothingToChange);
  const answer = await kit.http({ method: 'PATCH', path: eventPath(id), body, ifMatch: etagOf(event) });
  told(kit, answer.json() as StatusEvent, said('Revised', 'Modifié'));
};

/** Publishes a draft now. */
export const publishEvent = async (kit: Kit, id: string): Promise<void> => {
  const event = await getEvent(kit, id);
  const call = {
    path: `${eventPath(id)}/publish`,
    ifMatch: etagOf(event),
    idempotencyKey: kit.idempotencyKey('publish'),
  };
  told(kit, (await kit.http({ method: 'POST', ...call })).json() as StatusEvent, published);
};

/** Takes back what was published within the last 30 seconds (ST-21). */
export const takeBackEvent = async (kit: Kit, id: string): Promise<void> => {
  const event = await getEvent(kit, id);
  const call = {
    path: `${eventPath(id)}/take-back`,
    ifMatch: etagOf(event),
    idempotencyKey: kit.idempotencyKey('take back'),
  };
  told(kit, (await kit.http({ method: 'POST', ...call })).json() as StatusEvent, said('Taken back', 'Repris'));
};

/** Throws a draft away. */
export const deleteDraft = async (kit: Kit, id: string): Promise<void> => {
  const event = await getEvent(kit, id);
  await kit.http({ method: 'DELETE', path: eventPath(id), ifMatch: etagOf(event) });
  told(kit, event, said('Deleted', 'Supprimé'));
};

/** Options of a list. */
export type ListOptions = {
  stage?: string;
  drafts?: true;
  component?: string;
  region?: string;
  from?: string;
  until?: string;
  limit: number;
};

/** Lists events of one kind. */
export const showEvents = async (kit: Kit, kind: Kind, options: ListOptions): Promise<void> => {
  const from = options.from && instantOf(options.from, kit.now);
  const until = options.until && instantOf(options.until, kit.now);
  const { stage, drafts, component, region, limit } = options;
  const query = { kind, stage, drafts, component, region, from, until };
  const events: StatusEvent[] = [];
  for await (const event of listEvents(kit, query, limit)) events.push(event);
  printEvents(kit, events);
};

/** Shows one event with its course. */
export const showEvent = async (kit: Kit, id: string): Promise<void> => {
  printEvent(kit, await getEvent(kit, id));
};
