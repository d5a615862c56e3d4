import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { files } from '../../weather/assets.ts';
import { Mark } from '../../ui/mark.tsx';
import { style } from '../assets.ts';
import type { DocsFrame } from '../contract.ts';
import {
  asyncApiPath,
  eventsPath,
  groupPath,
  linkIn,
  openApiPath,
  overviewPath,
  problemsPath,
  schemasPath,
} from '../links.ts';
import { messagesOf } from '../messages/messages.ts';

/** A page about the API: where it is, what it is called, what it holds. */
export type DocsPage = {
  frame: DocsFrame;
  /** The address without a language. */
  path: string;
  title: string;
  children: ComponentChildren;
};

type Entry = { path: string; label: string; file?: true };

const mainEntries = (frame: DocsFrame): Entry[] => {
  const t = messagesOf(frame.lang);
  return [
    { path: overviewPath, label: t.overview },
    ...frame.groups.map((group) => ({ path: groupPath(group), label: t.groups[group]?.[0] ?? group })),
    { path: eventsPath, label: t.events },
    { path: schemasPath, label: t.schemas },
    { path: problemsPath, label: t.problems },
  ];
};

const Links = ({ page, entries }: { page: DocsPage; entries: readonly Entry[] }) => (
  <ul>
    {entries.map(({ path, label, file }) => (
      <li>
        <a
          href={file === true ? path : linkIn(page.frame, path)}
          aria-current={path === page.path ? 'page' : undefined}
        >
          {label}
        </a>
      </li>
    ))}
  </ul>
);

const Rail = ({ page }: { page: DocsPage }) => {
  const t = messagesOf(page.frame.lang);
  const fileEntries: Entry[] = [
    { path: openApiPath, label: 'openapi.json', file: true },
    { path: asyncApiPath, label: 'asyncapi.json', file: true },
  ];
  return (
    <nav class="rail" id="parts" aria-label={t.parts}>
      <h2 class="rail-name">{t.contents}</h2>
      <Links page={page} entries={mainEntries(page.frame)} />
      <h2 class="rail-name">{t.files}</h2>
      <Links page={page} entries={fileEntries} />
    </nav>
  );
};

const Top = ({ frame, path }: DocsPage) => {
  const t = messagesOf(frame.lang);
  const other = frame.lang === 'fr' ? 'en' : 'fr';
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={linkIn(frame, overviewPath)}>
          <Mark />
          {t.brand}
        </a>
        <nav aria-label={t.languages}>
          <a class="to-parts" href="#parts">
            {t.contents}
          </a>
          <a href={linkIn(frame, '/status')}>{t.weather}</a>
          <a href={linkIn({ lang: other, asked: true }, path)} hreflang={other} lang={other}>
            {t.switchLanguage}
          </a>
        </nav>
      </div>
    </header>
  );
};

/** The whole HTML document of a page about the API. */
export const documentOf = (page: DocsPage): string => {
  const { frame, title, children } = page;
  const t = messagesOf(frame.lang);
  return `<!doctype html>${renderToString(
    <html lang={frame.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === t.brand ? title : `${title} – ${t.brand}`}</title>
        <link rel="preload" href={files.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={style.path} />
        <link rel="icon" href={files.mark} type="image/svg+xml" />
      </head>
      <body class="docs">
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <Top {...page} />
        <div class="wrap docs-frame">
          <main id="content">{children}</main>
          <Rail page={page} />
        </div>
      </body>
    </html>,
  )}`;
};
