/** Statuspage's five states of a component and "no data", mildest first (ST-05). */
export const componentStates = [
  'no_data',
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;
export type ComponentState = (typeof componentStates)[number];

export const impacts = ['none', 'minor', 'major', 'critical'] as const;
/** How hard an event hits. */
export type Impact = (typeof impacts)[number];

export const eventKinds = ['incident', 'maintenance'] as const;
export type EventKind = (typeof eventKinds)[number];

/** A state in which something is the matter. */
export type TroubledState = Exclude<ComponentState, 'no_data' | 'operational'>;

/** What a troubled state is called on screen: partial and major outage are both an incident. */
export type IssueKind = 'maintenance' | 'degraded' | 'incident';

/** Place in the order of severity: 0 for no data, 5 for a major outage. */
export const severity = (state: ComponentState): number => componentStates.indexOf(state);

/** The worst of some states; `no_data` for none. */
export const worst = (states: Iterable<ComponentState>): ComponentState => {
  let found: ComponentState = 'no_data';
  for (const state of states) if (severity(state) > severity(found)) found = state;
  return found;
};

export const isTroubled = (state: ComponentState): state is TroubledState => severity(state) >= 2;

const kinds: Record<TroubledState, IssueKind> = {
  under_maintenance: 'maintenance',
  degraded_performance: 'degraded',
  partial_outage: 'incident',
  major_outage: 'incident',
};

export const kindOf = (state: TroubledState): IssueKind => kinds[state];

const incidentStates: Record<Impact, TroubledState> = {
  none: 'degraded_performance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** The state that follows from an event where none, or "operational", is stated (ST-05). */
export const stateOfImpact = (impact: Impact, kind: EventKind): TroubledState =>
  kind === 'maintenance' ? 'under_maintenance' : incidentStates[impact];
