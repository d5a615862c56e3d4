import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { StatusRequest } from '../../backends.ts';
import type { Ask } from '../numbers.ts';

/** How much of a list is read: entries a page, pages at most, and when it is enough. */
type Reading = { size: number; pagesMax: number; isEnough: (events: readonly Event__Output[]) => boolean };

/** Events of a list, page after page: a page is shorter than asked for where its texts are long. */
export const readEvents = async (
  ask: Ask,
  request: StatusRequest<'ListEvents'>,
  { size, pagesMax, isEnough }: Reading,
): Promise<Event__Output[]> => {
  const events: Event__Output[] = [];
  let token = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const list = await ask('ListEvents', { ...request, page: { size, token } });
    events.push(...list.events);
    token = list.nextPageToken;
    if (token === '' || isEnough(events)) break;
  }
  return events;
};
