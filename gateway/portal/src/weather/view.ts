import { formatOf, type Format } from '../ui/format.ts';
import { plainText, printable } from './escape.ts';
import { messagesOf, type Messages } from './messages/messages.ts';
import type { Frame, Query } from './model.ts';
import type { Component, Language, Text } from './numbers.ts';

/** What every piece of a page needs to speak: language, texts, formats, and what the reader chose. */
export type View = {
  lang: Language;
  /** When the numbers were true: what lasts is as long as it was then, and grows no further while they stand still. */
  at: number;
  query: Query;
  zone: string;
  t: Messages;
  f: Format;
  /** Name of a component by its key, after that of its group; the key itself where it is not known. */
  pathOf: (key: string) => readonly Text[];
};

/** The view of a page, in the zone of its region; `named` are the components that its texts may mention. */
export const viewOf = (
  frame: Frame,
  { zone, at = frame.now }: { zone: string; at?: number },
  named: readonly Component[] = [],
  more: Readonly<Record<string, Text>> = {},
): View => {
  const names = new Map([...Object.entries(more), ...named.map(({ key, name }) => [key, name] as const)]);
  const groups = new Map(named.map(({ key, parent }) => [key, parent === 'page' ? '' : parent]));
  return {
    lang: frame.lang,
    at,
    query: frame.query,
    zone,
    t: messagesOf(frame.lang),
    f: formatOf(frame.lang, zone),
    pathOf: (key) => {
      const group = names.get(groups.get(key) ?? '');
      const name = names.get(key) ?? { fr: key, en: key };
      return group === undefined ? [name] : [group, name];
    },
  };
};

/** The text in the reader's language, or in the other one with its name where it is missing. */
export const spoken = (text: Text, lang: Language): { text: string; lang?: Language } => {
  const other = lang === 'fr' ? 'en' : 'fr';
  return text[lang] !== '' || text[other] === ''
    ? { text: printable(text[lang]) }
    : { text: printable(text[other]), lang: other };
};

/** Whether there is anything to read in a text. */
export const saysSomething = (text: Text): boolean => `${text.fr}${text.en}`.trim() !== '';

/** The same as plain text, for titles and attributes. */
export const spokenPlain = (text: Text, lang: Language): string => plainText(spoken(text, lang).text);
