import type { Component, EventUpdate, State, StatusEvent } from '../api/shapes.ts';
import { inLanguage } from '../input/texts.ts';
import type { Export } from './collect.ts';

type Lang = 'fr' | 'en';

/**
 * A history in the shape of Statuspage's API (ST-11), which knows one language and one region: texts are taken in
 * `lang`, or in the other one where that is empty. Newest first, as Statuspage lists. Where Statuspage has no word,
 * `reconstructed` is added.
 */
export function statuspageOf(all: Export, lang: Lang): unknown {
  const page = {
    id: pageOf(all.events),
    name: inLanguage(all.settings.name, lang),
    time_zone: 'Etc/UTC',
    updated_at: all.exportedAt,
  };
  const listed = all.components.filter((component) => component.parent !== '');
  const named = new Map(listed.map((component) => [component.key, component]));
  const groups = new Set(listed.map((component) => component.parent));
  const eventOf = (event: StatusEvent): unknown => shapeOfEvent(event, named, lang);
  return {
    page,
    components: listed.map((component) => ({
      ...shapeOfComponent(component, lang),
      group: groups.has(component.key),
      group_id: named.has(component.parent) ? component.parent : null,
    })),
    incidents: all.events.filter(({ kind }) => kind === 'incident').map(eventOf),
    scheduled_maintenances: all.events.filter(({ kind }) => kind === 'maintenance').map(eventOf),
  };
}

/** The page that imported events came from, where it is one: then an import of this export finds them again. */
function pageOf(events: StatusEvent[]): string {
  const pages = new Set(events.flatMap(({ origin }) => /^statuspage:([^/]+)\//.exec(origin ?? '')?.[1] ?? []));
  const [only] = pages;
  return pages.size === 1 && only !== undefined ? only : 'atrium';
}

const shapeOfComponent = (component: Component, lang: Lang) => ({
  id: component.key,
  name: inLanguage(component.name, lang),
  description: inLanguage(component.description, lang) || null,
  position: component.position,
  start_date: component.knownSince?.slice(0, 10) ?? null,
});

function shapeOfEvent(event: StatusEvent, named: ReadonlyMap<string, Component>, lang: Lang): unknown {
  const maintenance = event.kind === 'maintenance';
  const updates = updateShapes(event, named, lang);
  return {
    id: event.id,
    name: inLanguage(event.title, lang),
    status: event.phase,
    impact: maintenance ? 'maintenance' : event.impact,
    created_at: event.createdAt,
    updated_at: event.updatedAt,
    started_at: event.startsAt,
    resolved_at: maintenance && event.phase !== 'completed' ? null : event.endsAt,
    ...(maintenance && { scheduled_for: event.startsAt, scheduled_until: event.endsAt }),
    ...(event.reconstructed && { reconstructed: true }),
    incident_updates: updates.reverse(),
    components: event.components.flatMap((key) => {
      const component = named.get(key);
      return component ? [shapeOfComponent(component, lang)] : [];
    }),
  };
}

function updateShapes(event: StatusEvent, named: ReadonlyMap<string, Component>, lang: Lang): unknown[] {
  const last = new Map<string, State>();
  return event.updates.map((update: EventUpdate) => ({
    id: update.id,
    status: update.phase,
    body: inLanguage(update.text, lang),
    created_at: update.recordedAt,
    display_at: update.at,
    ...(update.reconstructed && { reconstructed: true }),
    affected_components: update.states.map(({ component, state }) => {
      const old = last.get(component) ?? 'operational';
      last.set(component, state);
      const name = named.get(component);
      return {
        code: component,
        name: name ? inLanguage(name.name, lang) : component,
        old_status: old,
        new_status: state,
      };
    }),
  }));
}
