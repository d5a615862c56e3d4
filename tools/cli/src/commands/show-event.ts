import type { EventUpdate, StatusEvent } from '../api/shapes.ts';
import { shownText, inLanguage } from '../input/texts.ts';
import type { Kit } from '../kit.ts';
import { clean, cleanLines } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';

/** An instant as people read it, in this machine's zone. */
export function shownTime(instant: string | null): string {
  if (!instant) return '';
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? clean(instant) : date.toLocaleString('sv-SE', { timeZoneName: 'short' });
}

const words = (code: string | null): string => (code ?? '').replaceAll('_', ' ');

/** Prints a list of events as a table. */
export function printEvents({ out, lang }: Kit, events: StatusEvent[]): void {
  out.data({ events });
  if (out.json) return;
  if (events.length === 0) out.line('No event.');
  else
    for (const line of table(
      COLUMNS,
      events.map((event) => rowOf(event, lang)),
    ))
      out.line(line);
}

const COLUMNS = [
  { title: 'ID', most: 40 },
  { title: 'KIND' },
  { title: 'BEGAN' },
  { title: 'ENDED' },
  { title: 'STANDS' },
  { title: 'IMPACT' },
  { title: 'TITLE', most: 70 },
];

function rowOf(event: StatusEvent, lang: 'fr' | 'en'): string[] {
  const stands = event.publication === 'published' ? words(event.phase) : event.publication;
  const title = inLanguage(event.title, lang);
  return [event.id, event.kind, shownTime(event.startsAt), shownTime(event.endsAt), stands, event.impact ?? '', title];
}

/** Prints one event with its course. */
export function printEvent({ out, lang }: Kit, event: StatusEvent): void {
  out.data(event);
  if (out.json) return;
  out.line(out.paint.bold(shownText(event.title, lang)));
  for (const [name, value] of factsOf(event)) if (value) out.line(`  ${name.padEnd(12)} ${clean(value)}`);
  for (const update of event.updates) printUpdate({ out, lang }, update);
}

function factsOf(event: StatusEvent): [string, string][] {
  return [
    ['id', event.id],
    ['kind', event.kind],
    ['stands', `${words(event.phase)}${event.publication === 'published' ? '' : ` (${event.publication})`}`],
    ['published at', shownTime(event.publishAt)],
    ['impact', event.impact ?? ''],
    ['began', shownTime(event.startsAt)],
    ['ended', shownTime(event.endsAt)],
    ['components', event.components.join(', ') || 'the whole page'],
    ['regions', event.regions.join(', ') || 'all'],
    ['origin', event.origin ?? ''],
  ];
}

function printUpdate({ out, lang }: Pick<Kit, 'out' | 'lang'>, update: EventUpdate): void {
  const by = update.author?.name ? `, ${update.author.name}` : '';
  const made = update.reconstructed ? ', reconstructed' : '';
  out.line();
  out.line(
    `  ${out.paint.bold(clean(`${shownTime(update.at)}  ${words(update.phase)}`))}${clean(`${by}${made}  [${update.id}]`)}`,
  );
  for (const line of cleanLines(inLanguage(update.text, lang))) out.line(`    ${line}`);
  for (const { component, state, regions } of update.states) {
    out.line(`    ${clean(`${component}: ${words(state)}${regions.length ? ` (${regions.join(', ')})` : ''}`)}`);
  }
}
