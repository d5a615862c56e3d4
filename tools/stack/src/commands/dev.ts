import { onStopSignal, runCommand } from '../command.ts';
import { makeEnds } from '../platform/ends.ts';
import { readStartOptions } from '../platform/options.ts';
import { startPlatform } from '../platform/platform.ts';
import { watchSources } from '../platform/watch.ts';
import { showWhatRuns } from '../platform/welcome.ts';

await runCommand(async () => {
  const options = readStartOptions(process.argv.slice(2));
  const ends = makeEnds();
  onStopSignal(() => void ends.run().then(() => process.exit(0)));
  try {
    const platform = await startPlatform(options, ends);
    showWhatRuns(platform.run);
    ends.add(watchSources(platform));
  } catch (error) {
    await ends.run();
    throw error;
  }
});
