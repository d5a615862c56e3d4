import { z } from 'zod';
import { id, key, nextCursor } from './common.ts';
import { importFormat } from './enums.ts';

const count = z.int().min(0);

/** A file that brings history along. */
export const statusImport = z
  .strictObject({
    id: z.string(),
    format: importFormat,
    digest: z.string(),
    dryRun: z.boolean(),
    state: z.enum(['receiving', 'running', 'done', 'failed']),
    parts: count,
    received: z.array(count).describe('Numbers of the parts that are there, while it is receiving; empty afterwards.'),
    total: count,
    handled: count,
    counts: z.strictObject({
      componentsCreated: count,
      componentsUnchanged: count,
      created: count,
      updated: count,
      unchanged: count,
      refused: count,
      notes: count,
      updates: count,
    }),
    error: z
      .strictObject({ code: z.string(), title: z.string(), detail: z.string() })
      .nullable()
      .describe('What stopped it, in words.'),
  })
  .meta({ id: 'Import' });

/** An import as it is begun. */
export const importInput = z
  .strictObject({
    format: importFormat,
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the whole input, as hexadecimal.'),
    parts: z.int().min(1).max(128),
    bytes: z.int().min(0).max(134_217_728),
    dryRun: z.boolean().optional(),
    region: key.optional(),
    parent: key.optional().describe('Component under which new ones are made.'),
    language: z.enum(['fr', 'en']).optional().describe('Language of the texts; English unless said.'),
    columns: z
      .record(z.string().max(100), z.string().max(200))
      .refine((value) => Object.keys(value).length <= 50, { params: { code: 'too_many', max: 50 } })
      .optional()
      .describe('csv: the column of the file for each known field.'),
  })
  .meta({
    id: 'ImportInput',
    examples: [{ format: 'statuspage', digest: '0'.repeat(64), parts: 1, bytes: 1024, dryRun: true }],
  });

/** What an import says of its entries. */
export const importLines = z
  .strictObject({
    lines: z.array(
      z
        .strictObject({
          line: count,
          outcome: z.enum(['refused', 'note']),
          where: z.string(),
          code: z.string(),
          detail: z.string(),
          message: z.string().describe('The reason in words.'),
          about: z.string().nullable(),
        })
        .meta({ id: 'ImportLine' }),
    ),
    nextCursor,
  })
  .meta({ id: 'ImportLineList' });

/** Path of an import, and of one of its parts. */
export const importPath = { id };
export const partPath = { id, part: z.coerce.number().int().min(0).max(127) };
