import { styleText } from 'node:util';
import { sentenceOf } from './problem.ts';
import { isHushed } from './progress.ts';

const explain = (error: unknown): void => {
  const sentence = sentenceOf(error);
  if (isHushed()) return;
  if (sentence === undefined) console.error(error);
  else process.stderr.write(`\n${styleText('red', sentence)}\n`);
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
