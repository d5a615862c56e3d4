import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { z } from 'zod';
import type { CallFrom } from '../backend.ts';
import type { StatusBackend, StatusRequest } from '../backends.ts';
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
/** Milliseconds that an export may take in all, however slowly it is read; one that takes longer is cut, not ended. */
export const exportMs = 120_000;

/** Events that fit, page by page: the next page is asked for when the one before was taken. */
export const eventPages = async function* (
  status: StatusBackend,
  request: Request,
  from: CallFrom,
): AsyncGenerator<Event__Output[]> {
  let token = '';
  do {
    const page = { size: pageSize, token };
    const list = await status.call('ListEvents', { ...request, page }, from);
    yield list.events;
    token = list.nextPageToken;
  } while (token !== '' && from.signal?.aborted !== true);
};
