/** A text as it may stand in HTML, also inside an attribute. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A plain page in the style of /api/docs; `body` is HTML. */
export const plainPage = ({ title, lang, body }: { title: string; lang: string; body: string }): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
  '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
  `<link rel="stylesheet" href="/api/docs.css"></head><body><main>${body}</main></body></html>`;
