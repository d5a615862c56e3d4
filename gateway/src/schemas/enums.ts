import { z } from 'zod';

/** State of a component (ST-05). */
export const componentState = z.enum([
  'no_data',
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
]);

/** How hard an event hits. */
export const impact = z.enum(['none', 'minor', 'major', 'critical']);

/** Incident or planned maintenance. */
export const eventKind = z.enum(['incident', 'maintenance']);

/** Where an event stands. */
export const phase = z.enum([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
]);

/** Who may see an event. */
export const publication = z.enum(['draft', 'scheduled', 'published']);

/** Formats that an import takes. */
export const importFormat = z.enum(['statuspage', 'upptime', 'csv']);
