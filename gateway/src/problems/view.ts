import type { AtriumError, FieldError } from '@atrium/chassis/errors';
import type { z } from 'zod';
import type { Language } from '../http/language.ts';
import type { problem } from '../schemas/problem.ts';
import { problemText } from './catalogue.ts';
import { statusOf } from './statuses.ts';

export type ProblemView = z.infer<typeof problem>;
export type StaleView = NonNullable<ProblemView['stale']>;

/** Who is told: in which language, and whether the request only read. */
type To = { language: Language; reads: boolean };

const camel = (part: string): string => part.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

const pageFields: Readonly<Record<string, string>> = { 'page.token': 'query/cursor', 'page.size': 'query/limit' };

// Services name fields as `states.0.component`: at the border they are JSON pointers into the body, or what the query says.
const pointerOf = (field: string, reads: boolean): string => {
  const inPage = pageFields[field];
  if (inPage !== undefined) return inPage;
  if (/^(?:\/|$|path\/|query\/|header\/)/.test(field)) return field;
  const parts = field.split('.').map(camel);
  return reads ? `query/${parts.join('.')}` : `/${parts.join('/')}`;
};

// What can be wrong with any field has a short code; the catalogue lists it as `field.<code>`.
const fieldCode = (code: string): string => (code.includes('.') ? code : `field.${code}`);

const fieldView = (error: FieldError, { language, reads }: To): NonNullable<ProblemView['errors']>[number] => ({
  field: pointerOf(error.field, reads),
  code: fieldCode(error.code),
  detail: problemText(fieldCode(error.code), language, { field: error.field, ...error.params }).detail,
});

/** An error as problem details, in one language (GW-02, RFC 9457). */
export const problemView = (error: AtriumError, to: To & { requestId: string }): ProblemView => {
  const text = problemText(error.code, to.language, error.params);
  const view: ProblemView = {
    type: `/api/v1/problems/${error.code}`,
    title: text.title,
    status: statusOf(error.code, error.kind),
    detail: text.detail,
    code: error.code,
    requestId: to.requestId,
  };
  if (error.fields.length > 0) view.errors = error.fields.map((field) => fieldView(field, to));
  if (error.retryAfterMs !== undefined) view.retryAfterSeconds = Math.max(1, Math.ceil(error.retryAfterMs / 1000));
  return view;
};
