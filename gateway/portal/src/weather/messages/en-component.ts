import type { Messages } from './fr.ts';
import { plural } from '../../ui/grammar.ts';

const many = plural('en');

/** Texts of the page of a component. */
export const component: Messages['component'] = {
  heads: {
    no_data: 'No data right now',
    operational: 'No issue right now',
    under_maintenance: 'Planned maintenance in progress',
    degraded_performance: 'Degraded right now',
    partial_outage: 'Partial incident in progress',
    major_outage: 'Major incident in progress',
  },
  days: (count) => many(count, 'The last day', 'The last {n} days'),
  daysUntil: (count, day) => many(count, '{day}', '{n} days up to {day}').replace('{day}', day),
  daysText: 'From oldest to newest. A day with something opens what happened.',
  uptime: 'Uptime',
  period: (days) => many(days, 'last day', 'last {n} days'),
  excluded: 'without planned maintenance',
  included: (percent) => `${percent} with maintenance`,
  seconds: 'Time spent in each state',
  state: 'State',
  children: 'What this group contains',
  noOpen: 'No event in progress.',
  noPlanned: 'No planned maintenance.',
  past: 'Past events',
  noPast: 'No past event is known.',
  more: 'Earlier events',
  newest: 'Latest events',
  follow: 'Follow this solution',
  followText: 'Without an account: the Atom feed tells all news, the calendar each planned maintenance.',
  badge: 'Badge for another site',
  badgeText: 'The state right now as a shape, a colour and a word. Copy this line into your page:',
};
