import { Command } from 'commander';
import type { StatusEvent, Uptime, Weather, WeatherRow } from '../api/shapes.ts';
import { wholeNumber } from '../input/states.ts';
import { inLanguage, shownText } from '../input/texts.ts';
import { kitOf, type Kit } from '../kit.ts';
import { inItsLanguage } from '../texts/help.ts';
import { clean } from '../terminal/clean.ts';
import { dayLegend, paintDays, paintState, stateWord } from '../terminal/states.ts';
import { table } from '../terminal/table.ts';
import { shownTime } from './show-event.ts';
import { said, type Language, type Said } from '../texts/said.ts';
import { sayIn } from '../texts/speech.ts';
import { wholePage, wordOf } from '../texts/words.ts';

type Options = { days: number; region?: string; until?: string };

/** `atrium status report`: the weather now, readable in a terminal (ST-01). */
export const reportCommand = (): Command =>
  new Command('report')
    .description('the weather now (ST-01)')
    .option('--days <number>', 'days shown, 1 to 366', wholeNumber('--days', 1, 366), 25)
    .option('--region <key>', 'region shown; the first one unless said')
    .option('--until <day>', 'the last day shown, YYYY-MM-DD; today unless said')
    .addHelpText('after', inItsLanguage(`\nLetters, a day each, newest at the right:\n  ${dayLegend}`))
    .action((options: Options, self: Command) => report(kitOf(self), options));

const report = async (kit: Kit, options: Options): Promise<void> => {
  const weather = (await kit.http({ method: 'GET', path: '/status/weather', query: options })).json() as Weather;
  const { out, lang } = kit;
  out.data(weather);
  if (out.json) return;
  const name = shownText(weather.settings.name, lang);
  const region = shownText(weather.region.name, lang);
  out.line(out.paint.bold(`${name || said('Weather', 'Météo')[lang]}, ${region} (${clean(weather.region.timeZone)})`));
  out.line(paintState(out.paint, weather.state, stateWord(clean(weather.state), lang)));
  if (weather.staleSince) out.note(lastKnown(shownTime(weather.staleSince)));
  out.line();
  for (const line of gridOf(kit, weather)) out.line(line);
  out.line(out.paint.dim(sayIn(lang)(dayLegend)));
  printSection(kit, said('Open', 'En cours'), weather.open);
  printSection(kit, said('Planned', 'Prévu'), weather.planned);
};

const lastKnown = (at: string): Said =>
  said(`These are the last known numbers, of ${at}.`, `Voici les derniers chiffres connus, de ${at}.`);

const gridOf = ({ out, lang }: Kit, weather: Weather): string[] => {
  const { paint } = out;
  const columns = [
    { title: said('COMPONENT', 'COMPOSANT')[lang], most: 44 },
    {
      title: said('NOW', 'MAINTENANT')[lang],
      paint: (cell: string, at: number) => paintState(paint, weather.rows[at]?.state ?? '', cell),
    },
    { title: said('UPTIME', 'DISPONIBILITÉ')[lang], right: true },
    { title: `${weather.from} – ${weather.until}`, most: 366, paint: (cell: string) => paintDays(paint, cell) },
  ];
  return table(
    columns,
    weather.rows.map((row) => rowOf(row, lang)),
  );
};

const rowOf = (row: WeatherRow, lang: 'fr' | 'en'): string[] => {
  const name = '  '.repeat(row.depth) + inLanguage(row.component.name, lang);
  return [name, stateWord(row.state, lang), percent(row.uptime, lang), row.days];
};

/** A percentage cut, never rounded up: 99.999 % is not 100 %. */
export const percent = (uptime: Uptime | null, lang: Language): string => {
  if (uptime?.percent === null || uptime?.percent === undefined) return wordOf('no_data', lang);
  const cut = uptime.percent >= 100 ? '100' : (Math.floor(uptime.percent * 1000) / 1000).toFixed(3);
  return `${lang === 'fr' ? cut.replace('.', ',') : cut} %`;
};

const printSection = ({ out, lang }: Kit, title: Said, events: StatusEvent[]): void => {
  if (events.length === 0) return;
  out.line();
  out.line(out.paint.bold(title[lang]));
  for (const event of events) {
    const until = event.endsAt ? ` – ${shownTime(event.endsAt)}` : '';
    const where = event.components.join(', ') || wholePage[lang];
    out.line(`  ${shownText(event.title, lang)}  ${out.paint.dim(clean(`[${event.id}]`))}`);
    out.line(`    ${clean(`${wordOf(event.phase ?? '', lang)}, ${shownTime(event.startsAt)}${until}, ${where}`)}`);
  }
};
