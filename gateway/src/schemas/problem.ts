import { z } from 'zod';
import { actor, instant, nextCursor } from './common.ts';
import { component } from './components.ts';
import { wholeEvent } from './events.ts';
import { account } from './identity.ts';
import { region, settings, template } from './page.ts';
import { postmortem } from './postmortems.ts';

const fieldProblem = z
  .strictObject({
    field: z.string().describe('JSON pointer into the body, or query/<name>, path/<name>, header/<name>.'),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'FieldProblem' });

/** Why something was refused (RFC 9457). */
export const problem = z
  .strictObject({
    type: z.string().describe('Address of the page that explains the code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(fieldProblem).optional(),
    retryAfterSeconds: z.int().optional(),
    stale: z
      .strictObject({
        etag: z.string(),
        version: z.int(),
        updatedAt: instant.nullable(),
        updatedBy: actor.nullable(),
        differs: z.array(z.string()).describe('Fields that were sent and are different now.'),
        current: z
          .union([wholeEvent, component, region, settings, template, postmortem, account])
          .describe('The thing as it is now.'),
      })
      .optional()
      .describe('What is stored now and who changed it last.'),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/api/v1/problems/request.invalid',
        title: 'The request is not right',
        status: 400,
        detail: 'Correct the fields named and send it again.',
        code: 'request.invalid',
        requestId: '0b0a2f5e-7f0f-4d7a-9a59-3f0f6a1d2c11',
        errors: [{ field: '/title', code: 'field.required', detail: 'This field is needed.' }],
      },
    ],
  });

/** A page of the catalogue of problems. */
export const problemList = z
  .strictObject({
    problems: z.array(
      z
        .strictObject({
          code: z.string(),
          type: z.string(),
          status: z.int(),
          title: z.string(),
          detail: z.string(),
        })
        .meta({ id: 'ProblemKind' }),
    ),
    nextCursor,
  })
  .meta({ id: 'ProblemList' });
