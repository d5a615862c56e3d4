import { runCommand } from '../command.ts';
import { keepAtWork } from '../platform/at-work.ts';
import { readStartOptions } from '../platform/options.ts';

await runCommand(async () => {
  const options = readStartOptions(process.argv.slice(2));
  if (options) await keepAtWork(options, () => undefined);
});
