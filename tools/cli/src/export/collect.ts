import { listEvents } from '../api/events.ts';
import { allOf } from '../api/pages.ts';
import type { Component, Region, Settings, StatusEvent } from '../api/shapes.ts';
import type { Kit } from '../kit.ts';
import { said } from '../texts/said.ts';

/** Which part of the history; instants in RFC 3339. */
export type Period = { from: string | undefined; until: string | undefined; region: string | undefined };

/** The whole history as the API shows it: the shape of `export --format json`. */
export type Export = {
  exportedAt: string;
  settings: Settings;
  regions: Region[];
  components: Component[];
  events: StatusEvent[];
};

/** Gathers settings, regions, components (archived ones too) and every published event with its intervals, newest first. */
export const collectAll = async (kit: Kit, period: Period): Promise<Export> => {
  const settings = (await kit.http({ method: 'GET', path: '/status/settings' })).json() as Settings;
  const regions = await allOf<Region>(kit.http, { path: '/status/regions', name: 'regions' });
  const all = { path: '/status/components', name: 'components', query: { archived: true } };
  const components = await allOf<Component>(kit.http, all);
  const events: StatusEvent[] = [];
  for await (const event of listEvents(kit, { ...period, intervals: true }, Infinity)) {
    events.push(event);
    if (events.length % 100 === 0) kit.out.progress(said(`${events.length} events`, `${events.length} événements`));
  }
  kit.out.progressDone();
  return { exportedAt: kit.now.toISOString(), settings, regions, components, events };
};
