import { onStopSignal, runCommand } from '../command.ts';
import { note } from '../progress.ts';
import { prepareTests } from '../test/prepare.ts';
import { runJest } from '../test/jest.ts';
import { makeEnds } from '../platform/ends.ts';

await runCommand(async () => {
  const ends = makeEnds();
  const stopping = new AbortController();
  onStopSignal(() => stopping.abort());
  try {
    const environment = await prepareTests(ends);
    const { passed, failed } = await runJest(process.argv.slice(2), environment, stopping.signal);
    await ends.run();
    note(`${passed} passed, ${failed} failed`);
    if (failed > 0 || passed === 0) process.exitCode = 1;
  } catch (error) {
    await ends.run();
    throw error;
  }
});
