import { badgeSvg, renderComponent, renderDay, renderEvent, renderWeather } from '@atrium/portal/weather';
import { notFound } from '../errors.ts';
import { atomFeed, maintenanceCalendar } from '../views/feeds.ts';
import { componentsView, incidentView, pageView, statusView } from '../views/statuspage.ts';
import { componentPageModel, dayPageModel, eventPageModel, weatherModel } from '../views/weather-model.ts';
import { uptimeCsv, uptimeReportView, type Choice } from '../views/uptime.ts';
import { componentWeatherView, summaryView, weatherView } from '../views/weather.ts';
import { csvFile } from '../views/csv.ts';
import { inLanguage } from '../views/in-language.ts';
import { stateWord } from '../views/words.ts';
import type { View } from './prepared.ts';
import type { ComponentNumbers, ComponentQuery } from './sources/component.ts';
import type { DayNumbers, DayQuery } from './sources/day.ts';
import type { EventNumbers } from './sources/event.ts';
import type { EventsNumbers, EventsQuery } from './sources/events.ts';
import type { UptimeNumbers, UptimeQuery } from './sources/uptime.ts';
import type { RangeQuery, WeatherNumbers } from './sources/weather.ts';

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';

/** `/status` (ST-01, ST-07). */
export const weatherPage: View<RangeQuery, WeatherNumbers> = {
  name: 'page',
  type: html,
  render: ({ weather, others }, frame) =>
    renderWeather({ ...frame, weather: weatherModel(weather), ...(others && { others: others.map(weatherModel) }) }),
  settings: ({ weather }) => weather.settings,
};

/** `/status/components/<key>` (ST-02). */
export const componentPage: View<ComponentQuery, ComponentNumbers> = {
  name: 'page',
  type: html,
  render: (numbers, frame) => renderComponent(componentPageModel(numbers, frame)),
  settings: ({ weather }) => weather.settings,
};

/** `/status/events/<id>` (ST-03). */
export const eventPage: View<{ id: string }, EventNumbers> = {
  name: 'page',
  type: html,
  render: (numbers, frame) => renderEvent(eventPageModel(numbers, frame)),
  settings: ({ settings }) => settings,
};

/** `/status/days/<date>` (ST-02). */
export const dayPage: View<DayQuery, DayNumbers> = {
  name: 'page',
  type: html,
  render: (numbers, frame, query) => renderDay(dayPageModel(numbers, frame, query)),
  settings: ({ weather }) => weather.settings,
};

/** The same numbers as JSON. */
export const weatherJson: View<RangeQuery, WeatherNumbers> = {
  name: 'json',
  type: json,
  render: ({ weather }, { staleSince }) => JSON.stringify(weatherView(weather, staleSince)),
};

export const componentJson: View<ComponentQuery, ComponentNumbers> = {
  name: 'json',
  type: json,
  render: ({ weather }, { staleSince }) => JSON.stringify(componentWeatherView(weather, staleSince)),
};

/** Uptime over a period (ST-06). */
export const uptimeJson = (maintenance: Choice): View<UptimeQuery, UptimeNumbers> => ({
  name: `uptime ${maintenance}`,
  type: json,
  render: ({ report }, { staleSince }) => JSON.stringify(uptimeReportView(report, maintenance, staleSince)),
});

/** The same as a table that a browser saves. */
export const uptimeTable = (maintenance: Choice): View<UptimeQuery, UptimeNumbers> => ({
  name: `uptime table ${maintenance}`,
  ...csvFile('uptime.csv'),
  render: ({ report }, { staleSince }) => uptimeCsv(uptimeReportView(report, maintenance, staleSince)),
});

const summary = ({ weather }: ComponentNumbers, frame: { publicUrl: string; staleSince?: number }): string =>
  JSON.stringify(summaryView(weather, frame.publicUrl, frame.staleSince));

/** The little that the API and other sites want to know of a component (ST-15). */
export const summaryJson: View<ComponentQuery, ComponentNumbers> = { name: 'summary', type: json, render: summary };
export const sharedSummary: View<ComponentQuery, ComponentNumbers> = { ...summaryJson, name: 'shared', shared: true };

/** A badge for other sites (ST-15). */
export const badge: View<ComponentQuery, ComponentNumbers> = {
  name: 'badge',
  type: 'image/svg+xml; charset=utf-8',
  shared: true,
  render: ({ weather: { row } }, { lang }) => {
    if (!row) throw notFound();
    return badgeSvg({ label: inLanguage(row.component?.name, lang), state: stateWord(row.state), lang });
  },
};

/** A feed of all updates, and a calendar of planned maintenance (ST-08). */
export const atom = (path: string): View<EventsQuery, EventsNumbers> => ({
  name: `atom ${path}`,
  type: 'application/atom+xml; charset=utf-8',
  shared: true,
  render: (numbers, { lang, publicUrl }) => atomFeed(numbers, { lang, publicUrl, path }),
});

export const calendar: View<EventsQuery, EventsNumbers> = {
  name: 'ics',
  type: 'text/calendar; charset=utf-8',
  shared: true,
  render: (numbers, { lang, publicUrl }) => maintenanceCalendar(numbers, { lang, publicUrl, path: '' }),
};

type Part = 'status' | 'components' | 'incidents' | 'scheduled_maintenances';

/** An answer in Statuspage's shape with the parts named (ST-16). */
export const statuspage = (...parts: readonly Part[]): View<EventsQuery, EventsNumbers> => ({
  name: `statuspage ${parts.join('+')}`,
  type: json,
  shared: true,
  render: ({ weather, events }, { lang, publicUrl }) => {
    const frame = { lang, publicUrl };
    const list = (planned: boolean) =>
      events
        .filter(({ kind }) => (kind === 'EVENT_KIND_MAINTENANCE') === planned)
        .map((event) => incidentView(event, weather, frame));
    const all: Record<Part, () => unknown> = {
      components: () => componentsView(weather, frame),
      incidents: () => list(false),
      scheduled_maintenances: () => list(true),
      status: () => statusView(weather),
    };
    const shown = parts.map((part) => [part, all[part]()] as const);
    return JSON.stringify({ page: pageView(weather, frame), ...Object.fromEntries(shown) });
  },
});
