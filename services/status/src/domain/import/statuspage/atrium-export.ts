import type { Text } from '../../text.ts';
import { inLanguage } from '../cut.ts';
import { oneLine, tidy } from '../plain-text.ts';
import { isFields, listOf, textOf, type Fields } from '../values.ts';
import type { Extra } from './context.ts';
import type { Document } from './document.ts';
import type { Entry } from './incident.ts';

// The exports of every Atrium have this page. They say more than Statuspage's shape holds: where an event came from, both languages,
// regions, and what was reconstructed; their texts are plain already. So what was exported comes back as it was (ST-11).
const atriumPage = 'atrium';

/** Whether a document is the export of an Atrium, this one or another. */
export const isAtriumExport = ({ page }: Pick<Document, 'page'>): boolean => page === atriumPage;

/** The origin under which others know an event that was made in an Atrium; in there it has none. */
export const originOfOwn = (id: string): string => `statuspage:${atriumPage}/${id}`;

const translationsOf = (value: unknown): Text | undefined =>
  isFields(value) ? { fr: textOf(value.fr) ?? '', en: textOf(value.en) ?? '' } : undefined;

/** An entry with what the export of an Atrium says beside. */
export const withAtriumWords = (entry: Entry): Entry => {
  const { name_translations, origin, regions, reconstructed } = entry.fields;
  const title = translationsOf(name_translations);
  return {
    ...entry,
    origin: textOf(origin)?.slice(0, 300) ?? originOfOwn(entry.id),
    regions: listOf(regions).filter((key) => typeof key === 'string'),
    reconstructed: reconstructed === true,
    ...(title && { title: { fr: oneLine(title.fr), en: oneLine(title.en) } }),
  };
};

/** What such an export says of an update: its text as it is. */
export const atriumExtraOf =
  (language: 'fr' | 'en' | undefined) =>
  (update: Fields): Extra => {
    const { fr, en } = translationsOf(update.body_translations) ?? inLanguage(textOf(update.body) ?? '', language);
    return { text: { fr: tidy(fr), en: tidy(en) }, reconstructed: update.reconstructed === true };
  };
