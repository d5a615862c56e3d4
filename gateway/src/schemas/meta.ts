import { z } from 'zod';

/** The first answer of the API: where everything is. */
export const apiIndex = z
  .strictObject({
    name: z.string(),
    version: z.string(),
    openapi: z.string(),
    docs: z.string(),
    problems: z.string(),
    status: z.string(),
  })
  .meta({ id: 'ApiIndex' });

/** Whether a process lives, or can serve. */
export const health = z.strictObject({ status: z.enum(['alive', 'ready', 'stopping']) }).meta({ id: 'Health' });
