import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { EventUpdate__Output } from '@atrium/protos/gen/atrium/status/v1/EventUpdate';
import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Region__Output } from '@atrium/protos/gen/atrium/status/v1/Region';
import type { Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { Uptime__Output } from '@atrium/protos/gen/atrium/status/v1/Uptime';
import type { WeatherRow__Output } from '@atrium/protos/gen/atrium/status/v1/WeatherRow';
import type {
  Component,
  EventUpdate,
  Origin,
  Region,
  Settings,
  Uptime,
  WeatherEvent,
  WeatherRow,
} from '@atrium/portal/weather';
import { secondsView } from './weather.ts';
import { textOf } from './wire.ts';
import { impactWord, kindWord, phaseWord, stateWord } from './words.ts';

/** What the pages are given: the messages of the contract with words for names and Unix seconds for times. */
export const componentModel = (of: Component__Output | null): Component => ({
  key: of?.key ?? 'page',
  parent: of?.parent ?? '',
  name: textOf(of?.name),
  description: textOf(of?.description),
  regions: of?.regions ?? [],
});

export const regionModel = (of: Region__Output | null): Region => ({
  key: of?.key ?? '',
  name: textOf(of?.name),
  timeZone: of?.timeZone ?? 'UTC',
});

export const settingsModel = (of: Settings__Output | null): Settings => ({
  name: textOf(of?.name),
  weightMajorOutage: of?.weightMajorOutage ?? 1,
  weightPartialOutage: of?.weightPartialOutage ?? 0.3,
  weightDegradedPerformance: of?.weightDegradedPerformance ?? 0,
});

export const uptimeModel = (of: Uptime__Output | null): Uptime => ({
  seconds: secondsView(of?.seconds ?? null),
  ...(of?.percent !== undefined && { percent: of.percent }),
  ...(of?.percentWithMaintenance !== undefined && { percentWithMaintenance: of.percentWithMaintenance }),
});

export const rowModel = (of: WeatherRow__Output): WeatherRow => ({
  component: componentModel(of.component),
  depth: of.depth,
  group: of.group,
  state: stateWord(of.state),
  days: of.days,
  notes: of.notes.map((note) => ({ day: note.day, seconds: secondsView(note.seconds), events: note.events })),
  uptime: uptimeModel(of.uptime),
  ...(of.mean && { mean: uptimeModel(of.mean) }),
});

// A key of the API and a timer have names that say nothing to a reader; what was brought along has no author here.
const authorOf = (who: EventUpdate__Output['author']): EventUpdate['author'] => {
  if (who?.kind === 'account') return { name: who.name };
  return who?.kind === 'key' ? 'team' : 'nobody';
};

const origins: readonly Origin[] = ['statuspage', 'upptime', 'csv'];

const originOf = (of: string): Origin | undefined => origins.find((origin) => of.startsWith(`${origin}:`));

const updateModel = (of: EventUpdate__Output): EventUpdate => ({
  id: of.id,
  at: of.at?.seconds ?? 0,
  phase: phaseWord(of.phase) ?? 'investigating',
  text: textOf(of.text),
  author: authorOf(of.author),
  reconstructed: of.reconstructed,
  ...(of.supersedes !== '' && { corrected: true }),
});

export const eventModel = (of: Event__Output): WeatherEvent => {
  const origin = originOf(of.origin);
  return {
    id: of.id,
    kind: kindWord(of.kind),
    title: textOf(of.title),
    impact: impactWord(of.impact) ?? 'none',
    phase: phaseWord(of.phase) ?? 'investigating',
    components: of.components,
    regions: of.regions,
    startsAt: of.startsAt?.seconds ?? 0,
    ...(of.endsAt && { endsAt: of.endsAt.seconds }),
    lengthKnown: of.lengthKnown,
    reconstructed: of.reconstructed,
    updates: of.updates.map(updateModel),
    ...(origin !== undefined && { origin }),
  };
};
