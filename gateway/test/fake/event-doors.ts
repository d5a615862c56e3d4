import type { Event } from '@atrium/protos/gen/atrium/status/v1/Event';
import { componentOf, find, fresh, mayWrite, type Doors } from './answers.ts';
import { changed, event, type World } from './world.ts';

type Writes = Pick<
  Doors,
  | 'CreateEvent'
  | 'AddUpdate'
  | 'ReviseEvent'
  | 'CorrectUpdate'
  | 'PublishEvent'
  | 'TakeBackEvent'
  | 'DeleteDraft'
  | 'GetPostmortem'
  | 'PutPostmortem'
>;
type Reads = Pick<Doors, 'ListEvents' | 'GetEvent'>;

const eventOf = ({ events }: World, id: string): Event =>
  find(events, (one) => one.id === id, 'status.event_not_found');

const kindOf = (wanted: string, one: Event): boolean => wanted === 'EVENT_KIND_UNSPECIFIED' || one.kind === wanted;

// A component and all that is below it, as the service takes it; one that does not exist is refused.
const below = (all: World, key: string): string[] => {
  componentOf(all, key);
  const children = all.components.filter(({ parent }) => parent === key);
  return [key, ...children.flatMap((child) => below(all, child.key ?? ''))];
};

const touching = (all: World, component: string): Event[] => {
  if (component === '') return all.events;
  const keys = below(all, component);
  return all.events.filter((one) => one.components?.some((key) => keys.includes(key)));
};

const saidLast = ({ updates = [] }: Event): number => Math.max(...updates.map(({ at }) => Number(at?.seconds ?? 0)));

const readDoors = (all: World): Reads => ({
  ListEvents: ({ kind, page, component, newestUpdateFirst }) => {
    const begin = Number(page?.token ?? 0);
    const end = begin + Math.min(page?.size ?? 25, all.eventsPerPage);
    const fitting = touching(all, component).filter((one) => kindOf(kind, one));
    const found = newestUpdateFirst ? fitting.toSorted((a, b) => saidLast(b) - saidLast(a)) : fitting;
    return { events: found.slice(begin, end), nextPageToken: end < found.length ? String(end) : '' };
  },
  GetEvent: ({ id }) => eventOf(all, id),
});

const postmortemOf = ({ id }: Event) => ({
  ...{ event: id ?? '', text: { fr: 'Un disque', en: 'A disk' }, version: 3 },
  publishedAt: { seconds: 1_700_000_000, nanos: 0 },
  ...changed,
});

const writeDoors = (all: World): Writes => ({
  CreateEvent: ({ kind, title }, call) => {
    mayWrite(call, 'status:write');
    const made = event(`e${all.events.length + 1}`, { kind, title });
    all.events.unshift(made);
    all.revision += 1;
    return made;
  },
  AddUpdate: ({ eventId }, call) => {
    mayWrite(call, 'status:write');
    return eventOf(all, eventId);
  },
  ReviseEvent: ({ id, version }, call) => {
    mayWrite(call, 'status:write');
    fresh(version, 3);
    return { ...eventOf(all, id), version: 4 };
  },
  CorrectUpdate: ({ eventId, version }) => {
    fresh(version, 3);
    return eventOf(all, eventId);
  },
  PublishEvent: ({ id, version }) => {
    fresh(version, 3);
    return eventOf(all, id);
  },
  TakeBackEvent: ({ id, version }) => {
    fresh(version ?? 0, 3);
    return eventOf(all, id);
  },
  GetPostmortem: ({ event: id }) => postmortemOf(eventOf(all, id)),
  PutPostmortem: ({ postmortem, version }) => {
    fresh(version ?? 0, 3);
    return { ...postmortemOf(eventOf(all, postmortem?.event ?? '')), text: postmortem?.text ?? null, version: 4 };
  },
  DeleteDraft: ({ version }) => {
    fresh(version, 3);
    return {};
  },
});

/** Events of the fake service. */
export const eventDoors = (all: World): Reads & Writes => ({ ...readDoors(all), ...writeDoors(all) });
