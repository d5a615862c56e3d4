import { Command, Option } from 'commander';
import type { Import } from '../api/shapes.ts';
import { exits, interruption, UsageError } from '../exit.ts';
import { grouper, countSentences, groupLines, type Group } from '../import/summary.ts';
import { importLines, runImport } from '../import/follow.ts';
import { formats, readInput, type Format } from '../import/read.ts';
import { openReport, type ReportFile } from '../import/report-file.ts';
import { startImport, uploadMissing } from '../import/upload.ts';
import { collect } from '../input/states.ts';
import { kitOf, type Kit } from '../kit.ts';
import { inItsLanguage } from '../texts/help.ts';
import { clean } from '../terminal/clean.ts';
import { said, type Said } from '../texts/said.ts';

type Options = {
  format: Format;
  map?: string[];
  region?: string;
  parent?: string;
  language?: string;
  dryRun?: true;
  report?: string;
};

const help = `
Formats:
  statuspage  a JSON file: { "page", "components", "incidents": [ ... "incident_updates" ... ] }
  upptime     a folder: history/*.yml, history/summary.json and *probes*.csv of it are read
  csv         a file with a row an event, an update or a probe; columns are known by name or by --map

An import that was killed goes on when the same command is given again: what was uploaded stays.
The same file a second time changes nothing. Exit code 4: done, but some entries were refused.

Examples:
  atrium status import --format statuspage --dry-run incidents.json
  atrium status import --format statuspage --report refused.csv incidents.json
  atrium status import --format upptime --region eu --parent shops ./upptime
  atrium status import --format csv --map begin="Started on" --map title=Subject history.csv`;

/** `atrium status import` (ST-11). */
export const importCommand = (): Command =>
  new Command('import')
    .description('bring a history along (ST-11)')
    .argument('<path>', 'the file, or the folder for upptime')
    .addOption(new Option('--format <format>', 'what it is').choices(formats).makeOptionMandatory())
    .option('--map <field=column>', 'csv: the column for a field; may be given several times', collect)
    .option('--region <key>', 'region that the history belongs to; all regions of its components unless said')
    .option('--parent <key>', 'component under which new components are made')
    .addOption(new Option('--language <lang>', 'language of its texts; English unless said').choices(['fr', 'en']))
    .option('--dry-run', 'only show what would come')
    .option('--report <file>', 'write every line about refused and mended entries: CSV, or JSON Lines (.jsonl)')
    .addHelpText('after', inItsLanguage(help))
    .action((path: string, options: Options, self: Command) => bringAlong(kitOf(self), path, options));

const columnsOf = ({ format, map = [] }: Options): Record<string, string> => {
  if (map.length > 0 && format !== 'csv')
    throw new UsageError(said('--map is for --format csv only.', '--map ne va qu’avec --format csv.'));
  const pairs = map.map((text) => {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) throw new UsageError(mapsNothing(text));
    return [text.slice(0, at).trim(), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
};

const mapsNothing = (text: string): Said =>
  said(
    `"${text}" maps nothing. Expected --map field=column.`,
    `« ${text} » ne désigne rien. Attendu : --map champ=colonne.`,
  );

const goesOn = said(
  'The import goes on when the same command is given again.',
  'L’import reprend quand la même commande est relancée.',
);

const bringAlong = async (kit: Kit, path: string, options: Options): Promise<void> => {
  const columns = columnsOf(options);
  const bytes = await readInput(options.format, path);
  const report = options.report === undefined ? undefined : await openReport(options.report);
  const { format, region = '', parent = '', language = '' } = options;
  const chosen = { format, region, parent, columns, language, dryRun: options.dryRun === true };
  interruption.hint = goesOn;
  const found = await startImport(kit.http, bytes, chosen, kit.idempotencyKey('import'));
  await uploadMissing(kit.http, bytes, found, kit.out);
  const done = await runImport(kit.http, found.id, kit.idempotencyKey('run'), kit.out);
  const groups = await gather(kit, done.id, report);
  tell(kit, done, groups, options.report);
};

const gather = async ({ http, out }: Kit, id: string, report: ReportFile | undefined): Promise<Group[]> => {
  const { add, groups } = grouper();
  for await (const line of importLines(http, id)) {
    add(line);
    report?.add(line);
  }
  await report?.close();
  out.detail(`Import ${id}.`);
  return groups();
};

const failed = ({ code, title, detail }: NonNullable<Import['error']>): Said => {
  const [what, why] = [clean(title), clean(`${detail} (${code})`)];
  return said(`The import failed. ${what}: ${why}`, `L’import a échoué. ${what} : ${why}`);
};

const dryRun = said('A dry run: nothing was written.', 'Une simulation : rien n’a été écrit.');
const isDone = said('The import is done.', 'L’import est terminé.');

const tell = ({ out, lang }: Kit, done: Import, groups: Group[], report: string | undefined): void => {
  out.data({ import: done, groups });
  if (done.error) {
    process.exitCode = exits.failed;
    out.note(failed(done.error));
    return;
  }
  out.line(done.dryRun ? dryRun : isDone);
  for (const sentence of countSentences(done)) out.line(sentence);
  for (const line of groupLines(groups, lang)) out.line(line);
  if (report && groups.length > 0)
    out.line(said(`\nEvery line is in ${clean(report)}.`, `\nToutes les lignes sont dans ${clean(report)}.`));
  if (done.counts.refused > 0) process.exitCode = exits.partly;
};
