import type { ImportLine } from '../api/shapes.ts';
import { clean } from '../terminal/clean.ts';
import { said, type Language, type Said } from '../texts/said.ts';

// Places in a table are told in words; those in JSON and in folders are paths, the same in every language.
const placeIn = (where: string, lang: Language): string =>
  lang === 'fr' ? where.replace(/^line (?=\d)/, 'ligne ') : where;

const withoutIds = (entries: number): Said =>
  said(
    `no column holds an id; ${entries === 1 ? '1 entry was' : `${entries} entries were`} given one`,
    `aucune colonne ne donne d’identifiant\u202f; ${entries === 1 ? '1 entrée en a reçu un' : `${entries} entrées en ont reçu un`}`,
  );

// A table without a column of ids has one line for all of its entries, which says how many they are: "4 x".
const detailIn = ({ code, detail }: ImportLine, lang: Language): string => {
  const count = code === 'import.no_id' ? /^(\d+) x$/.exec(detail)?.[1] : undefined;
  return count === undefined ? clean(detail) : withoutIds(Number(count))[lang];
};

/** A line of a report for people: where in the file, and what was found there. */
export const exampleIn = (line: ImportLine, lang: Language): string =>
  [placeIn(clean(line.where), lang), detailIn(line, lang)].filter(Boolean).join(lang === 'fr' ? '\u202f: ' : ': ');
