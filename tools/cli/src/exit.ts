/** Exit codes of the command line; `atrium --help` shows the same list. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreachable: 3, partly: 4, interrupted: 130 } as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The list of exit codes as help shows it. */
export const EXIT_HELP = `
Exit codes:
  0    done
  1    the server refused it, or it failed
  2    the command line, or a file named on it, cannot be used
  3    the server could not be reached, or is unavailable for now
  4    an import is done, but some entries were refused
  130  interrupted`;

/** A mistake of the caller's, told in one sentence, that ends the command with code 2. */
export class UsageError extends Error {}

/** The server could not be reached or did not answer in time. */
export class UnreachableError extends Error {}
