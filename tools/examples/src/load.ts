import { eventPath, listEvents } from '@atrium/cli/api/events';
import type { Http } from '@atrium/cli/api/http';
import { allOf } from '@atrium/cli/api/pages';
import type { Component, Region, Settings, StatusEvent } from '@atrium/cli/api/shapes';
import { eventsAround, type Planned } from './history.ts';
import { components, pageName, regions, templates } from './page.ts';
import { inParallel, patchOver, post, putNew, putOver } from './write.ts';

/** Days of history that the examples know. */
const knownDays = 400;
const dayMs = 86_400_000;

/** Calls under way at once. */
const atOnce = 6;

type Say = (line: string) => void;

/**
 * Writes the example weather through the public API. A second run changes nothing, one after a kill goes on: what is
 * there is found by key or title, and the time of the first run is kept as the `knownSince` of the tree.
 */
export const loadExamples = async (http: Http, now: Date, say: Say): Promise<void> => {
  const all = { path: '/status/components', name: 'components', query: { archived: true } };
  const there = await allOf<Component>(http, all);
  const begun = there.find(({ key }) => key === components[0]?.key);
  if (!begun) await preparePage(http, say);
  const since = begun?.knownSince ?? new Date(dayStart(now) - knownDays * dayMs + sinceMidnight(now)).toISOString();
  const knownSince = since.replace(/\.\d+Z$/, 'Z');
  await makeComponents(http, there, knownSince, say);
  await makeTemplates(http, say);
  const anchor = new Date(Date.parse(knownSince) + knownDays * dayMs);
  await makeEvents(http, eventsAround(anchor), say);
};

const dayStart = (date: Date): number => Math.floor(date.getTime() / dayMs) * dayMs;
const sinceMidnight = (date: Date): number => Math.floor((date.getTime() - dayStart(date)) / 60_000) * 60_000;

const preparePage = async (http: Http, say: Say): Promise<void> => {
  const settings = (await http({ method: 'GET', path: '/status/settings' })).json() as Settings;
  await putOver(http, '/status/settings', settings, { name: pageName, weights: settings.weights });
  const found = await allOf<Region>(http, { path: '/status/regions', name: 'regions' });
  for (const { key, ...body } of regions) {
    const old = found.find((region) => region.key === key);
    const path = `/status/regions/${key}`;
    await (old ? putOver(http, path, old, body) : putNew(http, path, body));
  }
  say(`${regions.length} regions`);
};

/** After the components, which templates name. */
const makeTemplates = async (http: Http, say: Say): Promise<void> => {
  const there = await allOf<{ key: string }>(http, { path: '/status/templates', name: 'templates' });
  const keys = new Set(there.map(({ key }) => key));
  const missing = templates.filter(({ key }) => !keys.has(key));
  await inParallel(missing, atOnce, ({ key, ...body }) => putNew(http, `/status/templates/${key}`, body));
  say(`${templates.length} templates`);
};

/** Parents first, hence one after the other. */
const makeComponents = async (http: Http, there: Component[], knownSince: string, say: Say): Promise<void> => {
  const root = there.find(({ parent }) => parent === '');
  // Events that name no component stand on the root: its history begins with that of the others.
  if (root && Date.parse(root.knownSince ?? '') !== Date.parse(knownSince)) {
    await patchOver(http, `/status/components/${root.key}`, root, { knownSince });
  }
  const keys = new Set(there.map(({ key }) => key));
  for (const [position, component] of components.entries()) {
    if (!keys.has(component.key)) await post(http, '/status/components', { ...component, position, knownSince });
  }
  say(`${components.length} components`);
};

const makeEvents = async (http: Http, planned: Planned[], say: Say): Promise<void> => {
  const there = new Map<string, StatusEvent>();
  for (const query of [{}, { drafts: true }]) {
    for await (const event of listEvents({ http }, query, Infinity)) there.set(nameOf(event), event);
  }
  let done = 0;
  await inParallel(planned, atOnce, async (wish) => {
    await makeEvent(http, wish, there.get(nameOf({ kind: kindOf(wish), title: wish.body.title })));
    done += 1;
    if (done % 10 === 0 || done === planned.length) say(`${done} of ${planned.length} incidents and maintenances`);
  });
};

const nameOf = ({ kind, title }: Pick<StatusEvent, 'kind' | 'title'>): string => `${kind} ${title.en}`;
const kindOf = ({ path }: Planned): StatusEvent['kind'] => (path === '/status/incidents' ? 'incident' : 'maintenance');

const makeEvent = async (http: Http, wish: Planned, there: StatusEvent | undefined): Promise<void> => {
  const event = there ?? ((await post(http, wish.path, wish.body)) as StatusEvent);
  const said = new Set(event.updates.map(({ at }) => at));
  for (const { at, body } of wish.updates) {
    if (!said.has(at)) await post(http, `${eventPath(event.id)}/updates`, body);
  }
};
