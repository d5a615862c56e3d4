import type { Frame } from '../model.ts';
import type { Component, Region, Text } from '../numbers.ts';

/** Models for tests: an installation as it could be, the same ones at each run. */
export const now = Date.parse('2026-11-22T01:05:00Z') / 1000;

export const hour = 3600;

export const text = (fr: string, en: string): Text => ({ fr, en });

export const regions: Region[] = [
  { key: 'eu', name: text('Europe', 'Europe'), timeZone: 'Europe/Paris' },
  { key: 'ca', name: text('Amérique du Nord', 'North America'), timeZone: 'America/Montreal' },
  { key: 're', name: text('Océan Indien', 'Indian Ocean'), timeZone: 'Indian/Reunion' },
];

export const eu = regions[0] ?? { key: 'eu', name: text('Europe', 'Europe'), timeZone: 'Europe/Paris' };

export const settings = {
  name: text('Météo des solutions', 'Weather of our solutions'),
  weightMajorOutage: 1,
  weightPartialOutage: 0.3,
  weightDegradedPerformance: 0,
};

export const frame = (more: Partial<Frame> = {}): Frame => ({
  lang: 'fr',
  now,
  query: {},
  publicUrl: 'https://status.example.org',
  ...more,
});

export const component = (key: string, parent: string, name: Text, description = text('', '')): Component => ({
  key,
  parent,
  name,
  description,
  regions: [],
});

export const root = component('page', '', text('Toutes les solutions', 'All solutions'));
