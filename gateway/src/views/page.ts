import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Region__Output } from '@atrium/protos/gen/atrium/status/v1/Region';
import type { Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { Template__Output } from '@atrium/protos/gen/atrium/status/v1/Template';
import type { z } from 'zod';
import type { component } from '../schemas/components.ts';
import type { region, settings, template } from '../schemas/page.ts';
import { actorOrNull, isoOrNull, textOf } from './wire.ts';
import { impactWord, kindWord } from './words.ts';

export type ComponentView = z.infer<typeof component>;
export type RegionView = z.infer<typeof region>;
export type SettingsView = z.infer<typeof settings>;
export type TemplateView = z.infer<typeof template>;

type Changed = Pick<Component__Output, 'version' | 'updatedAt' | 'updatedBy'>;

const changedView = (of: Changed) => ({
  version: of.version,
  updatedAt: isoOrNull(of.updatedAt),
  updatedBy: actorOrNull(of.updatedBy),
});

/** A component as JSON. */
export const componentView = (of: Component__Output): ComponentView => ({
  key: of.key,
  parent: of.parent,
  name: textOf(of.name),
  description: textOf(of.description),
  regions: of.regions,
  position: of.position,
  knownSince: isoOrNull(of.knownSince),
  archived: of.archived,
  ...changedView(of),
});

/** A region as JSON. */
export const regionView = (of: Region__Output): RegionView => ({
  key: of.key,
  name: textOf(of.name),
  timeZone: of.timeZone,
  position: of.position,
  ...changedView(of),
});

const noRegion: RegionView = {
  key: 'none',
  name: { fr: '', en: '' },
  timeZone: 'UTC',
  position: 0,
  version: 0,
  updatedAt: null,
  updatedBy: null,
};

/** A region that the wire may leave out. */
export const regionOrNone = (of: Region__Output | null): RegionView => (of ? regionView(of) : noRegion);

/** Weights of a second in uptime. */
export const weightsView = (of: Settings__Output | null): SettingsView['weights'] => ({
  majorOutage: of?.weightMajorOutage ?? 1,
  partialOutage: of?.weightPartialOutage ?? 0.3,
  degradedPerformance: of?.weightDegradedPerformance ?? 0,
});

/** The page's settings as JSON. */
export const settingsView = (of: Settings__Output | null): SettingsView => ({
  name: textOf(of?.name),
  weights: weightsView(of),
  ...(of ? changedView(of) : { version: 0, updatedAt: null, updatedBy: null }),
});

/** A template as JSON. */
export const templateView = (of: Template__Output): TemplateView => ({
  key: of.key,
  kind: kindWord(of.kind),
  title: textOf(of.title),
  text: textOf(of.text),
  impact: impactWord(of.impact),
  components: of.components,
  ...changedView(of),
});
