import { etagOf, type Answer } from '../http/respond.ts';

/** An answer that a browser saves as a file: all but its content. */
export const asFile = (name: string): Pick<Answer, 'status' | 'type' | 'headers'> => ({
  status: 200,
  type: 'text/csv; charset=utf-8',
  headers: ['Content-Disposition', `attachment; filename="${name}"`],
});

/** A small table as a file. */
export const download = (name: string, text: string): Answer => ({ ...asFile(name), body: text, etag: etagOf(text) });
