import { styleText } from 'node:util';
import { Problem } from '../problem.ts';
import { note } from '../progress.ts';

/** One thing to look at: resolves with what is wrong, or with nothing when all is well. */
export type Check = { name: string; run: () => Promise<string | undefined> };

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs checks one after the other, all of them, whatever the earlier ones find.
 * @throws Problem that names those that found something.
 */
export const runChecks = async (checks: Check[]): Promise<void> => {
  const failed: string[] = [];
  for (const { name, run } of checks) {
    const since = performance.now();
    const wrong = await run();
    const mark = wrong === undefined ? styleText('green', '✓') : styleText('red', '✗');
    note(`${mark} ${name.padEnd(34)} ${styleText('dim', seconds(since))}`);
    if (wrong === undefined) continue;
    failed.push(name);
    note(`\n${wrong.trim()}\n`);
  }
  if (failed.length > 0) throw new Problem(`Not well: ${failed.join(', ')}. \`npm run fix\` mends what a machine can.`);
};
