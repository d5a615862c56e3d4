import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { Region__Output } from '@atrium/protos/gen/atrium/status/v1/Region';
import type { Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { MissingPart } from '@atrium/portal/weather';
import { keptFor, type Source } from '../numbers.ts';

export type EventNumbers = {
  event: Event__Output;
  components: Component__Output[];
  regions: Region__Output[];
  settings: Settings__Output | null;
  missing: MissingPart[];
};

/** One event (ST-03), with the components that it names. A draft is no page. */
export const eventSource: Source<{ id: string }, EventNumbers> = {
  name: 'event',
  stay: () => 'long',
  fetch: async (ask, { id }, revision) => {
    const event = await ask('GetEvent', { id });
    const [components, regions, settings] = await Promise.all([
      ask('ListComponents', { archived: true }).catch(() => undefined),
      ask('ListRegions', {}).catch(() => undefined),
      ask('GetSettings', {}).catch(() => null),
    ]);
    const missing: MissingPart[] = [
      ...(components ? [] : ['components' as const]),
      ...(regions ? [] : ['regions' as const]),
    ];
    const named = components?.components.filter(({ key }) => event.components.includes(key)) ?? [];
    const numbers = { event, components: named, regions: regions?.regions ?? [], settings, missing };
    return keptFor(numbers, revision, Date.now());
  },
};
