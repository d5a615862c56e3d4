import { Command, Option } from 'commander';
import { wholeNumber } from '../input/states.ts';
import { timeHelp } from '../input/times.ts';
import { kitOf } from '../kit.ts';
import * as acts from './event-acts.ts';
import { withScope, withStates, withText, withTitle, type EventOptions } from './event-options.ts';

/** Adds what incidents and maintenance have in common. */
export const addSharedCommands = (command: Command, kind: acts.Kind): Command =>
  command
    .addCommand(listCommand(kind))
    .addCommand(showCommand(kind))
    .addCommand(reviseCommand(kind))
    .addCommand(correctCommand(kind))
    .addCommand(publishCommand())
    .addCommand(takeBackCommand())
    .addCommand(deleteCommand());

const listCommand = (kind: acts.Kind): Command =>
  new Command('list')
    .description('list them, newest first')
    .addOption(new Option('--stage <stage>', 'only these').choices(['open', 'planned', 'past']))
    .option('--drafts', 'drafts and scheduled publications instead of published ones')
    .option('--component <key>', 'only what touches this component or what is below it')
    .option('--region <key>', 'only what touches this region')
    .option('--from <time>', `only what touches the time from here: ${timeHelp}`)
    .option('--until <time>', 'only what touches the time before here')
    .option('--limit <number>', 'how many at most', wholeNumber('--limit', 1, 100_000), 50)
    .action((options: acts.ListOptions, self: Command) => acts.showEvents(kitOf(self), kind, options));

const showCommand = (kind: acts.Kind): Command =>
  new Command('show')
    .description('show one with its course')
    .argument('<id>', `id of the ${kind}`)
    .action((id: string, _options: unknown, self: Command) => acts.showEvent(kitOf(self), id));

const reviseCommand = (kind: acts.Kind): Command => {
  const command = withScope(withTitle(new Command('revise')));
  if (kind === 'incident') command.option('--reopen', 'it is not over: take its end away');
  return command
    .description('change its title, impact, components, regions or times, also of the past')
    .argument('<id>', `id of the ${kind}`)
    .option('--from <time>', `when it began: ${timeHelp}`)
    .option('--to <time>', 'when it ended')
    .option('--publish-at <time>', 'when a draft is to be published')
    .action((id: string, options: EventOptions & { reopen?: true }, self: Command) =>
      acts.reviseEvent(kitOf(self), id, options),
    );
};

const correctCommand = (kind: acts.Kind): Command =>
  withStates(withText(new Command('correct')))
    .description('supersede one update by a corrected one; what is not given stays')
    .argument('<id>', `id of the ${kind}`)
    .argument('<update>', 'id of the update')
    .option('--phase <phase>', 'where it stood')
    .option('--at <time>', `when it was true: ${timeHelp}`)
    .action((id: string, update: string, options: EventOptions, self: Command) =>
      acts.correctUpdate(kitOf(self), id, update, options),
    );

const publishCommand = (): Command =>
  new Command('publish')
    .description('publish a draft now')
    .argument('<id>', 'id of the draft')
    .action((id: string, _options: unknown, self: Command) => acts.publishEvent(kitOf(self), id));

const takeBackCommand = (): Command =>
  new Command('take-back')
    .description('take back what was published within the last 30 seconds')
    .argument('<id>', 'id of the event')
    .action((id: string, _options: unknown, self: Command) => acts.takeBackEvent(kitOf(self), id));

const deleteCommand = (): Command =>
  new Command('delete-draft')
    .description('throw a draft away')
    .argument('<id>', 'id of the draft')
    .action((id: string, _options: unknown, self: Command) => acts.deleteDraft(kitOf(self), id));
