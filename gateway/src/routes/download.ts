import { etagOf, type Answer } from '../http/respond.ts';

/** A table that a browser saves as a file. */
export const download = (name: string, text: string): Answer => ({
  status: 200,
  body: text,
  type: 'text/csv; charset=utf-8',
  etag: etagOf(text),
  headers: ['Content-Disposition', `attachment; filename="${name}"`],
});
