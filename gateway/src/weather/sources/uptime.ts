import type { UptimeReport__Output } from '@atrium/protos/gen/atrium/status/v1/UptimeReport';
import { keptFor, type Source } from '../numbers.ts';

/** Keys of components, none for all; a day or an instant each, 30 days ago and now unless said. */
export type UptimeQuery = {
  components?: readonly string[] | undefined;
  region?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
};
export type UptimeNumbers = { report: UptimeReport__Output };

const usualPeriodMs = 30 * 86_400_000;

/** Uptime over a period (ST-06). Of periods there is no end, and a long one of many components costs much (OP-08). */
export const uptimeSource: Source<UptimeQuery, UptimeNumbers> = {
  name: 'uptime',
  stay: () => 'none',
  fetch: async (ask, { components = [], region = '', from, until = '' }, revision) => {
    const now = Date.now();
    const begin = from ?? new Date(now - usualPeriodMs).toISOString();
    const report = await ask('GetUptime', { components: [...components], region, from: begin, until });
    return keptFor({ report }, revision, now);
  },
};
