import { createWriteStream, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';
import { makeFolder } from '../files.ts';
import { inMade } from '../folders.ts';
import { messageOf } from '../problem.ts';
import { note } from '../progress.ts';

type Line = { level?: string; msg?: string; err?: { message?: string } };

const parse = (text: string): Line | undefined => {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
};

const worthSaying = new Set(['warn', 'error', 'fatal']);
const kept = 30;

const inWords = (name: string, text: string): string | undefined => {
  const line = parse(text);
  if (!line) return `${styleText('yellow', name)} ${text}`;
  if (!worthSaying.has(line.level ?? '')) return undefined;
  return `${styleText('yellow', name)} ${line.msg ?? ''}${line.err?.message ? `: ${line.err.message}` : ''}`;
};

/** Takes in what a process writes. */
export type Log = { file: string; take(...streams: (Readable | null)[]): void; tail(): string };

/** Hears every line that a process says. */
export type Hear = (line: string) => void;

/** Writes what a process says to `.atrium/logs/NAME.log`; warnings and worse are shown here too. */
export const openLog = (name: string, alsoHear: Hear = () => undefined): Log => {
  makeFolder(inMade('logs'));
  const file = inMade('logs', `${name}.log`);
  // Opened at once, so that a file which is not ours stops the start; later, what works goes on without its log.
  const out = createWriteStream(file, { fd: openSync(file, 'w', 0o600) });
  out.once('error', (error) => note(`${file} cannot be written any more: ${messageOf(error)}`));
  const last: string[] = [];
  const hear = (text: string): void => {
    out.write(`${text}\n`);
    last.push(text);
    alsoHear(text);
    if (last.length > kept) last.shift();
    const words = inWords(name, text);
    if (words !== undefined) note(words);
  };
  return {
    file,
    take: (...streams) => {
      for (const input of streams) if (input) createInterface({ input }).on('line', hear);
    },
    tail: () => last.join('\n'),
  };
};
