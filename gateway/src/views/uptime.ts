import type { UptimeReport__Output } from '@atrium/protos/gen/atrium/status/v1/UptimeReport';
import type { UptimeRow__Output } from '@atrium/protos/gen/atrium/status/v1/UptimeRow';
import type { z } from 'zod';
import type { uptimeReport } from '../schemas/weather.ts';
import { csv } from './csv.ts';
import { regionOrNone, weightsView } from './page.ts';
import { iso, isoOrNull, textOf } from './wire.ts';
import { uptimeOrNull } from './weather.ts';

type ReportView = z.infer<typeof uptimeReport>;
/** Whether planned maintenance is left out or counts as an outage. */
export type Choice = ReportView['maintenance'];

const percentOf = (of: UptimeRow__Output, maintenance: Choice): number | null =>
  (maintenance === 'counted' ? of.uptime?.percentWithMaintenance : of.uptime?.percent) ?? null;

/** Uptime of all components as JSON (ST-06). */
export const uptimeReportView = (of: UptimeReport__Output, maintenance: Choice, staleSince?: number): ReportView => ({
  region: regionOrNone(of.region),
  from: isoOrNull(of.from),
  until: isoOrNull(of.until),
  maintenance,
  weights: weightsView(of.settings),
  rows: of.rows.map((row) => ({
    component: row.component,
    name: textOf(row.name),
    group: row.group,
    percent: percentOf(row, maintenance),
    uptime: uptimeOrNull(row.uptime),
    mean: uptimeOrNull(row.mean),
  })),
  staleSince: staleSince === undefined ? null : iso(staleSince),
});

const columns = [
  ...['component', 'name_fr', 'name_en', 'group', 'region', 'from', 'until', 'percent', 'percent_with_maintenance'],
  ...['mean_percent', 'no_data_s', 'operational_s', 'under_maintenance_s', 'degraded_performance_s'],
  ...['partial_outage_s', 'major_outage_s'],
];

/** The same figures as a table. */
export const uptimeCsv = (report: ReportView): string => {
  const period = [report.region.key, report.from, report.until];
  const rows = report.rows.map(({ component, name, group, uptime, mean }) => [
    ...[component, name.fr, name.en, group, ...period, uptime?.percent, uptime?.percentWithMaintenance],
    ...[report.maintenance === 'counted' ? mean?.percentWithMaintenance : mean?.percent, uptime?.seconds.noData],
    ...[uptime?.seconds.operational, uptime?.seconds.underMaintenance, uptime?.seconds.degradedPerformance],
    ...[uptime?.seconds.partialOutage, uptime?.seconds.majorOutage],
  ]);
  return csv([columns, ...rows]);
};
