import type { Component as WireComponent, Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Region as WireRegion, Region__Output } from '@atrium/protos/gen/atrium/status/v1/Region';
import type { Settings as WireSettings, Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { Template as WireTemplate, Template__Output } from '@atrium/protos/gen/atrium/status/v1/Template';
import type { Kept } from '../../application/ports.ts';
import type { Component, ComponentWish } from '../../domain/components.ts';
import { refuseMistakes } from '../../domain/errors.ts';
import { pageKey } from '../../domain/keys.ts';
import type { Region, RegionWish } from '../../domain/regions.ts';
import type { Settings, SettingsWish } from '../../domain/settings.ts';
import type { Template, TemplateWish } from '../../domain/templates.ts';
import { refuseUnknown } from './fields.ts';
import { fromWireText } from './text.ts';
import { fromWireTime, toWireTime } from '@atrium/chassis/grpc/wire-time';
import { impactWord, kindWord } from './words.ts';

export const toWireComponent = (component: Component, version: number): WireComponent => ({
  ...component,
  knownSince: toWireTime(component.knownSince),
  updatedAt: toWireTime(component.updatedAt),
  version,
});

/** A component as it is to be; one without a parent lies below the root. */
export const fromWireComponent = (component: Component__Output): ComponentWish => ({
  key: component.key,
  parent: component.key === pageKey ? '' : component.parent === '' ? pageKey : component.parent,
  name: fromWireText(component.name),
  description: fromWireText(component.description),
  regions: component.regions,
  position: component.position,
  knownSince: fromWireTime(component.knownSince),
  archived: component.archived,
});

const changeable = ['parent', 'name', 'description', 'regions', 'position', 'known_since', 'archived'] as const;

/** The fields that are named in a change, with their values; what is not named stays. Throws request.invalid for any other name. */
export const fromComponentChange = (fields: readonly string[], component: Component__Output): ComponentWish => {
  refuseUnknown(fields, changeable);
  const wish = fromWireComponent(component);
  const named = Object.entries(wish).filter(([name]) => fields.includes(name === 'knownSince' ? 'known_since' : name));
  return { ...Object.fromEntries(named), key: wish.key };
};

export const toWireRegion = ({ state, version }: Kept<Region>): WireRegion => ({
  ...state,
  updatedAt: toWireTime(state.updatedAt),
  version,
});

export const fromWireRegion = (region: Region__Output): RegionWish => ({
  key: region.key,
  name: fromWireText(region.name),
  timeZone: region.timeZone,
  position: region.position,
});

export const toWireSettings = ({ state: { name, weights, ...stamp }, version }: Kept<Settings>): WireSettings => ({
  name,
  weightMajorOutage: weights.majorOutage,
  weightPartialOutage: weights.partialOutage,
  weightDegradedPerformance: weights.degradedPerformance,
  updatedAt: toWireTime(stamp.updatedAt),
  updatedBy: stamp.updatedBy,
  version,
});

export const fromWireSettings = (settings: Settings__Output): SettingsWish => ({
  name: fromWireText(settings.name),
  weights: {
    majorOutage: settings.weightMajorOutage,
    partialOutage: settings.weightPartialOutage,
    degradedPerformance: settings.weightDegradedPerformance,
  },
});

export const toWireTemplate = ({ state, version }: Kept<Template>): WireTemplate => ({
  ...state,
  kind: kindWord.to(state.kind),
  impact: impactWord.to(state.impact),
  updatedAt: toWireTime(state.updatedAt),
  version,
});

export const fromWireTemplate = (template: Template__Output): TemplateWish => {
  const kind = kindWord.from(template.kind);
  refuseMistakes(kind === undefined ? [{ field: 'template.kind', code: 'required' }] : []);
  return {
    key: template.key,
    kind: kind ?? 'incident',
    title: fromWireText(template.title),
    text: fromWireText(template.text),
    impact: impactWord.from(template.impact) ?? 'none',
    components: template.components,
  };
};
