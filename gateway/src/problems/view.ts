import type { AtriumError, ErrorParams, FieldError } from '@atrium/chassis/errors';
import type { z } from 'zod';
import type { Language } from '../http/language.ts';
import type { problem } from '../schemas/problem.ts';
import { problemText } from './catalogue.ts';
import { statusOf } from './statuses.ts';

export type ProblemView = z.infer<typeof problem>;
export type StaleView = NonNullable<ProblemView['stale']>;

const filled = (text: string, params: ErrorParams | undefined): string =>
  text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(params?.[name] ?? '?'));

const camel = (part: string): string => part.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

// Services name fields as `states.0.component`; at the border they are JSON pointers into the body.
const pointerOf = (field: string): string =>
  /^(?:\/|$|path\/|query\/|header\/)/.test(field) ? field : `/${field.split('.').map(camel).join('/')}`;

// What can be wrong with any field has a short code; the catalogue lists it as `field.<code>`.
const fieldCode = (code: string): string => (code.includes('.') ? code : `field.${code}`);

const fieldView = (error: FieldError, language: Language): NonNullable<ProblemView['errors']>[number] => ({
  field: pointerOf(error.field),
  code: fieldCode(error.code),
  detail: filled(problemText(fieldCode(error.code), language).detail, error.params),
});

/** An error as problem details, in one language (GW-02, RFC 9457). */
export const problemView = (error: AtriumError, to: { language: Language; requestId: string }): ProblemView => {
  const text = problemText(error.code, to.language);
  const view: ProblemView = {
    type: `/api/v1/problems/${error.code}`,
    title: filled(text.title, error.params),
    status: statusOf(error.code, error.kind),
    detail: filled(text.detail, error.params),
    code: error.code,
    requestId: to.requestId,
  };
  if (error.fields.length > 0) view.errors = error.fields.map((field) => fieldView(field, to.language));
  if (error.retryAfterMs !== undefined) view.retryAfterSeconds = Math.max(1, Math.ceil(error.retryAfterMs / 1000));
  return view;
};
