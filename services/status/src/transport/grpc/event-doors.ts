import { required } from '@atrium/chassis/grpc/wire-required';
import { requestInvalid } from '@atrium/chassis/errors';
import { commandOf } from '@atrium/chassis/use-case';
import type { ListEvents } from '../../application/list-events.ts';
import type { UseCases } from '../../application/use-cases.ts';
import type { ListEventsRequest__Output } from '@atrium/protos/gen/atrium/status/v1/ListEventsRequest';
import { eventPages } from '../wire/cursors.ts';
import { fromCreateEvent, fromRevision, fromWireStates, toWireEvent, toWireEventWhole } from '../wire/events.ts';
import { fromWireText } from '../wire/text.ts';
import { fromWireTime } from '@atrium/chassis/grpc/wire-time';
import { pageSize } from '@atrium/chassis/page';
import { kindWord, phaseWord } from '../wire/words.ts';
import type { Doors } from './doors.ts';

type Methods =
  | 'ListEvents'
  | 'GetEvent'
  | 'CreateEvent'
  | 'AddUpdate'
  | 'ReviseEvent'
  | 'CorrectUpdate'
  | 'PublishEvent'
  | 'TakeBackEvent'
  | 'DeleteDraft';

const listing =
  (cases: UseCases): Doors<'ListEvents'>['ListEvents'] =>
  async ({ page, ...asked }, { caller }) => {
    const question = questionOf(asked);
    const paging = { after: eventPages.decode(page?.token ?? '', question), limit: pageSize(page?.size) };
    const { events, next } = await cases.listEvents(caller, { ...question, ...paging });
    const toWire = question.intervals === true ? toWireEventWhole : toWireEvent;
    return { events: events.map(toWire), nextPageToken: eventPages.encode(next, question) };
  };

/** Incidents and planned maintenance. */
export const eventDoors = (cases: UseCases): Doors<Methods> => ({
  ListEvents: listing(cases),
  GetEvent: async ({ id }, { caller }) => toWireEventWhole(await cases.getEvent(caller, id)),
  CreateEvent: async (request, { caller, idempotency }) =>
    toWireEventWhole(await cases.createEvent(caller, fromCreateEvent(request), commandOf(caller, idempotency))),
  AddUpdate: async ({ eventId, ...request }, { caller, idempotency }) => {
    const wish = {
      phase: phaseWord.from(request.phase) ?? null,
      text: fromWireText(request.text),
      states: fromWireStates(request.states, 'states'),
      at: fromWireTime(request.at),
    };
    return toWireEventWhole(await cases.addUpdate(caller, eventId, wish, commandOf(caller, idempotency)));
  },
  ReviseEvent: async ({ id, version, fields, event }, { caller }) =>
    toWireEventWhole(await cases.reviseEvent(caller, id, fromRevision(fields, event), version)),
  CorrectUpdate: async ({ eventId, updateId, version, update }, { caller, idempotency }) => {
    const wanted = required(update, 'update');
    const wish = {
      phase: phaseWord.from(wanted.phase) ?? null,
      text: wanted.text === null ? null : fromWireText(wanted.text),
      states: wanted.states.length === 0 ? null : fromWireStates(wanted.states, 'update.states'),
      at: fromWireTime(wanted.at),
    };
    const how = { expectedVersion: version, command: commandOf(caller, idempotency) };
    return toWireEventWhole(await cases.correctUpdate(caller, eventId, updateId, wish, how));
  },
  PublishEvent: async ({ id, version }, { caller, idempotency }) => {
    const how = { expectedVersion: version, command: commandOf(caller, idempotency) };
    return toWireEventWhole(await cases.publishEvent(caller, id, how));
  },
  TakeBackEvent: async ({ id, version }, { caller, idempotency }) => {
    const how = { expectedVersion: version, command: commandOf(caller, idempotency) };
    return toWireEventWhole(await cases.takeBackEvent(caller, id, how));
  },
  DeleteDraft: async ({ id, version }, { caller }) => {
    await cases.deleteDraft(caller, id, version);
    return {};
  },
});

const stages = ['open', 'planned', 'past'] as const;

const stageOf = (stage: string): ListEvents['stage'] => {
  const found = stages.find((known) => known === stage);
  if (found === undefined && stage !== '') throw requestInvalid({ fields: [{ field: 'stage', code: 'unknown' }] });
  return found;
};

type Asked = Omit<ListEventsRequest__Output, 'page'>;

const orderOf = ({ oldestFirst, newestUpdateFirst }: Asked): ListEvents['order'] => {
  if (oldestFirst && newestUpdateFirst)
    throw requestInvalid({ fields: [{ field: 'newest_update_first', code: 'not_allowed' }] });
  if (newestUpdateFirst) return 'newestUpdate';
  return oldestFirst ? 'oldestBegin' : 'newestBegin';
};

const questionOf = (request: Asked): Omit<ListEvents, 'after' | 'limit'> => ({
  kind: kindWord.from(request.kind),
  component: request.component === '' ? undefined : request.component,
  region: request.region === '' ? undefined : request.region,
  from: fromWireTime(request.from) ?? undefined,
  until: fromWireTime(request.until) ?? undefined,
  stage: stageOf(request.stage),
  drafts: request.drafts,
  order: orderOf(request),
  intervals: request.intervals,
});
