import { CommanderError } from 'commander';
import { ProblemError } from './api/problem.ts';
import { EXIT, UnreachableError, UsageError, type ExitCode } from './exit.ts';
import { clean } from './terminal/clean.ts';

/** How a command ends that threw: its exit code and what to say on stderr. */
export type Failure = { code: ExitCode; lines: string[]; problem?: object };

/** Turns whatever was thrown into an ending. */
export function failureOf(error: unknown): Failure {
  // Commander has said it already.
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.done : EXIT.usage, lines: [] };
  if (error instanceof UsageError) return { code: EXIT.usage, lines: [clean(error.message)] };
  if (error instanceof UnreachableError) return { code: EXIT.unreachable, lines: [clean(error.message)] };
  if (error instanceof ProblemError) return refused(error);
  const message = error instanceof Error ? error.message : String(error);
  return { code: EXIT.failed, lines: [`Unexpected: ${clean(message)}`] };
}

function refused({ problem }: ProblemError): Failure {
  const { status } = problem;
  const said = [problem.title, problem.detail].filter(Boolean).join(': ');
  const lines = [
    clean(said),
    ...problem.errors.map(({ field, code, detail }) => `  ${clean(field)}: ${clean(detail || code)}`),
    ...(status === 401 ? ['  Set ATRIUM_API_KEY to a key that is in force.'] : []),
    `  (${[problem.code, `HTTP ${status}`, problem.requestId].filter(Boolean).map(clean).join(', ')})`,
  ];
  return { code: status >= 502 && status <= 504 ? EXIT.unreachable : EXIT.failed, lines, problem };
}
