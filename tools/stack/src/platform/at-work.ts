import { onStopSignal } from '../command.ts';
import { hush, note } from '../progress.ts';
import { makeEnds, type Ends } from './ends.ts';
import type { StartOptions } from './options.ts';
import { startPlatform, type Platform } from './platform.ts';
import { showWhatRuns } from './welcome.ts';

/** Starts all of Atrium and keeps it at work until it is told to stop, which may be in the middle of the start. */
export const keepAtWork = async (
  options: StartOptions,
  then: (platform: Platform, ends: Ends) => void,
): Promise<void> => {
  const ends = makeEnds();
  onStopSignal(() => {
    note('\nStopping ...');
    hush();
    void ends.run().then(() => process.exit(0));
  });
  try {
    const platform = await startPlatform(options, ends);
    showWhatRuns(platform.run, platform.runFile);
    then(platform, ends);
  } catch (error) {
    await ends.run();
    throw error;
  }
};
