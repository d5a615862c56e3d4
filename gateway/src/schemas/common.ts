import { z } from 'zod';
import { shownLine, shownText } from './characters.ts';

/** Stable key of a component, a region or a template. */
export const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
  .describe('Up to 63 lower-case letters, digits and dashes.');

/** Id of an event, an update, an import or a key; opaque. */
export const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w.:~-]+$/)
  .describe('Opaque id.');

/** An instant as it is answered: RFC 3339 in UTC, whole seconds. */
export const instant = z.iso.datetime().describe('RFC 3339, UTC.');

/** An instant as it is taken: RFC 3339 with any offset. */
export const instantInput = z.iso.datetime({ offset: true }).describe('RFC 3339 with an offset.');

/** A day of the region's calendar. */
export const day = z.iso.date().describe('A day YYYY-MM-DD in the time zone of the region.');

/** A day or an instant, as the border of a period. */
export const dayOrInstant = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).describe('A day or an instant.');

/** A text in the languages of the portal; one may be empty, it is then shown in the other. */
export const text = z
  .strictObject({ fr: z.string(), en: z.string() })
  .meta({ id: 'Text', examples: [{ fr: 'Connexion lente', en: 'Slow sign-in' }] });

type Shown = typeof shownText;

// Counted in code points, as JSON Schema and the service count.
const said = (max: number, shown: Shown) =>
  z
    .string()
    .check(shown)
    .refine((value) => value.length <= max || Array.from(value).length <= max, { params: { code: 'too_long', max } })
    .meta({ maxLength: max })
    .optional();

const saidInOne = (max: number, shown: Shown) =>
  z
    .strictObject({ fr: said(max, shown), en: said(max, shown) })
    .refine((value) => Boolean(value.fr?.trim() ?? '') || Boolean(value.en?.trim() ?? ''), {
      params: { code: 'text_empty' },
    });

/** A name or a title as it is taken: one line, in at least one language. */
export const lineInput = (max: number) =>
  saidInOne(max, shownLine).describe(
    `One line of at most ${max} characters in French, in English, or both; without control characters.`,
  );

/** A text as it is taken: in at least one language. */
export const textInput = (max: number) =>
  saidInOne(max, shownText).describe(
    `A text of at most ${max} characters in French, in English, or both; no control characters but tab and line breaks.`,
  );

/** A text that may be emptied. */
export const textInputOrEmpty = (max: number) =>
  z
    .strictObject({ fr: said(max, shownText), en: said(max, shownText) })
    .describe(`A text of at most ${max} characters a language, as others; may be empty.`);

/** Who did something. */
export const actor = z
  .strictObject({
    kind: z.enum(['account', 'key', 'service', 'import', 'anonymous']),
    id: z.string(),
    name: z.string(),
  })
  .meta({ id: 'Actor', examples: [{ kind: 'key', id: '5f1c9a20', name: 'operator' }] });

/** Version of a stored thing: the number inside its ETag. */
export const version = z.int().min(0).describe('Version of the stored document; its ETag is "v<version>".');

/** Query of every list. */
export const pageQuery = {
  cursor: z.string().min(1).max(2000).optional().describe('`nextCursor` of an earlier answer.'),
  limit: z.coerce.number().int().min(1).max(100).optional().describe('Entries wanted, 1 to 100; 50 unless said.'),
};

/** The end of every list. */
export const nextCursor = z.string().nullable().describe('Where to go on; null at the end.');

/** `true` or `false` in a query. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Keys in a query, separated by commas. */
export const keyList = z
  .string()
  .max(20_000)
  .regex(/^[a-z0-9][a-z0-9-]{0,62}(?:,[a-z0-9][a-z0-9-]{0,62})*$/)
  .transform((value) => value.split(','))
  .describe('Keys separated by commas.');
