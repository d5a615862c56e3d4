import type { Component } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Event } from '@atrium/protos/gen/atrium/status/v1/Event';

export const at = (seconds: number) => ({ seconds, nanos: 0 });
export const author = { kind: 'key', id: '0a1b2c3d', name: 'operator' };
export const uptime = {
  seconds: { noData: 0, operational: 86_400 * 30 },
  percent: 99.98,
  percentWithMaintenance: 99.5,
};

export const region = (key = 'eu') => ({
  ...{ key, name: { fr: 'Europe', en: 'Europe' }, timeZone: 'Europe/Paris', position: 0, version: 1 },
  ...{ updatedAt: at(1_700_000_000), updatedBy: author },
});

export const event = (id: string, more: Event = {}): Event => ({
  ...{ id, kind: 'EVENT_KIND_INCIDENT', title: { fr: 'Connexion <b>lente</b>', en: 'Slow & "sign-in"' } },
  ...{ impact: 'IMPACT_MINOR', phase: 'PHASE_INVESTIGATING', publication: 'PUBLICATION_PUBLISHED' },
  ...{ components: ['sign-in'], startsAt: at(1_700_000_000), lengthKnown: true, version: 3, updatedBy: author },
  ...{ createdAt: at(1_700_000_000), updatedAt: at(1_700_000_600) },
  updates: [
    {
      ...{ id: 'u1', at: at(1_700_000_000), recordedAt: at(1_700_000_010), phase: 'PHASE_INVESTIGATING', author },
      text: { fr: '<script>alert(1)</script>', en: 'We look & see <i>' },
      states: [{ component: 'sign-in', regions: [], state: 'COMPONENT_STATE_PARTIAL_OUTAGE' }],
    },
  ],
  ...more,
});

export const changed = { updatedAt: at(1_700_000_000), updatedBy: author };

const component = (key: string, parent: string, version = 1): Component => ({
  ...{ key, parent, name: { fr: `${key} fr`, en: `${key} en` }, description: { fr: '', en: '' }, regions: [] },
  ...{ position: 0, knownSince: at(1_600_000_000), version, updatedAt: at(1_700_000_000), updatedBy: author },
});

/** What the fake service holds; tests change it. */
export const world = () => ({
  revision: 1,
  validForSeconds: { eu: 3600, us: 3600 },
  title: 'Weather',
  components: [component('page', ''), component('suite', 'page'), component('sign-in', 'suite')],
  events: [event('e1')],
  /** Ids of the events that every row notes on the last day shown. */
  noted: ['e1'],
  /** Events that fit on a page at most, since their texts are long. */
  eventsPerPage: 100,
  /** Milliseconds that a call takes. */
  delayMs: (_method: string, _request: object): number => 0,
});

export type World = ReturnType<typeof world>;

export const settings = (all: World) => ({
  ...{ name: { fr: 'Météo', en: all.title }, version: 1, weightMajorOutage: 1, weightPartialOutage: 0.3 },
  ...{ updatedAt: at(1_700_000_000), updatedBy: author },
});
