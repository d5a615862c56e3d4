import { runCommand } from '../command.ts';
import { generate } from '../generate.ts';

await runCommand(async () => {
  await generate();
});
