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

/** The code of an error of the system such as ENOENT; errors of the core may come from another realm, so no instanceof. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
