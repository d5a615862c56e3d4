import { Command } from 'commander';
import type { StatusEvent, Uptime, Weather, WeatherRow } from '../api/shapes.ts';
import { wholeNumber } from '../input/states.ts';
import { inLanguage, shownText } from '../input/texts.ts';
import { kitOf, type Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';
import { DAY_LEGEND, paintDays, paintState, stateWord } from '../terminal/states.ts';
import { table } from '../terminal/table.ts';
import { shownTime } from './show-event.ts';

type Options = { days: number; region?: string; until?: string };

/** `atrium status report`: the weather now, readable in a terminal (ST-01). */
export function reportCommand(): Command {
  return new Command('report')
    .description('the weather now (ST-01)')
    .option('--days <number>', 'days shown, 1 to 366', wholeNumber('--days', 1, 366), 25)
    .option('--region <key>', 'region shown; the first one unless said')
    .option('--until <day>', 'the last day shown, YYYY-MM-DD; today unless said')
    .addHelpText('after', `\nLetters, a day each, newest at the right:\n  ${DAY_LEGEND}`)
    .action((options: Options, self: Command) => report(kitOf(self), options));
}

async function report(kit: Kit, options: Options): Promise<void> {
  const weather = (await kit.http({ method: 'GET', path: '/status/weather', query: options })).json() as Weather;
  const { out, lang } = kit;
  out.data(weather);
  if (out.json) return;
  const name = shownText(weather.settings.name, lang);
  const region = shownText(weather.region.name, lang);
  out.line(out.paint.bold(`${name || 'Weather'}, ${region} (${clean(weather.region.timeZone)})`));
  out.line(paintState(out.paint, weather.state, stateWord(clean(weather.state))));
  if (weather.staleSince) out.note(`These are the last known numbers, of ${shownTime(weather.staleSince)}.`);
  out.line();
  for (const line of gridOf(kit, weather)) out.line(line);
  out.line(out.paint.dim(DAY_LEGEND));
  printSection(kit, 'Open', weather.open);
  printSection(kit, 'Planned', weather.planned);
}

function gridOf({ out, lang }: Kit, weather: Weather): string[] {
  const { paint } = out;
  const columns = [
    { title: 'COMPONENT', most: 44 },
    { title: 'NOW', paint: (cell: string) => paintState(paint, wordToState(cell), cell) },
    { title: 'UPTIME', right: true },
    { title: `${weather.from} – ${weather.until}`, most: 366, paint: (cell: string) => paintDays(paint, cell) },
  ];
  return table(
    columns,
    weather.rows.map((row) => rowOf(row, lang)),
  );
}

// The table paints finished cells; the state is found again by its word.
function wordToState(cell: string): string {
  return cell.trim().replace(/^\S+ /, '').replaceAll(' ', '_');
}

function rowOf(row: WeatherRow, lang: 'fr' | 'en'): string[] {
  const name = '  '.repeat(row.depth) + inLanguage(row.component.name, lang);
  return [name, stateWord(row.state), percent(row.uptime), row.days];
}

/** A percentage cut, never rounded up: 99.999 % is not 100 %. */
export function percent(uptime: Uptime | null): string {
  if (uptime?.percent === null || uptime?.percent === undefined) return 'no data';
  return uptime.percent >= 100 ? '100 %' : `${(Math.floor(uptime.percent * 1000) / 1000).toFixed(3)} %`;
}

function printSection({ out, lang }: Kit, title: string, events: StatusEvent[]): void {
  if (events.length === 0) return;
  out.line();
  out.line(out.paint.bold(title));
  for (const event of events) {
    const until = event.endsAt ? ` – ${shownTime(event.endsAt)}` : '';
    const where = event.components.join(', ') || 'the whole page';
    out.line(`  ${shownText(event.title, lang)}  ${out.paint.dim(clean(`[${event.id}]`))}`);
    out.line(
      `    ${clean(`${(event.phase ?? '').replaceAll('_', ' ')}, ${shownTime(event.startsAt)}${until}, ${where}`)}`,
    );
  }
}
