import { CommanderError } from 'commander';
import { ProblemError } from './api/problem.ts';
import { exits, UnreachableError, UsageError, type ExitCode } from './exit.ts';
import { clean } from './terminal/clean.ts';
import { said, type Language } from './texts/said.ts';

/** How a command ends that threw: its exit code and what to say on stderr. */
export type Failure = { code: ExitCode; lines: string[]; problem?: object };

/** Turns whatever was thrown into an ending. */
export const failureOf = (error: unknown, lang: Language): Failure => {
  // Commander has said it already.
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? exits.done : exits.usage, lines: [] };
  if (error instanceof UsageError) return { code: exits.usage, lines: [clean(error.said[lang])] };
  if (error instanceof UnreachableError) return { code: exits.unreachable, lines: [clean(error.said[lang])] };
  if (error instanceof ProblemError) return refused(error, lang);
  const message = error instanceof Error ? error.message : String(error);
  return { code: exits.failed, lines: [`${unexpected[lang]} ${clean(message)}`] };
};

const unexpected = said('Unexpected:', 'Inattendu :');
const setKey = said('Set ATRIUM_API_KEY to a key that is in force.', 'Donnez une clé valable dans ATRIUM_API_KEY.');

const refused = ({ problem }: ProblemError, lang: Language): Failure => {
  const { status } = problem;
  const sentence = [problem.title, problem.detail].filter(Boolean).join(lang === 'fr' ? ' : ' : ': ');
  const lines = [
    clean(sentence),
    ...problem.errors.map(({ field, code, detail }) => `  ${clean(field)}: ${clean(detail || code)}`),
    ...(status === 401 ? [`  ${setKey[lang]}`] : []),
    `  (${[problem.code, `HTTP ${status}`, problem.requestId].filter(Boolean).map(clean).join(', ')})`,
  ];
  return { code: status >= 502 && status <= 504 ? exits.unreachable : exits.failed, lines, problem };
};
