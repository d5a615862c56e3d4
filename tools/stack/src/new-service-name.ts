import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { Problem } from './problem.ts';

/** What is left to do once the files are written. */
export const finish = '`npm install --ignore-scripts` and `npm run generate`';

const isName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** How contracts begin the names of what is not their own: inside `atrium.google` they would find that instead. */
const outside = new Set(['atrium', 'google']);

/** JavaScript itself is asked; only for what `isName` let through. In an async function, as `await` is a word there. */
const isReserved = (word: string): boolean => {
  const code = `'use strict'; async () => { const ${word.replaceAll('-', '_')} = 0; };`;
  try {
    compileFunction(code);
    return false;
  } catch {
    return true;
  }
};

/** Why nobody can have the name, whatever is deleted. */
const refusalOf = (root: string, name: string): string | undefined => {
  if (!isName.test(name) || name.length > 30)
    return 'Give the service a name of small letters, digits and dashes, such as `npm run new -- invoicing`.';
  if (isReserved(name)) return `"${name}" is a reserved word of JavaScript: choose another name.`;
  // The readers of contracts look names up in plain objects, which have members of their own.
  if (name in {}) return `Every object of JavaScript has a "${name}" already: choose another name.`;
  if (outside.has(name)) return `Contracts mean something else by "${name}": choose another name.`;
  const room = [name, `tools/${name}`, `gateway/${name}`].find((place) => existsSync(join(root, place)));
  return room === undefined ? undefined : `"${name}" is a part of the platform already (${room}): choose another name.`;
};

/**
 * Refuses a name that a new service cannot have.
 * @param files that would be written, relative to the root: none may be there.
 * @throws Problem
 */
export const checkName = (root: string, name: string, files: Iterable<string>): void => {
  const refusal = refusalOf(root, name);
  if (refusal !== undefined) throw new Problem(refusal);
  const places = [`services/${name}`, `protos/atrium/${name.replaceAll('-', '_')}`, `node_modules/@atrium/${name}`];
  const taken = [...places, ...files].find((place) => existsSync(join(root, place)));
  if (taken === undefined) return;
  throw new Problem(
    `${taken} is there already: choose another name, or delete it first; if \`npm run new\` was broken off, ${finish} make it whole.`,
  );
};
