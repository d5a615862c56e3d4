import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inMade, inRoot, root } from '../folders.ts';
import { Problem } from '../problem.ts';
import { toolEnvironment } from '../tool.ts';

/** How many tests passed and failed; a file that could not be run counts as one that failed. */
export type Counts = { passed: number; failed: number };

type Report = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };

const run = (args: string[], environment: Record<string, string>, stop: AbortSignal): Promise<number> =>
  new Promise((resolve, reject) => {
    const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [jest, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: toolEnvironment(environment),
    });
    const end = (): void => void child.kill('SIGTERM');
    stop.addEventListener('abort', end);
    if (stop.aborted) end();
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const read = (file: string): Counts | undefined => {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
  } catch {
    return undefined;
  }
};

/**
 * Runs the tests of all workspaces, or those that `args` choose, as jest knows them.
 * @throws Problem when jest ends without a report, for example after Ctrl-C.
 */
export const runJest = async (
  args: string[],
  environment: Record<string, string>,
  stop: AbortSignal,
): Promise<Counts> => {
  mkdirSync(inMade('test'), { recursive: true });
  const report = inMade(`jest-report-${process.pid}.json`);
  const options = ['--json', `--outputFile=${report}`, '--forceExit', '--verbose=false'];
  const code = await run([...options, ...args], environment, stop);
  const counts = read(report);
  rmSync(report, { force: true });
  if (!counts) throw new Problem('The tests were broken off; what came above says why.');
  // A failure that no test stands for, such as an error in a setup file, must not look like success.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};
