import { z } from 'zod';

const time = z.iso.datetime({ precision: 3 });
const timeOrNull = time.nullable();

/** `page` of every answer in Statuspage's shape (ST-16). */
export const pageOnly = {
  page: z
    .strictObject({ id: z.string(), name: z.string(), url: z.string(), time_zone: z.string(), updated_at: time })
    .meta({ id: 'StatuspagePage' }),
};

/** How bad it is. */
export const status = z
  .strictObject({ indicator: z.enum(['none', 'minor', 'major', 'critical', 'maintenance']), description: z.string() })
  .meta({ id: 'StatuspageStatus' });

/** A component in Statuspage's shape. */
export const component = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    status: z.enum(['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage']),
    created_at: time,
    updated_at: time,
    position: z.int(),
    description: z.string().nullable(),
    showcase: z.boolean(),
    start_date: z.string().nullable(),
    group_id: z.string().nullable(),
    page_id: z.string(),
    group: z.boolean(),
    only_show_if_degraded: z.boolean(),
    components: z.array(z.string()).optional(),
  })
  .meta({ id: 'StatuspageComponent' });

const update = z
  .strictObject({
    id: z.string(),
    status: z.string(),
    body: z.string(),
    incident_id: z.string(),
    created_at: time,
    updated_at: time,
    display_at: time,
    affected_components: z.array(
      z.strictObject({ code: z.string(), name: z.string(), old_status: z.string().nullable(), new_status: z.string() }),
    ),
    deliver_notifications: z.boolean(),
    custom_tweet: z.string().nullable(),
    tweet_id: z.string().nullable(),
  })
  .meta({ id: 'StatuspageUpdate' });

/** An incident or a maintenance in Statuspage's shape. */
export const incident = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    status: z.string(),
    created_at: time,
    updated_at: time,
    monitoring_at: timeOrNull,
    resolved_at: timeOrNull,
    impact: z.enum(['none', 'minor', 'major', 'critical', 'maintenance']),
    shortlink: z.string(),
    started_at: time,
    page_id: z.string(),
    incident_updates: z.array(update),
    components: z.array(component),
    scheduled_for: timeOrNull.optional(),
    scheduled_until: timeOrNull.optional(),
  })
  .meta({ id: 'StatuspageIncident' });

/** An answer with the parts named. */
export const statuspageAnswer = (parts: z.ZodRawShape) => z.strictObject(parts);
