import { listEvents } from '../api/events.ts';
import type { Component, Region, Settings, StatusEvent } from '../api/shapes.ts';
import type { Kit } from '../kit.ts';

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

/** Gathers settings, regions, components (archived ones too) and every published event, newest first. */
export async function collectAll(kit: Kit, period: Period): Promise<Export> {
  const get = async (path: string, query = {}): Promise<unknown> =>
    (await kit.http({ method: 'GET', path, query })).json();
  const settings = (await get('/status/settings')) as Settings;
  const { regions } = (await get('/status/regions')) as { regions: Region[] };
  const { components } = (await get('/status/components', { archived: true })) as { components: Component[] };
  const events: StatusEvent[] = [];
  for await (const event of listEvents(kit, period, Infinity)) {
    events.push(event);
    if (events.length % 100 === 0) kit.out.progress(`${events.length} events`);
  }
  kit.out.progressDone();
  return { exportedAt: kit.now.toISOString(), settings, regions, components, events };
}
