import type { Component, EventUpdate, State, StatusEvent, Text } from '../api/shapes.ts';
import { inLanguage } from '../input/texts.ts';
import type { Export } from './collect.ts';

type Lang = 'fr' | 'en';

/**
 * A history in the shape of Statuspage's API (ST-11), which knows one language and one region: texts are taken in
 * `lang`, or in the other one where that is empty. Newest first, as Statuspage lists. What Statuspage has no word for
 * is added under names of our own, so that an import of it, here or in another Atrium, finds everything as it was.
 */
export const statuspageOf = (all: Export, lang: Lang): unknown => {
  const page = {
    id: 'atrium',
    language: lang,
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
};

/** Both languages, where the text is not in `lang` alone. */
const translations = (name: string, text: Text, lang: Lang): Record<string, Text> =>
  text[lang === 'fr' ? 'en' : 'fr'] === '' ? {} : { [name]: text };

const shapeOfComponent = (component: Component, lang: Lang) => ({
  id: component.key,
  name: inLanguage(component.name, lang),
  description: inLanguage(component.description, lang) || null,
  position: component.position,
  start_date: component.knownSince?.slice(0, 10) ?? null,
  known_since: component.knownSince,
});

const shapeOfEvent = (event: StatusEvent, named: ReadonlyMap<string, Component>, lang: Lang): unknown => {
  const maintenance = event.kind === 'maintenance';
  const updates = updateShapes(event, named, lang);
  return {
    id: event.id,
    name: inLanguage(event.title, lang),
    ...translations('name_translations', event.title, lang),
    status: event.phase,
    impact: maintenance ? 'maintenance' : event.impact,
    ...(maintenance && event.impact !== 'none' && { impact_override: event.impact }),
    created_at: event.createdAt,
    updated_at: event.updatedAt,
    started_at: event.startsAt,
    resolved_at: maintenance && event.phase !== 'completed' ? null : event.endsAt,
    ...(maintenance && { scheduled_for: event.startsAt, scheduled_until: event.endsAt }),
    ...(event.reconstructed && { reconstructed: true }),
    ...(event.origin && { origin: event.origin }),
    ...(event.regions.length > 0 && { regions: event.regions }),
    incident_updates: updates.reverse(),
    components: event.components.flatMap((key) => {
      const component = named.get(key);
      return component ? [shapeOfComponent(component, lang)] : [];
    }),
  };
};

const updateShapes = (event: StatusEvent, named: ReadonlyMap<string, Component>, lang: Lang): unknown[] => {
  const last = new Map<string, State>();
  return event.updates.map((update: EventUpdate) => ({
    id: update.id,
    status: update.phase,
    body: inLanguage(update.text, lang),
    ...translations('body_translations', update.text, lang),
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
};
