import type { z } from 'zod';
import { escaped, plainPage } from '../http/html.ts';
import type { Language } from '../http/language.ts';
import type { problemList } from '../schemas/problem.ts';

type Kind = z.infer<typeof problemList>['problems'][number];

const words = {
  fr: { title: 'Problèmes', all: 'Tous les problèmes', status: 'Statut HTTP' },
  en: { title: 'Problems', all: 'All problems', status: 'HTTP status' },
};

/** The catalogue as a page. */
export const problemListPage = (problems: readonly Kind[], lang: Language): string => {
  const rows = problems.map(
    ({ code, type, status, title, detail }) =>
      `<tr><td><a href="${type}"><code>${escaped(code)}</code></a></td><td>${status}</td><td>${escaped(title)}</td><td>${escaped(detail)}</td></tr>`,
  );
  const { title, status } = words[lang];
  const table = `<table><thead><tr><th>Code</th><th>${status}</th><th></th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return plainPage({ title, lang, body: `<h1>${title}</h1><div class="wide">${table}</div>` });
};

/** One code as a page: what a problem's `type` leads to. */
export const problemPage = ({ code, status, title, detail }: Kind, lang: Language): string => {
  const back = `<p><a href="/api/v1/problems">${words[lang].all}</a></p>`;
  const body = `<h1>${escaped(title)}</h1><p>${escaped(detail)}</p><p><code>${escaped(code)}</code> · ${words[lang].status} ${status}</p>${back}`;
  return plainPage({ title, lang, body });
};
