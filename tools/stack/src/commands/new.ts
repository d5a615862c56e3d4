import { onStopSignal, runCommand } from '../command.ts';
import { root } from '../folders.ts';
import { generate } from '../generate.ts';
import { writeService } from '../new-service.ts';
import { finish } from '../new-service-name.ts';
import { Problem } from '../problem.ts';
import { hush, note, step } from '../progress.ts';
import { tool } from '../tool.ts';

/** Links the new workspace into node_modules and notes it in the lock; what it uses is there already. */
const link = async (): Promise<void> => {
  const { code, output } = await tool('npm', [
    'install',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
  ]);
  if (code !== 0)
    throw new Problem(`The new workspace could not be linked; run \`npm install --ignore-scripts\`:\n${output.trim()}`);
};

await runCommand(async () => {
  const [name = ''] = process.argv.slice(2);
  let todo = 'nothing is linked yet, and what is written lies in `git status`';
  onStopSignal(() => {
    note(`\nStopped: ${todo}.`);
    hush();
    process.exit(1);
  });
  const files = await step(
    `Service ${name}`,
    () => writeService(root, name),
    (written) => `${written.length} files`,
  );
  todo = `the files of services/${name} are written, and ${finish} make it whole`;
  await step('Linking', link);
  await step('Types and schemas of its contract', generate);
  note(
    `\nservices/${name} is there, from its doors to its store (${files.length} files), with a thing called "item" to be replaced:`,
  );
  note(`  protos/atrium/${name.replaceAll('-', '_')}/v1   what it says to the world; then \`npm run generate\``);
  note(`  services/${name}/src/domain   what is true`);
  note(`  gateway/src/problems/${name}-en.ts and -fr.ts   what its errors say; its routes go into gateway/src/routes`);
  note(`  npm test -- --selectProjects services/${name}`);
});
