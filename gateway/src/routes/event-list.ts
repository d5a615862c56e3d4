import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { z } from 'zod';
import type { CallFrom, StatusBackend, StatusRequest } from '../backends.ts';
import type { eventFilters } from '../schemas/events.ts';
import { timestampOr } from '../views/wire.ts';
import { wireKind } from '../views/words.ts';

type Filters = { [K in keyof typeof eventFilters]?: z.output<(typeof eventFilters)[K]> };
type Request = StatusRequest<'ListEvents'>;

/** The filters of a query as the service takes them. */
export const eventsRequest = ({ kind, component, region, from, until, stage }: Filters): Request => ({
  kind: wireKind(kind),
  component: component ?? '',
  region: region ?? '',
  from: timestampOr(from),
  until: timestampOr(until),
  stage: stage ?? '',
});

const pageSize = 100;
const eventsMax = 10_000;

/** All events that fit, page by page, within the caller's patience: an export. */
export const eventPages = async (status: StatusBackend, request: Request, from: CallFrom): Promise<Event__Output[]> => {
  const all: Event__Output[] = [];
  let token = '';
  do {
    const list = await status.call('ListEvents', { ...request, page: { size: pageSize, token } }, from);
    all.push(...list.events);
    token = list.nextPageToken;
  } while (token !== '' && all.length < eventsMax && from.signal?.aborted !== true);
  return all.slice(0, eventsMax);
};
