import { expect, test } from '@jest/globals';
import type { Component, StatusEvent } from '../api/shapes.ts';
import { statuspageOf } from './statuspage.ts';

const text = (en: string) => ({ fr: '', en });

const component = (key: string, parent: string): Component => ({
  ...{ key, parent, name: text(`Name of ${key}`), description: text(''), regions: [], position: 0 },
  ...{ knownSince: '2025-01-01T00:00:00Z', archived: false, version: 1 },
});

const update = (id: string, at: string, phase: string, state: 'partial_outage' | 'operational') => ({
  ...{ id, at, recordedAt: at, phase, text: text(`Said ${id}`), author: null, reconstructed: false },
  states: [{ component: 'pay', regions: [], state }],
});

const event: StatusEvent = {
  ...{ id: 'e1', kind: 'incident', title: text('Slow'), impact: 'minor', phase: 'resolved', publication: 'published' },
  ...{ publishAt: null, components: ['pay'], regions: [], lengthKnown: true, reconstructed: false, origin: null },
  ...{ startsAt: '2026-01-01T10:00:00Z', endsAt: '2026-01-01T11:00:00Z', version: 1 },
  ...{ createdAt: '2026-01-01T10:00:00Z', updatedAt: '2026-01-01T11:00:00Z' },
  updates: [
    update('u1', '2026-01-01T10:00:00Z', 'investigating', 'partial_outage'),
    update('u2', '2026-01-01T11:00:00Z', 'resolved', 'operational'),
  ],
};

test('ST-11 an export in Statuspage’s shape has its names, its order and its changes of state', () => {
  const components = [component('page', ''), component('apps', 'page'), component('pay', 'apps')];
  const settings = {
    name: text('Weather'),
    weights: { majorOutage: 1, partialOutage: 0.3, degradedPerformance: 0 },
    version: 1,
  };
  const maintenance: StatusEvent = { ...event, id: 'm1', kind: 'maintenance', phase: 'scheduled', updates: [] };
  const events = [event, maintenance];
  const made = statuspageOf({ exportedAt: '2026-02-01T00:00:00Z', settings, regions: [], components, events }, 'en');
  expect(made).toMatchObject({
    page: { name: 'Weather' },
    components: [
      { id: 'apps', group: true, group_id: null },
      { id: 'pay', name: 'Name of pay', group: false, group_id: 'apps' },
    ],
    incidents: [
      {
        ...{ id: 'e1', name: 'Slow', status: 'resolved', impact: 'minor' },
        ...{ started_at: '2026-01-01T10:00:00Z', resolved_at: '2026-01-01T11:00:00Z' },
        incident_updates: [
          {
            id: 'u2',
            body: 'Said u2',
            affected_components: [{ old_status: 'partial_outage', new_status: 'operational' }],
          },
          { id: 'u1', affected_components: [{ code: 'pay', name: 'Name of pay', old_status: 'operational' }] },
        ],
      },
    ],
    scheduled_maintenances: [
      { id: 'm1', scheduled_for: '2026-01-01T10:00:00Z', scheduled_until: '2026-01-01T11:00:00Z', resolved_at: null },
    ],
  });
});

test('ST-11 what Statuspage has no word for is kept beside: origin, both languages, regions, the true begin of a history', () => {
  const imported = {
    ...event,
    ...{ title: { fr: 'Lent', en: 'Slow' }, origin: 'csv:e1', regions: ['eu'], reconstructed: true },
    updates: event.updates.map((one) => ({ ...one, text: { fr: 'Dit', en: '' } })),
  };
  const planned: StatusEvent = { ...event, kind: 'maintenance' };
  const settings = { name: text('Weather'), weights: { majorOutage: 1, partialOutage: 0.3, degradedPerformance: 0 } };
  const all = { exportedAt: '2026-02-01T00:00:00Z', settings: { ...settings, version: 1 }, regions: [] };
  const components = [component('page', ''), component('pay', 'page')];
  expect(statuspageOf({ ...all, components, events: [imported, planned] }, 'en')).toMatchObject({
    page: { id: 'atrium', language: 'en' },
    components: [{ id: 'pay', known_since: '2025-01-01T00:00:00Z' }],
    incidents: [
      {
        ...{ name: 'Slow', name_translations: { fr: 'Lent', en: 'Slow' }, reconstructed: true },
        ...{ origin: 'csv:e1', regions: ['eu'] },
        incident_updates: [{ body: 'Dit', body_translations: { fr: 'Dit', en: '' } }, {}],
      },
    ],
    scheduled_maintenances: [{ impact: 'maintenance', impact_override: 'minor' }],
  });
});
