import type { State, Text } from '@atrium/cli/api/shapes';

/** A text, French first as the portal shows it. */
export const text = (fr: string, en: string): Text => ({ fr, en });

/** A component of the example tree. */
export type ExampleComponent = { key: string; parent: string; name: Text; description: Text; regions: string[] };

/** What was said so many minutes after the begin. */
export type Step = { after: number; phase: string; text: Text; states?: Record<string, State> };

/** When an event began: so many days before (or, negative, after) the first run, at a time of day in UTC. */
export type Begin = { daysAgo: number; at: string };

/** An incident that is over; its last step ends it. */
export type ExampleIncident = Begin & {
  title: Text;
  impact: 'none' | 'minor' | 'major' | 'critical';
  components: string[];
  regions: string[];
  steps: Step[];
};

/** A planned maintenance. */
export type ExampleMaintenance = Begin & {
  minutes: number;
  title: Text;
  text: Text;
  components: string[];
  regions: string[];
};

/** What was said `after` minutes: where it stood, in French and in English, and the states stated. */
export const step = (after: number, phase: string, fr: string, en: string, states?: Record<string, State>): Step => ({
  after,
  phase,
  text: text(fr, en),
  ...(states && { states }),
});
