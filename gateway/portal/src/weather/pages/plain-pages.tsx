import type { ComponentChildren } from 'preact';
import { weatherLink } from '../links.ts';
import type { Frame, NotFoundModel, UnavailableModel } from '../model.ts';
import { documentOf } from '../ui/document.tsx';
import { Glyph } from '../ui/pieces.tsx';
import { viewOf } from '../view.ts';

const plain = (frame: Frame, title: string, children: ComponentChildren): string => {
  const v = viewOf(frame, 'UTC');
  return documentOf({
    v,
    frame,
    name: { fr: '', en: '' },
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

/** The page shown while no numbers were ever known (ST-12). */
export const unavailablePage = (model: UnavailableModel): string => {
  const { plain: t } = viewOf(model, 'UTC').t;
  return plain(
    model,
    t.unavailable,
    <>
      <p>{t.unavailableText}</p>
      <p>{t.unavailableDo}</p>
      <p class="paging">
        <a href="">{t.retry}</a>
      </p>
      {model.requestId === undefined ? null : (
        <p class="note">
          {t.request} <code>{model.requestId}</code>
        </p>
      )}
    </>,
  );
};

/** The page shown where nothing is. */
export const notFoundPage = (model: NotFoundModel): string => {
  const { plain: t } = viewOf(model, 'UTC').t;
  return plain(
    model,
    t.notFound[model.what],
    <>
      <p>{t.notFoundText}</p>
      <p class="paging">
        <a href={weatherLink({ lang: model.query.lang })}>{t.back}</a>
      </p>
    </>,
  );
};
