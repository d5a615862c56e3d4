import { Command, Option } from 'commander';
import type { Import } from '../api/shapes.ts';
import { EXIT, UsageError } from '../exit.ts';
import { grouper, countSentences, groupLines, type Group } from '../import/summary.ts';
import { importLines, runImport } from '../import/follow.ts';
import { FORMATS, readInput, type Format } from '../import/read.ts';
import { openReport, type ReportFile } from '../import/report-file.ts';
import { startImport, uploadMissing } from '../import/upload.ts';
import { collect } from '../input/states.ts';
import { kitOf, type Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';

type Options = {
  format: Format;
  map?: string[];
  region?: string;
  parent?: string;
  language?: string;
  dryRun?: true;
  report?: string;
};

const HELP = `
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
export function importCommand(): Command {
  return new Command('import')
    .description('bring a history along (ST-11)')
    .argument('<path>', 'the file, or the folder for upptime')
    .addOption(new Option('--format <format>', 'what it is').choices(FORMATS).makeOptionMandatory())
    .option('--map <field=column>', 'csv: the column for a field; may be given several times', collect)
    .option('--region <key>', 'region that the history belongs to; the first one unless said')
    .option('--parent <key>', 'component under which new components are made')
    .addOption(new Option('--language <lang>', 'language of its texts; English unless said').choices(['fr', 'en']))
    .option('--dry-run', 'only show what would come')
    .option('--report <file>', 'write every line about refused and mended entries: CSV, or JSON Lines (.jsonl)')
    .addHelpText('after', HELP)
    .action((path: string, options: Options, self: Command) => bringAlong(kitOf(self), path, options));
}

function columnsOf({ format, map = [] }: Options): Record<string, string> {
  if (map.length > 0 && format !== 'csv') throw new UsageError('--map is for --format csv only.');
  const pairs = map.map((text) => {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) throw new UsageError(`"${text}" maps nothing. Expected --map field=column.`);
    return [text.slice(0, at).trim(), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function bringAlong(kit: Kit, path: string, options: Options): Promise<void> {
  const columns = columnsOf(options);
  const bytes = await readInput(options.format, path);
  const report = options.report === undefined ? undefined : await openReport(options.report);
  const { format, region = '', parent = '', language = '' } = options;
  const chosen = { format, region, parent, columns, language, dryRun: options.dryRun === true };
  const found = await startImport(kit.http, bytes, chosen, kit.idempotencyKey('import'));
  await uploadMissing(kit.http, bytes, found, kit.out);
  const done = await runImport(kit.http, found.id, kit.idempotencyKey('run'), kit.out);
  const groups = await gather(kit, done.id, report);
  tell(kit, done, groups, options.report);
}

async function gather({ http, out }: Kit, id: string, report: ReportFile | undefined): Promise<Group[]> {
  const { add, groups } = grouper();
  for await (const line of importLines(http, id)) {
    add(line);
    report?.add(line);
  }
  await report?.close();
  out.detail(`Import ${id}.`);
  return groups();
}

function tell({ out }: Kit, done: Import, groups: Group[], report: string | undefined): void {
  out.data({ import: done, groups });
  if (done.error) {
    process.exitCode = EXIT.failed;
    out.note(`The import failed: ${clean(done.error.detail || done.error.code)} (${clean(done.error.code)})`);
    return;
  }
  out.line(done.dryRun ? 'A dry run: nothing was written.' : 'The import is done.');
  for (const sentence of countSentences(done)) out.line(sentence);
  for (const line of groupLines(groups)) out.line(line);
  if (report && groups.length > 0) out.line(`\nEvery line is in ${clean(report)}.`);
  if (done.counts.refused > 0) process.exitCode = EXIT.partly;
}
