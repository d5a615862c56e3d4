import { z } from 'zod';
import { actor, instant, key, lineInput, nextCursor, text, textInput, version } from './common.ts';
import { eventKind, impact } from './enums.ts';

const changed = { version, updatedAt: instant.nullable(), updatedBy: actor.nullable() };
const position = z.int().min(0).max(1_000_000);
const weight = z.number().min(0).max(1);
const weights = z
  .strictObject({ majorOutage: weight, partialOutage: weight, degradedPerformance: weight })
  .describe('Weight of a second of each state in uptime, 0 to 1.');

/** A region. */
export const region = z
  .strictObject({ key, name: text, timeZone: z.string(), position, ...changed })
  .meta({ id: 'Region' });

/** A region as it is put. */
export const regionInput = z
  .strictObject({ name: lineInput(120), timeZone: z.string().min(1).max(64), position: position.optional() })
  .meta({ id: 'RegionInput', examples: [{ name: { fr: 'Europe', en: 'Europe' }, timeZone: 'Europe/Paris' }] });

/** A page of regions. */
export const regionList = z.strictObject({ regions: z.array(region), nextCursor }).meta({ id: 'RegionList' });

/** What of the page is set. */
export const settings = z.strictObject({ name: text, weights, ...changed }).meta({ id: 'Settings' });

/** Settings as they are put. */
export const settingsInput = z.strictObject({ name: lineInput(120), weights }).meta({
  id: 'SettingsInput',
  examples: [
    {
      name: { fr: 'Météo', en: 'Weather' },
      weights: { majorOutage: 1, partialOutage: 0.3, degradedPerformance: 0 },
    },
  ],
});

/** A template. */
export const template = z
  .strictObject({
    key,
    kind: eventKind,
    title: text,
    text,
    impact: impact.nullable(),
    components: z.array(z.string()),
    ...changed,
  })
  .meta({ id: 'Template' });

/** A template as it is put. */
export const templateInput = z
  .strictObject({
    kind: eventKind,
    title: lineInput(200),
    text: textInput(20_000).optional(),
    impact: impact.optional(),
    components: z.array(key).max(500).optional(),
  })
  .meta({
    id: 'TemplateInput',
    examples: [{ kind: 'incident', title: { en: 'Slow sign-in' }, text: { en: 'We are looking into it.' } }],
  });

/** A page of templates. */
export const templateList = z.strictObject({ templates: z.array(template), nextCursor }).meta({ id: 'TemplateList' });
