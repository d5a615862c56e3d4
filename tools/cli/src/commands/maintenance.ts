import { Command, Option } from 'commander';
import { timeHelp } from '../input/times.ts';
import { kitOf } from '../kit.ts';
import { inItsLanguage } from '../texts/help.ts';
import { addUpdate, createEvent, reviseEvent } from './event-acts.ts';
import { addSharedCommands } from './event-shared.ts';
import { withPublication, withScope, withStates, withText, withTitle, type EventOptions } from './event-options.ts';

const phases = ['scheduled', 'in_progress', 'verifying', 'completed'];

const planHelp = `
It opens and closes by itself at its times.

Example:
  atrium status maintenance plan --title-fr "Mise à jour de la base" --title-en "Database upgrade" \\
    --from "2026-12-05 22:00" --to "2026-12-06 00:00" --component accounting --region eu`;

/** `atrium status maintenance`. */
export const maintenanceCommand = (): Command => {
  const command = new Command('maintenance').description('plan, change and cancel planned maintenance (ST-03, ST-04)');
  command.addCommand(planCommand()).addCommand(updateCommand()).addCommand(extendCommand()).addCommand(cancelCommand());
  return addSharedCommands(command, 'maintenance');
};

const planCommand = (): Command =>
  withPublication(withScope(withText(withTitle(new Command('plan')))))
    .description('plan a maintenance')
    .requiredOption('--from <time>', `when it begins: ${timeHelp}`)
    .requiredOption('--to <time>', 'when it ends')
    .addHelpText('after', inItsLanguage(planHelp))
    .action((options: EventOptions, self: Command) => createEvent(kitOf(self), 'maintenance', options));

const updateCommand = (): Command =>
  withStates(withText(new Command('update')))
    .description('say how it goes on')
    .argument('<id>', 'id of the maintenance')
    .addOption(new Option('--phase <phase>', 'where it stands').choices(phases))
    .option('--at <time>', `when that was true; now unless said: ${timeHelp}`)
    .action((id: string, options: EventOptions, self: Command) => addUpdate(kitOf(self), id, options));

const extendCommand = (): Command =>
  new Command('extend')
    .description('move its planned end')
    .argument('<id>', 'id of the maintenance')
    .requiredOption('--to <time>', `when it is to end: ${timeHelp}`)
    .action((id: string, options: EventOptions, self: Command) => reviseEvent(kitOf(self), id, options));

const cancelCommand = (): Command =>
  withText(new Command('cancel'))
    .description('say that it will not take place')
    .argument('<id>', 'id of the maintenance')
    .action((id: string, options: EventOptions, self: Command) => addUpdate(kitOf(self), id, options, 'cancelled'));
