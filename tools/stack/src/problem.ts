/**
 * Something about the surroundings that the reader can mend: the message is one clear sentence with the way out, and
 * that sentence is all a command prints of it.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** Another starter is at work in the folder. */
export class FolderTaken extends Problem {}

/** The text of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const textOf = (error: unknown, field: 'code' | 'path'): string | undefined => {
  const found: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** The code of an error of the system such as ENOENT; errors of the core may come from another realm, so no instanceof. */
export const codeOf = (error: unknown): string | undefined => textOf(error, 'code');

const notYours = 'may not be written by this account: make it and its folder yours, and start again.';

/** What people meet who start in a folder that is another's, or on a disk that is full. */
const refusals: Partial<Record<string, string>> = {
  EACCES: notYours,
  EPERM: notYours,
  EROFS: 'lies on a disk that can only be read: start from a copy of the repository that can be written.',
  ENOSPC: 'does not fit on its disk any more: free at least 2 GB and start again.',
};

/** One sentence for a Problem, and for a file that the system refuses; undefined for what only a stack explains. */
export const sentenceOf = (error: unknown): string | undefined => {
  if (error instanceof Problem) return error.message;
  const [refusal, path] = [refusals[codeOf(error) ?? ''], textOf(error, 'path')];
  return refusal === undefined || path === undefined ? undefined : `${path} ${refusal}`;
};
