import { resolve } from 'node:path';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/**
 * Everything that is made by a command lies here, but for what is built beside its sources (protos/gen, the portal's dist).
 * It may be deleted at any time. Tests name a folder of their own.
 */
export const made = resolve(root, process.env.ATRIUM_MADE ?? '.atrium');

/** An absolute path below the root. */
export const inRoot = (...parts: string[]): string => resolve(root, ...parts);

/** An absolute path below `.atrium`. */
export const inMade = (...parts: string[]): string => resolve(made, ...parts);
