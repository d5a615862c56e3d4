import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Drawings } from '../../ui/glyph.tsx';
import { Mark } from '../../ui/mark.tsx';
import { files } from '../assets.ts';
import { plainText } from '../escape.ts';
import { apiLink, weatherLink } from '../links.ts';
import type { Frame, Sky } from '../model.ts';
import type { Language, Text } from '../numbers.ts';
import { spokenPlain, type View } from '../view.ts';

import { Written } from './pieces.tsx';

/** What a page says of itself around its content. */
export type Around = {
  v: View;
  frame: Frame;
  /** Name of the whole page, from its settings. */
  name: Text;
  title: string;
  sky: Sky;
  /** The same page in a language. */
  inLanguage: (lang: Language) => string;
  feed?: string;
  asOf?: number;
  /** In which zone the times are told; that of the view unless said. */
  zone?: string;
  /** Links of the foot: feeds and figures. */
  foot?: readonly { href: string; label: string; type?: string }[];
  children: ComponentChildren;
};

const Head = ({ v, title, name, sky, inLanguage, feed, frame, asOf }: Around) => (
  <head>
    <meta charSet="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{`${plainText(title)} – ${siteName(v, name)}`}</title>
    <link rel="preload" href={files.font} as="font" type="font/woff2" crossOrigin="anonymous" />
    <link rel="stylesheet" href={files.style} />
    {asOf === undefined ? null : <script src={files.live} type="module" />}
    <link rel="icon" href={files.icons[sky]} type="image/svg+xml" />
    {(['fr', 'en'] as const).map((lang) => (
      <link rel="alternate" hreflang={lang} href={`${frame.publicUrl}${inLanguage(lang)}`} />
    ))}
    {feed === undefined ? null : (
      <link rel="alternate" type="application/atom+xml" title={v.t.common.atom} href={feed} />
    )}
  </head>
);

/** The name of the page as its settings give it, else our word for it. */
const siteName = (v: View, name: Text): string => spokenPlain(name, v.lang) || v.t.common.home;

const Top = ({ v, name, inLanguage }: Around) => {
  const other = v.lang === 'fr' ? 'en' : 'fr';
  const named = name.fr !== '' || name.en !== '';
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={weatherLink({ ...v.query, until: undefined, days: undefined })}>
          <Mark />
          {named ? <Written v={v} text={name} /> : v.t.common.home}
        </a>
        <nav aria-label={v.t.common.languages}>
          <a href={inLanguage(other)} hreflang={other} lang={other}>
            {v.t.common.switchLanguage}
          </a>
        </nav>
      </div>
    </header>
  );
};

const Foot = ({ v, asOf, foot, zone = v.t.common.zone(v.zone) }: Around) => (
  <footer class="foot">
    <div class="wrap">
      <nav aria-label={v.t.common.footer}>
        <ul>
          {(foot ?? []).map(({ href, label, type }) => (
            <li>
              <a href={href} type={type}>
                {label}
              </a>
            </li>
          ))}
          <li>
            <a href={apiLink}>{v.t.common.api}</a>
          </li>
        </ul>
      </nav>
      {asOf === undefined ? null : (
        <p>
          <time dateTime={v.f.iso(asOf)}>{v.t.common.asOf(v.f.time(asOf))}</time>, {zone}
        </p>
      )}
    </div>
  </footer>
);

/** The whole HTML document of a page. */
export const documentOf = (page: Around): string =>
  `<!doctype html>${renderToString(
    <html lang={page.v.lang}>
      <Head {...page} />
      <body class={page.sky}>
        <Drawings />
        <a class="skip" href="#content">
          {page.v.t.common.skip}
        </a>
        <Top {...page} />
        <main id="content" class="wrap">
          {page.children}
        </main>
        <Foot {...page} />
      </body>
    </html>,
  )}`;
