import { onStopSignal, runCommand } from '../command.ts';
import { makeEnds } from '../platform/ends.ts';
import { readStartOptions } from '../platform/options.ts';
import { startPlatform } from '../platform/platform.ts';
import { showWhatRuns } from '../platform/welcome.ts';

await runCommand(async () => {
  const options = readStartOptions(process.argv.slice(2));
  const ends = makeEnds();
  onStopSignal(() => {
    process.stdout.write('\nStopping ...\n');
    void ends.run().then(() => process.exit(0));
  });
  try {
    const { run } = await startPlatform(options, ends);
    showWhatRuns(run);
  } catch (error) {
    await ends.run();
    throw error;
  }
});
