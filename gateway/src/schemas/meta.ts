import { z } from 'zod';

/** The first answer of the API: where everything is. */
export const apiIndex = z
  .strictObject({
    name: z.string(),
    version: z.string(),
    openapi: z.string(),
    docs: z.string(),
    asyncapi: z.string(),
    schemas: z.string(),
    events: z.string(),
    problems: z.string(),
    status: z.string(),
  })
  .meta({ id: 'ApiIndex' });

/** The types of events, and where the JSON Schema of each is (EV-01). */
export const eventSchemaList = z
  .strictObject({ schemas: z.array(z.strictObject({ type: z.string(), url: z.string() })) })
  .meta({ id: 'EventSchemaList' });

/** Whether a process lives, or can serve. */
export const health = z.strictObject({ status: z.enum(['alive', 'ready', 'stopping']) }).meta({ id: 'Health' });
