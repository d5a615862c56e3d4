import type { Mail } from './mail.ts';
import type { Language } from './words.ts';
import { wordsOf } from './words.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML shows it. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

const shown = (at: string, language: Language): string =>
  `<time datetime="${escaped(at)}">${escaped(
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at)),
  )}</time>`;

const frame = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(title)}</title><link rel="stylesheet" href="/style.css"></head><body><main>${body}</main></body></html>`;

const row = ({ id, subject, to, at }: Mail, language: Language): string =>
  `<li><a href="/mails/${escaped(id)}">${escaped(subject === '' ? '…' : subject)}</a>${shown(at, language)}` +
  `<span>${escaped(to.join(', '))}</span></li>`;

/** All mails, newest first. */
export const listPage = (mails: readonly Mail[], language: Language): string => {
  const t = wordsOf(language);
  const head = `<h1>${t.title}</h1><p>${t.what}</p>`;
  if (mails.length === 0) return frame(language, t.title, `${head}<p>${t.none} ${t.first}</p>`);
  return frame(language, t.title, `${head}<ol>${mails.map((mail) => row(mail, language)).join('')}</ol>`);
};

/** One mail: as it looks, shut away in a frame that runs nothing, and as text. */
export const mailPage = (mail: Mail, language: Language): string => {
  const t = wordsOf(language);
  const heads = [
    ...[`<dt>${t.from}</dt><dd>${escaped(mail.from)}</dd>`, `<dt>${t.to}</dt><dd>${escaped(mail.to.join(', '))}</dd>`],
    `<dt>${t.at}</dt><dd>${shown(mail.at, language)}</dd>`,
  ];
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
  const html = `<h2>${t.html}</h2><iframe title="${t.html}" sandbox="${sandbox}" src="/mails/${escaped(mail.id)}/html"></iframe>`;
  const body = [
    `<p><a href="/">${t.back}</a></p><h1>${escaped(mail.subject)}</h1><dl>${heads.join('')}</dl>`,
    mail.html === '' ? '' : html,
    `<h2>${t.text}</h2><pre tabindex="0">${escaped(mail.text)}</pre>`,
  ];
  return frame(language, mail.subject, body.join(''));
};

/** There is no such mail, any longer. */
export const gonePage = (language: Language): string => {
  const t = wordsOf(language);
  return frame(language, t.gone, `<h1>${t.gone}</h1><p>${t.goneWhy}</p><p><a href="/">${t.back}</a></p>`);
};
