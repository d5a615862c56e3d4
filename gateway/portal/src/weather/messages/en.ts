import { component } from './en-component.ts';
import { day, event } from './en-event.ts';
import { weather } from './en-weather.ts';
import type { Messages } from './fr.ts';

const common: Messages['common'] = {
  switchLanguage: 'Français',
  skip: 'Skip to content',
  home: 'Weather of our solutions',
  breadcrumb: 'You are here',
  languages: 'Language',
  footer: 'Follow and reuse these figures',
  atom: 'Atom feed',
  calendar: 'Maintenance calendar (iCal)',
  csv: 'Uptime (CSV)',
  json: 'Figures (JSON)',
  api: 'API',
  asOf: (time) => `Figures as of ${time}`,
  zone: (zone) => `times and days in time zone ${zone}`,
  stale: (time) => `This page dates from ${time}`,
  staleText: 'The figures cannot be refreshed at the moment. What you read was true at that time.',
  reload: 'Reload the page',
  missing: 'A part of this page is missing',
  missingText: (parts) => `Unavailable at the moment: ${parts}. The rest is up to date.`,
  parts: {
    days: 'past days',
    events: 'incidents',
    planned: 'planned maintenance',
    uptime: 'uptime',
    regions: 'the other regions',
    components: 'the list of solutions',
    all: 'all figures',
  },
  colon: ': ',
  wholePage: 'All solutions',
};

const states: Messages['states'] = {
  no_data: 'no data',
  operational: 'no issue',
  under_maintenance: 'planned maintenance',
  degraded_performance: 'degraded',
  partial_outage: 'partial incident',
  major_outage: 'major incident',
};

const letters: Messages['letters'] = {
  '-': 'no data',
  '.': 'no issue',
  m: 'planned maintenance',
  d: 'degraded',
  i: 'incident',
  s: 'several kinds of issue',
};

const plain: Messages['plain'] = {
  unavailable: 'The weather is not available at the moment',
  unavailableText:
    'The service that keeps these figures does not answer and no earlier page is known. This says nothing about the solutions themselves.',
  failed: 'Something went wrong on our side',
  failedText: 'The page could not be prepared. The error was noted; it says nothing about the solutions themselves.',
  invalid: 'This address asks for something impossible',
  parameters: {
    days: 'Number of days shown: a whole number from 1 to 366.',
    until: 'Last day shown: a day as YYYY-MM-DD, from 1990-01-01 to today.',
    region: 'Region: its key, in lower-case letters, digits and dashes; “all” compares all of them.',
    component: 'Solution: its key, in lower-case letters, digits and dashes.',
    page_token: 'Rest of a list: the value that the link of the page before gives.',
  },
  unavailableDo: 'Try again in a minute.',
  retry: 'Try again',
  request: 'Request number',
  notFound: {
    component: 'This solution does not exist or is no longer followed',
    event: 'This event does not exist',
    day: 'This day does not exist',
    region: 'This region does not exist',
    page: 'This page does not exist',
  },
  notFoundText: 'The address may have been copied with a mistake.',
  back: 'See the weather of our solutions',
};

/** Every text of the weather pages in English, by page. */
export const en: Messages = { common, states, letters, weather, component, event, day, plain };
