import { Command, Option } from 'commander';
import { TIME_HELP } from '../input/times.ts';
import { kitOf } from '../kit.ts';
import { addUpdate, createEvent, reviseEvent } from './event-acts.ts';
import { addSharedCommands } from './event-shared.ts';
import { withPublication, withScope, withStates, withText, withTitle, type EventOptions } from './event-options.ts';

const PHASES = ['scheduled', 'in_progress', 'verifying', 'completed'];

const PLAN_HELP = `
It opens and closes by itself at its times.

Example:
  atrium status maintenance plan --title-fr "Mise à jour de la base" --title-en "Database upgrade" \\
    --from "2026-12-05 22:00" --to "2026-12-06 00:00" --component accounting --region eu`;

/** `atrium status maintenance`. */
export function maintenanceCommand(): Command {
  const command = new Command('maintenance').description('plan, change and cancel planned maintenance (ST-03, ST-04)');
  command.addCommand(planCommand()).addCommand(updateCommand()).addCommand(extendCommand()).addCommand(cancelCommand());
  return addSharedCommands(command, 'maintenance');
}

function planCommand(): Command {
  return withPublication(withScope(withText(withTitle(new Command('plan')))))
    .description('plan a maintenance')
    .requiredOption('--from <time>', `when it begins: ${TIME_HELP}`)
    .requiredOption('--to <time>', 'when it ends')
    .addHelpText('after', PLAN_HELP)
    .action((options: EventOptions, self: Command) => createEvent(kitOf(self), 'maintenance', options));
}

function updateCommand(): Command {
  return withStates(withText(new Command('update')))
    .description('say how it goes on')
    .argument('<id>', 'id of the maintenance')
    .addOption(new Option('--phase <phase>', 'where it stands').choices(PHASES))
    .option('--at <time>', `when that was true; now unless said: ${TIME_HELP}`)
    .action((id: string, options: EventOptions, self: Command) => addUpdate(kitOf(self), id, options));
}

function extendCommand(): Command {
  return new Command('extend')
    .description('move its planned end')
    .argument('<id>', 'id of the maintenance')
    .requiredOption('--to <time>', `when it is to end: ${TIME_HELP}`)
    .action((id: string, options: EventOptions, self: Command) => reviseEvent(kitOf(self), id, options));
}

function cancelCommand(): Command {
  return withText(new Command('cancel'))
    .description('say that it will not take place')
    .argument('<id>', 'id of the maintenance')
    .action((id: string, options: EventOptions, self: Command) => addUpdate(kitOf(self), id, options, 'cancelled'));
}
