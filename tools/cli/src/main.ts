import { EXIT } from './exit.ts';
import { failureOf } from './failure.ts';
import { program } from './program.ts';
import { safeJson } from './terminal/clean.ts';

/** Runs one command line; sets the exit code of the process and never throws. */
export async function main(argv: readonly string[] = process.argv): Promise<void> {
  endQuietly();
  try {
    await program().parseAsync(argv);
  } catch (error) {
    const { code, lines, problem } = failureOf(error);
    const [first, ...others] = lines;
    if (first !== undefined) process.stderr.write(`${[`atrium: ${first}`, ...others].join('\n')}\n`);
    if (problem && argv.includes('--json')) process.stdout.write(`${safeJson({ problem }, 2)}\n`);
    process.exitCode = code;
  }
}

function endQuietly(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.stderr.write('\natrium: interrupted. An import goes on when the same command is given again.\n');
      process.exit(EXIT.interrupted);
    });
  }
  // The one who reads us may stop early: `atrium ... | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed);
  });
  // Started by an older Node: end with it.
  if (process.channel) {
    process.once('disconnect', () => process.exit(EXIT.interrupted));
    process.channel.unref();
  }
}

if (import.meta.main) await main();
