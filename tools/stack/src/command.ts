import { styleText } from 'node:util';
import { Problem } from './problem.ts';

const explain = (error: unknown): void => {
  if (error instanceof Problem) process.stderr.write(`\n${styleText('red', error.message)}\n`);
  else console.error(error);
};

/** Calls `stop` once: at Ctrl-C, SIGTERM, or when begin.mjs that started this process is gone, even by kill -9. */
export const onStopSignal = (stop: () => void): void => {
  let asked = false;
  const once = (): void => {
    if (!asked) stop();
    asked = true;
  };
  process.on('SIGINT', once).on('SIGTERM', once);
  if (!process.connected) return;
  process.on('disconnect', once);
  process.channel?.unref();
};

/** Runs a command to its end: a Problem is one sentence, anything else keeps its stack; both end with exit code 1. */
export const runCommand = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
};
