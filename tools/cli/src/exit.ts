import type { Said } from './texts/said.ts';

/** Exit codes of the command line; `atrium --help` shows the same list. */
export const exits = { done: 0, failed: 1, usage: 2, unreachable: 3, partly: 4, interrupted: 130 } as const;

/** One of the exit codes. */
export type ExitCode = (typeof exits)[keyof typeof exits];

/** The list of exit codes as help shows it. */
export const exitHelp = `
Exit codes:
  0    done
  1    the server refused it, or it failed
  2    the command line, or a file named on it, cannot be used
  3    the server could not be reached, or is unavailable for now; it was tried for a minute
  4    an import is done, but some entries were refused
  130  interrupted`;

/** What ends a command, told in one sentence in each language. */
export class SaidError extends Error {
  readonly said: Said;

  constructor(sentence: Said, options?: ErrorOptions) {
    super(sentence.en, options);
    this.said = sentence;
  }
}

/** A mistake of the caller's: ends the command with code 2. */
export class UsageError extends SaidError {}

/** The server could not be reached or did not answer in time. */
export class UnreachableError extends SaidError {}

/** What is said to who interrupts this command: how it goes on, where it does. */
export const interruption: { hint?: Said } = {};
