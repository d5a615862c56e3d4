import { z } from 'zod';
import { actor, instant, text, textInput, version } from './common.ts';

/** What was learnt from an event (ST-13). */
export const postmortem = z
  .strictObject({
    event: z.string(),
    text,
    publishedAt: instant.nullable().describe('null for a draft.'),
    updatedAt: instant.nullable(),
    updatedBy: actor.nullable(),
    version,
  })
  .meta({ id: 'Postmortem' });

/** A post-mortem as it is written. */
export const postmortemInput = z
  .strictObject({
    text: textInput(20_000),
    publish: z.boolean().optional().describe('Makes it public; what is public stays so.'),
  })
  .meta({ id: 'PostmortemInput', examples: [{ text: { en: 'A disk was full; it is watched now.' }, publish: true }] });
