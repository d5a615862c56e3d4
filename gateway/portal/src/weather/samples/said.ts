/** Visible text alone, with plain spaces. */
export const said = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \n]+/g, ' ');

/** What a page says around a pattern: short enough to read where a test fails. */
export const match = (html: string, pattern: RegExp): string | undefined => pattern.exec(said(html))?.[0];
