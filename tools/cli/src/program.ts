import { Command, Option } from 'commander';
import { componentCommand } from './commands/component.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { incidentCommand } from './commands/incident.ts';
import { keysCommand } from './commands/keys.ts';
import { maintenanceCommand } from './commands/maintenance.ts';
import { regionCommand } from './commands/region.ts';
import { reportCommand } from './commands/report.ts';
import { settingsCommand } from './commands/settings.ts';
import { exitHelp } from './exit.ts';
import { helpIn, inItsLanguage } from './texts/help.ts';
import type { Language } from './texts/said.ts';
import { mistakesIn, sayIn } from './texts/speech.ts';

const help = `
Environment:
  ATRIUM_URL      address of the platform, such as http://localhost:8080
  ATRIUM_API_KEY  the key to ask with; without both, .atrium/run.json of this folder is used
  ATRIUM_LANG     language of help, messages and names (fr or en); LANG unless set
  NO_COLOR        no colours
${exitHelp}

Examples:
  atrium status report
  atrium status import --format statuspage --dry-run incidents.json
  atrium status incident report --title "Slow sign-in" --component sign-in --impact minor
  atrium status incident resolve 01J9ZC --text "It is over."
  atrium status export --format csv --what uptime -o uptime.csv`;

/** The whole command line, ready to parse, with its help in a language. */
export const program = (language: Language): Command => {
  const root = new Command('atrium')
    .description('The command line of Atrium, over its public API.')
    .option('--url <url>', 'address of the platform, instead of ATRIUM_URL')
    .addOption(new Option('--lang <lang>', 'language of messages and names').choices(['fr', 'en']))
    .option('--json', 'print JSON, and nothing else, on standard output')
    .option('--verbose', 'say what is done, on standard error')
    .option('--no-color', 'no colours')
    .addHelpText('after', inItsLanguage(help))
    .setOptionValueWithSource('lang', language, 'env');
  root.addCommand(statusCommand()).addCommand(keysCommand());
  return everywhere(root, language);
};

const statusCommand = (): Command =>
  new Command('status')
    .description('the weather: components, incidents, maintenance, history')
    .addCommand(reportCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(incidentCommand())
    .addCommand(maintenanceCommand())
    .addCommand(componentCommand())
    .addCommand(regionCommand())
    .addCommand(settingsCommand());

/** What holds for every command: mistakes are thrown, help shows the options of all, and no stray argument passes. */
const everywhere = (command: Command, language: Language): Command => {
  command.exitOverride().showHelpAfterError(sayIn(language)('(see --help)'));
  command.configureHelp({ showGlobalOptions: true, ...helpIn(language) });
  command.configureOutput({ outputError: (said, write) => write(mistakesIn(language)(said)) });
  if (command.commands.length === 0) command.allowExcessArguments(false);
  for (const child of command.commands) everywhere(child, language);
  return command;
};
