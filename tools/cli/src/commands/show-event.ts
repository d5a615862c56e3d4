import type { EventUpdate, StatusEvent } from '../api/shapes.ts';
import { shownText, inLanguage } from '../input/texts.ts';
import type { Kit } from '../kit.ts';
import { clean, cleanLines } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';
import { said, type Language, type Said } from '../texts/said.ts';
import { everywhere, wholePage, wordOf } from '../texts/words.ts';

// Numbers of two digits throughout, so that columns of times line up.
const instants = new Intl.DateTimeFormat('sv-SE', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
});

/** An instant as people read it, in this machine's zone. */
export const shownTime = (instant: string | null): string => {
  if (!instant) return '';
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? clean(instant) : instants.format(date);
};

/** Prints a list of events as a table. */
export const printEvents = ({ out, lang }: Kit, events: StatusEvent[]): void => {
  out.data({ events });
  if (out.json) return;
  if (events.length === 0) out.line(said('No event.', 'Aucun événement.'));
  else
    for (const line of table(
      columnsIn(lang),
      events.map((event) => rowOf(event, lang)),
    ))
      out.line(line);
};

const columnsIn = (lang: Language) => [
  { title: 'ID', most: 40 },
  { title: said('KIND', 'GENRE')[lang] },
  { title: said('BEGAN', 'DÉBUT')[lang] },
  { title: said('ENDED', 'FIN')[lang] },
  { title: said('STANDS', 'ÉTAPE')[lang] },
  { title: 'IMPACT' },
  { title: said('TITLE', 'TITRE')[lang], most: 70 },
];

const rowOf = (event: StatusEvent, lang: 'fr' | 'en'): string[] => {
  const stands = wordOf(event.publication === 'published' ? (event.phase ?? '') : event.publication, lang);
  const [began, ended] = [shownTime(event.startsAt), shownTime(event.endsAt)];
  const impact = wordOf(event.impact ?? '', lang);
  return [event.id, wordOf(event.kind, lang), began, ended, stands, impact, inLanguage(event.title, lang)];
};

/** Prints one event with its course. */
export const printEvent = ({ out, lang }: Kit, event: StatusEvent): void => {
  out.data(event);
  if (out.json) return;
  out.line(out.paint.bold(shownText(event.title, lang)));
  for (const [name, value] of factsOf(event, lang)) if (value) out.line(`  ${name[lang].padEnd(12)} ${clean(value)}`);
  for (const update of event.updates) printUpdate({ out, lang }, update);
};

const standing = ({ phase, publication }: StatusEvent, lang: Language): string =>
  wordOf(phase ?? '', lang) + (publication === 'published' ? '' : ` (${wordOf(publication, lang)})`);

const factsOf = (event: StatusEvent, lang: Language): [Said, string][] => [
  [said('id', 'id'), event.id],
  [said('kind', 'genre'), wordOf(event.kind, lang)],
  [said('stands', 'étape'), standing(event, lang)],
  [said('published at', 'publié à'), shownTime(event.publishAt)],
  [said('impact', 'impact'), wordOf(event.impact ?? '', lang)],
  [said('began', 'début'), shownTime(event.startsAt)],
  [said('ended', 'fin'), shownTime(event.endsAt)],
  [said('components', 'composants'), event.components.join(', ') || wholePage[lang]],
  [said('regions', 'régions'), event.regions.join(', ') || everywhere[lang]],
  [said('origin', 'origine'), event.origin ?? ''],
];

const reconstructed = said('reconstructed', 'reconstitué');

const printUpdate = ({ out, lang }: Pick<Kit, 'out' | 'lang'>, update: EventUpdate): void => {
  const by = update.author?.name ? `, ${update.author.name}` : '';
  const made = update.reconstructed ? `, ${reconstructed[lang]}` : '';
  out.line();
  out.line(
    `  ${out.paint.bold(clean(`${shownTime(update.at)}  ${wordOf(update.phase ?? '', lang)}`))}${clean(`${by}${made}  [${update.id}]`)}`,
  );
  for (const line of cleanLines(inLanguage(update.text, lang))) out.line(`    ${line}`);
  for (const { component, state, regions } of update.states) {
    out.line(`    ${clean(`${component}: ${wordOf(state, lang)}${regions.length ? ` (${regions.join(', ')})` : ''}`)}`);
  }
};
