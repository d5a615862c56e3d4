import { exits, interruption } from './exit.ts';
import { failureOf } from './failure.ts';
import { program } from './program.ts';
import { languageOf } from './settings.ts';
import { safeJson } from './terminal/clean.ts';
import { said, type Language } from './texts/said.ts';

/** Runs one command line; sets the exit code of the process and never throws. */
export const main = async (argv: readonly string[] = process.argv): Promise<void> => {
  const lang = languageOf(process.env, argv);
  endQuietly(lang);
  try {
    await program(lang).parseAsync(argv);
  } catch (error) {
    const { code, lines, problem } = failureOf(error, lang);
    const [first, ...others] = lines;
    if (first !== undefined) process.stderr.write(`${[`atrium: ${first}`, ...others].join('\n')}\n`);
    if (problem && argv.includes('--json')) process.stdout.write(`${safeJson({ problem }, 2)}\n`);
    process.exitCode = code;
  }
};

const interrupted = said('interrupted.', 'interrompu.');

const endQuietly = (lang: Language): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      const words = [interrupted[lang], interruption.hint?.[lang]].filter(Boolean).join(' ');
      process.stderr.write(`\natrium: ${words}\n`);
      process.exit(exits.interrupted);
    });
  }
  // The one who reads us may stop early: `atrium ... | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exits.done : exits.failed);
  });
  // Started by an older Node: end with it.
  if (process.channel) {
    process.once('disconnect', () => process.exit(exits.interrupted));
    process.channel.unref();
  }
};

if (import.meta.main) await main();
