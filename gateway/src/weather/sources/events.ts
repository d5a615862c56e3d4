import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { Ask, Source } from '../numbers.ts';
import { dated } from './dated.ts';
import { readEvents } from './event-pages.ts';

export type EventsQuery = {
  kind?: 'incident' | 'maintenance' | undefined;
  component?: string | undefined;
  region?: string | undefined;
  stage?: string | undefined;
  /** Those that said something last come first, instead of those that began last. */
  byUpdate?: true;
  size: number;
};
export type EventsNumbers = { events: Event__Output[]; weather: Weather__Output };

const kinds = { incident: 'EVENT_KIND_INCIDENT', maintenance: 'EVENT_KIND_MAINTENANCE' } as const;

const pagesMax = 5;

const listed = async (ask: Ask, query: EventsQuery, stage: string): Promise<Event__Output[]> => {
  const { kind, component = '', region = '', byUpdate = false, size } = query;
  const wanted = { ...(kind && { kind: kinds[kind] }), component, region, stage, newestUpdateFirst: byUpdate };
  const isEnough = (events: readonly Event__Output[]): boolean => events.length >= size;
  return (await readEvents(ask, wanted, { size, pagesMax, isEnough })).slice(0, size);
};

/**
 * Events with the page of today: for feeds and Statuspage's lists (ST-08, ST-16). The stage `current` is what is open
 * and what is planned.
 */
export const eventsSource: Source<EventsQuery, EventsNumbers> = {
  name: 'events',
  // The service knows no list of a component or a region that does not exist: so there are as many as of these.
  stay: () => 'long',
  fetch: async (ask, query, revision) => {
    const stages = query.stage === 'current' ? ['open', 'planned'] : [query.stage ?? ''];
    const [weather, ...lists] = await Promise.all([
      ask('GetWeather', { region: query.region ?? '', days: 1 }),
      ...stages.map((stage) => listed(ask, query, stage)),
    ]);
    return dated({ events: lists.flat(), weather }, [weather], revision);
  },
};
