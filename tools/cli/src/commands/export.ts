import { Command, Option } from 'commander';
import { UsageError } from '../exit.ts';
import { collectAll, type Period } from '../export/collect.ts';
import { statuspageOf } from '../export/statuspage.ts';
import { writeWhole } from '../export/write.ts';
import { timeHelp, instantOf } from '../input/times.ts';
import { kitOf, type Kit } from '../kit.ts';
import { inItsLanguage } from '../texts/help.ts';
import { safeJson, cleanLines } from '../terminal/clean.ts';
import { outcome } from '../texts/outcome.ts';
import { said } from '../texts/said.ts';

type Options = {
  format: 'json' | 'csv' | 'statuspage';
  what: 'events' | 'uptime';
  from?: string;
  until?: string;
  region?: string;
  output?: string;
};

const help = `
Formats:
  json        events: { "exportedAt", "settings", "regions", "components", "events" } as the API shows them,
              with every update and interval; uptime: the report of the API
  csv         events or uptime, a row each
  statuspage  events in Statuspage's shape, which "import --format statuspage" reads

Examples:
  atrium status export -o weather.json
  atrium status export --format csv --what uptime --from 2026-01-01 --until 2026-03-31 -o first-quarter.csv`;

/** `atrium status export` (ST-06). */
export const exportCommand = (): Command =>
  new Command('export')
    .description('take events or uptime out (ST-06)')
    .addOption(new Option('--format <format>', 'shape').choices(['json', 'csv', 'statuspage']).default('json'))
    .addOption(new Option('--what <what>', 'what').choices(['events', 'uptime']).default('events'))
    .option('--from <time>', `begin: ${timeHelp}`)
    .option('--until <time>', 'end; a day counts whole')
    .option('--region <key>', 'only this region')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .addHelpText('after', inItsLanguage(help))
    .action((options: Options, self: Command) => takeOut(kitOf(self), options));

const takeOut = async (kit: Kit, options: Options): Promise<void> => {
  const text = await contentOf(kit, options);
  if (options.output === undefined) {
    // A screen obeys control characters of foreign texts; a file or a pipe gets them as they are.
    kit.out.raw(process.stdout.isTTY && options.format === 'csv' ? `${cleanLines(text).join('\n')}\n` : text);
    return;
  }
  await writeWhole(options.output, text);
  kit.out.note(outcome(said('Written', 'Écrit'), options.output));
};

const contentOf = async (kit: Kit, options: Options): Promise<string> => {
  if (options.what === 'uptime') return uptimeOf(kit, options);
  const period = { from: instant(kit, options.from), until: endOf(kit, options.until), region: options.region };
  if (options.format === 'csv') return csvOf(kit, '/status/events.csv', period);
  const all = await collectAll(kit, period);
  return `${safeJson(options.format === 'json' ? all : statuspageOf(all, kit.lang), 2)}\n`;
};

const uptimeOf = async (kit: Kit, options: Options): Promise<string> => {
  if (options.format === 'statuspage') throw new UsageError(noShape);
  // Days stay days: they are those of the region, not of this machine.
  const query = { from: dayOr(kit, options.from), until: dayOr(kit, options.until), region: options.region };
  if (options.format === 'csv') return csvOf(kit, '/status/uptime.csv', query);
  return `${safeJson((await kit.http({ method: 'GET', path: '/status/uptime', query })).json(), 2)}\n`;
};

const noShape = said(
  'Statuspage has no shape for uptime; take json or csv.',
  'Statuspage n’a pas de format pour la disponibilité ; prenez json ou csv.',
);

const csvOf = async ({ http }: Kit, path: string, query: Period): Promise<string> =>
  (await http({ method: 'GET', path, query, timeoutMs: 150_000 })).body;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

const instant = ({ now }: Kit, text: string | undefined) => (text === undefined ? undefined : instantOf(text, now));

const dayOr = (kit: Kit, text: string | undefined): string | undefined =>
  text !== undefined && isDay(text) && instant(kit, text) ? text : instant(kit, text);

const endOf = (kit: Kit, text: string | undefined): string | undefined => {
  const end = instant(kit, text);
  if (end === undefined || text === undefined || !isDay(text)) return end;
  const next = new Date(end);
  next.setDate(next.getDate() + 1);
  return `${next.toISOString().slice(0, 19)}Z`;
};
