import { z } from 'zod';
import { day, instant, key, nextCursor, text } from './common.ts';
import { component } from './components.ts';
import { componentState } from './enums.ts';
import { event } from './events.ts';
import { region, settings } from './page.ts';

const count = z.int().min(0);

/** Seconds in each state; they add up to the seconds of the period. */
export const seconds = z
  .strictObject({
    noData: count,
    operational: count,
    underMaintenance: count,
    degradedPerformance: count,
    partialOutage: count,
    majorOutage: count,
  })
  .meta({ id: 'Seconds' });

/** Uptime over a period (ST-06). */
export const uptime = z
  .strictObject({
    seconds,
    percent: z.number().nullable().describe('Planned maintenance left out; null where nothing is known.'),
    percentWithMaintenance: z.number().nullable().describe('Planned maintenance counted as an outage.'),
  })
  .meta({ id: 'Uptime' });

const note = z
  .strictObject({ day: count.describe('Index in `days`.'), seconds, events: z.array(z.string()) })
  .meta({ id: 'DayNote' });

/** A row of the grid. */
export const weatherRow = z
  .strictObject({
    component,
    depth: count,
    group: z.boolean(),
    state: componentState,
    days: z
      .string()
      .describe(
        'A letter a day, oldest first: - no data, . no issue, m maintenance, d degraded, i incident, s several kinds of these.',
      ),
    notes: z.array(note),
    uptime: uptime.nullable(),
    mean: uptime.nullable().describe('Of a group: the mean of its descendants.'),
  })
  .meta({ id: 'WeatherRow' });

const age = {
  asOf: instant.nullable().describe('When these numbers were true.'),
  validUntil: instant.nullable(),
  revision: z.int(),
  staleSince: instant.nullable().describe('Set while the last known numbers are shown because no newer can be got.'),
};

/** The page in numbers. */
export const weather = z
  .strictObject({
    settings,
    region,
    regions: z.array(region),
    from: z.string(),
    until: z.string(),
    firstDay: z.string().nullable(),
    state: componentState,
    rows: z.array(weatherRow),
    open: z.array(event),
    planned: z.array(event),
    recent: z.array(event),
    ...age,
  })
  .meta({ id: 'Weather' });

/** One component in numbers. */
export const componentWeather = z
  .strictObject({
    settings,
    row: weatherRow,
    ancestors: z.array(component),
    children: z.array(weatherRow),
    region,
    regions: z.array(region),
    from: z.string(),
    until: z.string(),
    firstDay: z.string().nullable(),
    periods: z.array(z.strictObject({ days: count, uptime: uptime.nullable() })),
    open: z.array(event),
    planned: z.array(event),
    past: z.array(event),
    nextCursor,
    ...age,
  })
  .meta({ id: 'ComponentWeather' });

/** The least that another site wants to know of a component (ST-15). */
export const componentSummary = z
  .strictObject({
    key,
    name: text,
    region: key,
    state: componentState,
    percent90: z.number().nullable().describe('Uptime of the last 90 days, in percent.'),
    open: count.describe('Open events.'),
    url: z.url(),
    asOf: instant.nullable(),
    staleSince: instant.nullable(),
  })
  .meta({ id: 'ComponentSummary' });

/** Uptime of all components over a period. */
export const uptimeReport = z
  .strictObject({
    region,
    from: instant.nullable(),
    until: instant.nullable(),
    maintenance: z.enum(['excluded', 'counted']),
    weights: z.strictObject({ majorOutage: z.number(), partialOutage: z.number(), degradedPerformance: z.number() }),
    rows: z.array(
      z
        .strictObject({
          component: z.string(),
          name: text,
          group: z.boolean(),
          percent: z.number().nullable().describe('By the choice made in `maintenance`.'),
          uptime: uptime.nullable(),
          mean: uptime.nullable(),
        })
        .meta({ id: 'UptimeRow' }),
    ),
    staleSince: age.staleSince,
  })
  .meta({ id: 'UptimeReport' });

/** Which days are shown, in which region. */
export const rangeQuery = {
  region: key.optional().describe('The first region unless said.'),
  days: z.coerce.number().int().min(1).max(366).optional().describe('Days shown, 1 to 366.'),
  until: day.optional().describe('The last day shown; today unless said.'),
};
