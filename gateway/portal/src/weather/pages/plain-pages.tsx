import type { ComponentChildren } from 'preact';
import { weatherLink } from '../links.ts';
import { plainText } from '../escape.ts';
import type { FailedModel, Frame, InvalidModel, NotFoundModel, UnavailableModel } from '../model.ts';
import type { Language } from '../numbers.ts';
import { documentOf } from '../ui/document.tsx';
import { Glyph } from '../../ui/glyph.tsx';

import { messagesOf, type Messages } from '../messages/messages.ts';
import { viewOf } from '../view.ts';

const plain = (frame: Frame, title: string, children: ComponentChildren): string => {
  const v = viewOf(frame, { zone: 'UTC' });
  return documentOf({
    v,
    frame,
    name: frame.siteName ?? { fr: '', en: '' },
    title,
    sky: 'none',
    inLanguage: (lang) => weatherLink({ lang }),
    children: (
      <div class="hero none plain">
        <Glyph sky="none" size="huge" />
        <div>
          <h1>{title}</h1>
          {children}
        </div>
      </div>
    ),
  });
};

const RequestNumber = ({ lang, id }: { lang: Language; id: string }) => (
  <p class="note">
    {messagesOf(lang).plain.request} <code>{id}</code>
  </p>
);

const Home = ({ frame }: { frame: Frame }) => (
  <p class="paging">
    <a href={weatherLink({ lang: frame.query.lang })}>{messagesOf(frame.lang).plain.back}</a>
  </p>
);

const Retry = ({ lang }: { lang: Language }) => (
  <p class="paging">
    <a href="">{messagesOf(lang).plain.retry}</a>
  </p>
);

/** The page shown while no numbers were ever known (ST-12). */
export const unavailablePage = (model: UnavailableModel): string => {
  const { plain: t } = messagesOf(model.lang);
  return plain(
    model,
    t.unavailable,
    <>
      <p>{t.unavailableText}</p>
      <p>{t.unavailableDo}</p>
      <Retry lang={model.lang} />
      {model.requestId === undefined ? null : <RequestNumber lang={model.lang} id={model.requestId} />}
    </>,
  );
};

/** The page shown where something of ours went wrong. */
export const failedPage = (model: FailedModel): string => {
  const { plain: t } = messagesOf(model.lang);
  return plain(
    model,
    t.failed,
    <>
      <p>{t.failedText}</p>
      <Retry lang={model.lang} />
      <RequestNumber lang={model.lang} id={model.requestId} />
    </>,
  );
};

const known = (parameters: Messages['plain']['parameters'], name: string): name is keyof typeof parameters =>
  Object.hasOwn(parameters, name);

/** The page shown where the address asks for something that cannot be: which parameter, and what it may be. */
export const invalidPage = (model: InvalidModel): string => {
  const { plain: t } = messagesOf(model.lang);
  return plain(
    model,
    t.invalid,
    <>
      {model.parameters.map(({ name, value }) => (
        <p>
          <code>
            {name}={plainText(value)}
          </code>
          <br />
          {known(t.parameters, name) ? t.parameters[name] : t.notFoundText}
        </p>
      ))}
      <Home frame={model} />
    </>,
  );
};

/** The page shown where nothing is. */
export const notFoundPage = (model: NotFoundModel): string => {
  const { plain: t } = messagesOf(model.lang);
  return plain(
    model,
    t.notFound[model.what],
    <>
      <p>{t.notFoundText}</p>
      <Home frame={model} />
    </>,
  );
};
