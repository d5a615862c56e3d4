import type { Messages } from './fr.ts';
import { plural } from './grammar.ts';

const many = plural('en');

/** Texts of the page of all components. */
export const weather: Messages['weather'] = {
  heads: {
    no_data: 'No data yet',
    operational: 'Everything works normally',
    under_maintenance: 'Planned maintenance is in progress',
    degraded_performance: 'A solution is running degraded',
    partial_outage: 'An incident is in progress',
    major_outage: 'A major incident is in progress',
  },
  headsMany: {
    no_data: 'No data yet',
    operational: 'Everything works normally',
    under_maintenance: 'Planned maintenance is in progress',
    degraded_performance: 'Solutions are running degraded',
    partial_outage: 'Incidents are in progress',
    major_outage: 'Incidents are in progress, at least one of them major',
  },
  allWell: (total) => many(total, 'The one solution has no issue', 'All {n} solutions have no issue'),
  someWell: (well, total) => `${well} of ${total} solutions have no issue`,
  noneWell: (total) => many(total, 'The one solution is affected', 'All {n} solutions are affected'),
  region: 'Region',
  allRegions: 'All regions',
  compareText: 'State right now and uptime over this period, region by region. A region opens the detail of its days.',
  zones: (zone) => `times in time zone ${zone}, days in the time zone of each region`,
  ownZone: 'of each region',
  range: 'Period',
  ranges: { 5: '5 days', 25: '25 days', 30: 'a month', 90: '90 days', 365: 'a year' },
  open: 'Right now',
  planned: 'Planned maintenance',
  grid: 'Day by day',
  gridText: (from, until) => `From ${from} to ${until}`,
  component: 'Solution',
  uptime: 'Uptime',
  today: 'today',
  older: 'Earlier days',
  newer: 'Later days',
  latest: 'Today',
  first: (day) => `First known day: ${day}`,
  paging: 'Other days',
  worst: 'worst',
  worstTitle: 'Uptime of the solution of this group that was hit most',
  mean: 'mean',
  meanTitle: 'Mean of the solutions of this group',
  contents: (count) => many(count, '{n} item', '{n} items'),
  contentsOf: 'contents of',
  legend: 'Legend',
  recent: 'Latest events that ended',
  log: 'Log of days',
  logText: (count) => many(count, '{n} day with something in the period', '{n} days with something in the period'),
  logTouched: (count) => many(count, '{n} solution', '{n} solutions'),
  formula: 'How uptime is computed',
  formulaText: 'To the second, over the period shown:',
  formulaLine: 'uptime = 100% × (1 − Σ weight × duration ÷ observed duration)',
  formulaWeights: (major, partial, degraded) =>
    `Weight of a second: major incident ${major}, partial incident ${partial}, degraded ${degraded}.`,
  formulaObserved:
    'The observed duration leaves out planned maintenance and what is not known. A group shows the solution that was hit most (“worst”) and the mean of its solutions (“mean”).',
  formulaDay: (zone) =>
    `A day takes the worst state that touched it for at least one minute; two or more kinds of event make “several issues”. Days are those of the time zone ${zone}.`,
  emptyTitle: 'No solution is followed yet',
  emptyText:
    'This page is being prepared. It will show the state of each solution, day by day, with incidents and planned maintenance. Nothing here says that a solution works or does not.',
  emptyFollow: 'To hear of the first news without coming back:',
  calm: 'Nothing to report in this period.',
  summary: (days) => many(days, '{n} day', '{n} days'),
};
