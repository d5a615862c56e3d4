import type { State } from './api-routes.ts';

const component = (key: string, parent: string, fr: string, en: string, version = 1) => ({
  key,
  parent,
  name: { fr, en },
  description: { fr: '', en: '' },
  regions: [],
  position: 0,
  knownSince: '2025-01-01T00:00:00Z',
  archived: false,
  version,
});

const region = {
  key: 'eu',
  name: { fr: 'Europe', en: 'Europe' },
  timeZone: 'Europe/Paris',
  position: 0,
  version: 1,
};

const uptime = (percent: number | null) => ({ seconds: {}, percent, percentWithMaintenance: percent });

const root = component('page', '', 'Page entière', 'Whole page');
const signIn = component('sign-in', 'page', 'Connexion', 'Sign-in', 4);

/** What the playing server begins with. */
export const newState = (): State => {
  const settings = {
    name: { fr: 'Météo des services', en: 'Service weather' },
    weights: { majorOutage: 1, partialOutage: 0.3, degradedPerformance: 0 },
    version: 2,
  };
  const row = { depth: 0, group: true, notes: [], mean: null, state: 'partial_outage', days: '-..md' };
  const rows = [
    { ...row, component: root, uptime: uptime(99.9999) },
    { ...row, component: signIn, depth: 1, group: false, days: '--.si', uptime: uptime(null) },
  ];
  const shown = { from: '2026-11-18', until: '2026-11-22', firstDay: '2025-01-01', asOf: '2026-11-22T10:00:00Z' };
  return {
    settings,
    regions: new Map([['eu', { ...region }]]),
    components: new Map([
      ['page', { ...root }],
      ['sign-in', { ...signIn }],
    ]),
    templates: new Map(),
    events: new Map(),
    imports: new Map(),
    parts: new Map(),
    outcome: {},
    lines: [],
    keys: [],
    weather: {
      ...{ settings, region, regions: [region], ...shown, state: 'partial_outage', rows },
      ...{ open: [], planned: [], recent: [], validUntil: null, revision: 7, staleSince: null },
    },
  };
};
