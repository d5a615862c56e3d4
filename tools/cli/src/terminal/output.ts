import { safeJson } from './clean.ts';
import { mayColour, paintFor, type Paint } from './paint.ts';
import type { Language, Said } from '../texts/said.ts';

/** Where a command speaks: answers on stdout, everything else on stderr. */
export type Output = {
  json: boolean;
  paint: Paint;
  /** A line for people; nothing with --json. */
  line: (text?: string | Said) => void;
  /** The machine-readable answer; only with --json. */
  data: (value: unknown) => void;
  /** Bytes of a file that was asked for, as they came. */
  raw: (text: string) => void;
  /** A remark on stderr. */
  note: (text: string | Said) => void;
  /** A remark on stderr, with --verbose only. */
  detail: (text: string | Said) => void;
  /** A line that shows how far it is: rewritten on a terminal, a line of its own elsewhere. */
  progress: (text: string | Said) => void;
  /** Ends the rewritten line. */
  progressDone: () => void;
};

/** What decides how a command speaks. */
export type OutputOptions = { json: boolean; verbose: boolean; color: boolean; lang: Language };

type Streams = { stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream };

/** Makes the output of one command. */
export const outputTo = ({ stdout, stderr }: Streams, options: OutputOptions): Output => {
  const shown = progressOn(stderr);
  const inWords = (text: string | Said): string => (typeof text === 'string' ? text : text[options.lang]);
  const note = (text: string | Said): void => {
    shown.done();
    stderr.write(`${inWords(text)}\n`);
  };
  return {
    json: options.json,
    paint: paintFor(mayColour(stdout, process.env, options.color)),
    line: (text = '') => {
      if (!options.json) stdout.write(`${inWords(text)}\n`);
    },
    data: (value) => {
      if (options.json) stdout.write(`${safeJson(value, 2)}\n`);
    },
    raw: (text) => void stdout.write(text),
    note,
    detail: (text) => {
      if (options.verbose) note(text);
    },
    progress: (text) => shown.show(inWords(text)),
    progressDone: shown.done,
  };
};

const plainEveryMs = 2000;

/** On a terminal one line that is rewritten; in a log a line of its own now and then. */
const progressOn = (stream: NodeJS.WriteStream): { show: (text: string) => void; done: () => void } => {
  let last = '';
  let shownAt = 0;
  const show = (text: string): void => {
    if (text === last || (!stream.isTTY && Date.now() - shownAt < plainEveryMs)) return;
    last = text;
    shownAt = Date.now();
    stream.write(stream.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
  };
  const done = (): void => {
    if (last !== '' && stream.isTTY) stream.write('\n');
    last = '';
  };
  return { show, done };
};
