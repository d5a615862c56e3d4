import type { Messages } from './fr.ts';
import { plural } from '../../ui/grammar.ts';

const many = plural('en');

/** Texts of events and of their page. */
export const event: Messages['event'] = {
  kinds: { incident: 'Incident', maintenance: 'Planned maintenance' },
  impacts: { none: 'no impact', minor: 'minor impact', major: 'major impact', critical: 'outage' },
  phases: {
    investigating: 'investigating',
    identified: 'identified',
    monitoring: 'monitoring',
    resolved: 'resolved',
    scheduled: 'scheduled',
    in_progress: 'in progress',
    verifying: 'verifying',
    completed: 'completed',
    cancelled: 'cancelled',
  },
  impact: 'Impact',
  phase: 'Phase',
  components: 'Solutions affected',
  regions: 'Regions',
  everywhere: 'all regions',
  began: 'Began',
  ended: 'Ended',
  plannedEnd: 'Planned end',
  duration: 'Duration',
  unknownLength: 'length unknown',
  since: (time) => `since ${time}`,
  on: (time) => `on ${time}`,
  span: (from, to) => `${from} to ${to}`,
  spanSameDay: (day, from, to) => `${day}, ${from} to ${to}`,
  timeline: 'Timeline',
  newestFirst: 'Newest first.',
  noUpdates: 'No text was published for this event.',
  by: 'by',
  byTeam: 'by the team',
  whole: 'See the page of this event',
  origin: 'Source',
  origins: {
    statuspage: 'history taken over from Statuspage',
    upptime: 'history taken over from Upptime',
    csv: 'history taken over from a CSV file',
  },
  reconstructed: 'reconstructed',
  reconstructedText: 'Times marked “reconstructed” come from dated lines inside a longer text.',
  corrected: 'corrected',
  latest: 'Latest update',
  others: (count) => many(count, 'and {n} other', 'and {n} others'),
};

/** Texts of the page of a day. */
export const day: Messages['day'] = {
  calm: 'Nothing to report on this day.',
  noData: 'No data is known for this day.',
  events: (count) => many(count, '{n} event', '{n} events'),
  touched: 'Solutions affected on this day',
  previous: 'Previous day',
  next: 'Next day',
  whole: 'See all solutions on this day',
  today: 'The day is not over: this may still change.',
};
