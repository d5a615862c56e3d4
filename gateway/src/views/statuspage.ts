import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { EventUpdate__Output } from '@atrium/protos/gen/atrium/status/v1/EventUpdate';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import type { WeatherRow__Output } from '@atrium/protos/gen/atrium/status/v1/WeatherRow';
import type { Timestamp__Output } from '@atrium/protos/gen/google/protobuf/Timestamp';
import type { Language } from '../http/language.ts';
import { inLanguage } from './in-language.ts';
import { impactWord, kindWord, phaseWord, stateWord, type StateWord } from './words.ts';

/** What every answer in Statuspage's shape needs (ST-16). */
export type StatuspageFrame = { lang: Language; publicUrl: string };

// Statuspage writes milliseconds; tools made for it parse them.
const time = (at: Timestamp__Output | null): string | null => (at ? new Date(at.seconds * 1000).toISOString() : null);
const epoch = '1970-01-01T00:00:00.000Z';

/** `page` of every answer. */
export const pageView = (weather: Weather__Output, { lang, publicUrl }: StatuspageFrame) => ({
  id: weather.region?.key ?? 'page',
  name: inLanguage(weather.settings?.name, lang),
  url: `${publicUrl}/status`,
  time_zone: weather.region?.timeZone ?? 'Etc/UTC',
  updated_at: time(weather.asOf) ?? epoch,
});

// Statuspage has no word for "nothing known": it is told as operational there, as nothing is known to be wrong.
const stateOf = (state: StateWord): string => (state === 'no_data' ? 'operational' : state);

// Statuspage's own sentences, in its language: tools compare them (ST-16).
const indicators: Readonly<Record<StateWord, readonly [indicator: string, description: string]>> = {
  no_data: ['none', 'All Systems Operational'],
  operational: ['none', 'All Systems Operational'],
  under_maintenance: ['maintenance', 'Service Under Maintenance'],
  degraded_performance: ['minor', 'Partially Degraded Service'],
  partial_outage: ['major', 'Partial System Outage'],
  major_outage: ['critical', 'Major System Outage'],
};

/** `status`: how bad it is, in a word and in a sentence. */
export const statusView = (weather: Weather__Output) => {
  const [indicator, description] = indicators[stateWord(weather.state)];
  return { indicator, description };
};

type Children = ReadonlyMap<string, string[]>;

const childrenOf = (rows: readonly WeatherRow__Output[]): Children => {
  const children = new Map<string, string[]>();
  for (const { component } of rows) {
    if (component) children.set(component.parent, [...(children.get(component.parent) ?? []), component.key]);
  }
  return children;
};

const componentView = (component: Component__Output, row: Pick<WeatherRow__Output, 'state' | 'group'>, of: Shaped) => ({
  id: component.key,
  name: inLanguage(component.name, of.frame.lang),
  status: stateOf(stateWord(row.state)),
  created_at: time(component.knownSince) ?? epoch,
  updated_at: time(of.weather.asOf) ?? epoch,
  position: component.position + 1,
  description: inLanguage(component.description, of.frame.lang) || null,
  showcase: !row.group,
  start_date: time(component.knownSince)?.slice(0, 10) ?? null,
  group_id: component.parent === 'page' || component.parent === '' ? null : component.parent,
  page_id: of.weather.region?.key ?? 'page',
  group: row.group,
  only_show_if_degraded: false,
  ...(row.group && { components: of.children.get(component.key) ?? [] }),
});

type Shaped = { weather: Weather__Output; frame: StatuspageFrame; children: Children };

/** `components`: all but the root, which Statuspage does not know. */
export const componentsView = (weather: Weather__Output, frame: StatuspageFrame) => {
  const of = { weather, frame, children: childrenOf(weather.rows) };
  return weather.rows.flatMap((row) => (row.component && row.depth > 0 ? [componentView(row.component, row, of)] : []));
};

// What was stated last before an update; a component of which nothing was stated was well.
const stateBefore = (component: string, update: EventUpdate__Output, event: Event__Output): StateWord => {
  const before = event.updates.slice(0, event.updates.indexOf(update));
  const stated = before.flatMap(({ states }) => states).findLast((one) => one.component === component);
  return stated === undefined ? 'operational' : stateWord(stated.state);
};

const updateView = (update: EventUpdate__Output, event: Event__Output, of: Shaped) => ({
  id: update.id,
  status: statuspagePhase(update.phase),
  body: inLanguage(update.text, of.frame.lang),
  incident_id: event.id,
  created_at: time(update.recordedAt ?? update.at) ?? epoch,
  updated_at: time(update.recordedAt ?? update.at) ?? epoch,
  display_at: time(update.at) ?? epoch,
  affected_components: update.states.map((one) => ({
    code: one.component,
    name: nameOf(one.component, of),
    old_status: stateOf(stateBefore(one.component, update, event)),
    new_status: stateOf(stateWord(one.state)),
  })),
  deliver_notifications: false,
  custom_tweet: null,
  tweet_id: null,
});

const nameOf = (key: string, { weather, frame }: Shaped): string =>
  inLanguage(weather.rows.find(({ component }) => component?.key === key)?.component?.name, frame.lang) || key;

// Statuspage calls a cancelled maintenance completed.
const statuspagePhase = (phase: Event__Output['phase']): string => {
  const word = phaseWord(phase) ?? 'investigating';
  return word === 'cancelled' ? 'completed' : word;
};

const touched = (event: Event__Output, of: Shaped) =>
  of.weather.rows.flatMap((row) =>
    row.component && event.components.includes(row.component.key) ? [componentView(row.component, row, of)] : [],
  );

// When an event was first told of: a maintenance before it begins; a past that was brought along, when it happened.
const toldAt = ({ createdAt, startsAt, updates }: Event__Output): Timestamp__Output | null =>
  [createdAt, startsAt, updates[0]?.at ?? null]
    .filter((at) => at !== null)
    .reduce<Timestamp__Output | null>((first, at) => (first && first.seconds <= at.seconds ? first : at), null);

/** An incident or a maintenance in Statuspage's shape; updates newest first. */
export const incidentView = (event: Event__Output, weather: Weather__Output, frame: StatuspageFrame) => {
  const of = { weather, frame, children: childrenOf(weather.rows) };
  const phase = statuspagePhase(event.phase);
  const planned = kindWord(event.kind) === 'maintenance';
  return {
    id: event.id,
    name: inLanguage(event.title, frame.lang),
    status: phase,
    created_at: time(toldAt(event)) ?? epoch,
    updated_at: time(event.updatedAt) ?? epoch,
    monitoring_at: time(event.updates.find(({ phase: at }) => at === 'PHASE_MONITORING')?.at ?? null),
    resolved_at: phase === 'resolved' || phase === 'completed' ? time(event.endsAt) : null,
    impact: planned ? 'maintenance' : (impactWord(event.impact) ?? 'none'),
    shortlink: `${frame.publicUrl}/status/events/${encodeURIComponent(event.id)}`,
    // A maintenance is begun, for Statuspage, when it is announced; its window stands in fields of its own.
    started_at: time(planned ? toldAt(event) : event.startsAt) ?? epoch,
    page_id: weather.region?.key ?? 'page',
    incident_updates: event.updates.map((update) => updateView(update, event, of)).reverse(),
    components: touched(event, of),
    ...(planned && { scheduled_for: time(event.startsAt), scheduled_until: time(event.endsAt) }),
  };
};
