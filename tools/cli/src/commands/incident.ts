import { Command, Option } from 'commander';
import { timeHelp } from '../input/times.ts';
import { kitOf } from '../kit.ts';
import { inItsLanguage } from '../texts/help.ts';
import { addUpdate, createEvent } from './event-acts.ts';
import { addSharedCommands } from './event-shared.ts';
import { withPublication, withScope, withStates, withText, withTitle, type EventOptions } from './event-options.ts';

const phases = ['investigating', 'identified', 'monitoring', 'resolved'];

const phaseOption = (): Option => new Option('--phase <phase>', 'where it stands').choices(phases);

const impactHelp = 'how hard it hits; needed, unless a template gives it';

const reportHelp = `
Examples:
  atrium status incident report --title-fr "Connexion lente" --title-en "Slow sign-in" \\
    --text-en "We are looking into it." --component sign-in --region eu --impact minor
  atrium status incident report --title "Outage of last night" --from "2026-03-01 22:10" --to "2026-03-01 23:05" \\
    --component payroll --impact major --phase resolved`;

/** `atrium status incident`. */
export const incidentCommand = (): Command => {
  const command = new Command('incident').description('report, update and resolve incidents (ST-03)');
  command.addCommand(reportCommand()).addCommand(updateCommand()).addCommand(resolveCommand());
  return addSharedCommands(command, 'incident');
};

const reportCommand = (): Command => {
  const command = withPublication(withStates(withScope(withText(withTitle(new Command('report'))), impactHelp)));
  return command
    .description('report an incident, also one that is over')
    .addOption(phaseOption())
    .option('--from <time>', `when it began; now unless said: ${timeHelp}`)
    .option('--to <time>', 'when it ended, of an incident that is over')
    .addHelpText('after', inItsLanguage(reportHelp))
    .action((options: EventOptions, self: Command) => createEvent(kitOf(self), 'incident', options));
};

const updateCommand = (): Command =>
  withStates(withText(new Command('update')))
    .description('say how it goes on')
    .argument('<id>', 'id of the incident')
    .addOption(phaseOption())
    .option('--at <time>', `when that was true; now unless said: ${timeHelp}`)
    .action((id: string, options: EventOptions, self: Command) => addUpdate(kitOf(self), id, options));

const resolveCommand = (): Command =>
  withStates(withText(new Command('resolve')))
    .description('say that it is over')
    .argument('<id>', 'id of the incident')
    .option('--at <time>', `when it was over; now unless said: ${timeHelp}`)
    .action((id: string, options: EventOptions, self: Command) => addUpdate(kitOf(self), id, options, 'resolved'));
