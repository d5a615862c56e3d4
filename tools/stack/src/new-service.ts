import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from './problem.ts';
import { tool } from './tool.ts';

const templates = join(import.meta.dirname, '../templates');

const isName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const check = (root: string, name: string): void => {
  if (!isName.test(name) || name.length > 30) {
    throw new Problem(
      'Give the service a name of small letters, digits and dashes, such as `npm run new -- invoicing`.',
    );
  }
  const snake = name.replaceAll('-', '_');
  const taken = [`services/${name}`, `protos/atrium/${snake}`].find((place) => existsSync(join(root, place)));
  if (taken !== undefined) throw new Problem(`${taken} is there already: choose another name, or delete it first.`);
};

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What is put in place of `{{...}}`; versions are those that another service has, so that there is one of each. */
const wordsOf = (root: string, name: string): Record<string, string> => {
  const parts = name.split('-');
  const pascal = parts.map(upperFirst).join('');
  const chassis = JSON.parse(readFileSync(join(root, 'tools/chassis/package.json'), 'utf8')) as {
    dependencies: { mongoose: string };
  };
  return {
    name,
    title: upperFirst(parts.join(' ')),
    snake: parts.join('_'),
    SNAKE: parts.join('_').toUpperCase(),
    Name: pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    mongoose: chassis.dependencies.mongoose,
  };
};

const fill = (text: string, words: Record<string, string>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole);

/** Where each template goes, relative to the root. */
const targets = (name: string): Map<string, string> => {
  const snake = name.replaceAll('-', '_');
  const found = new Map<string, string>();
  for (const file of globSync('**/*.template', { cwd: templates })) {
    const plain = file.replaceAll('\\', '/').replace(/\.template$/, '');
    const contract = /^protos\/(\w+)\.proto$/.exec(plain)?.[1];
    const target = contract
      ? `protos/atrium/${snake}/v1/${snake}_${contract}.proto`
      : plain.replace(/^service\//, `services/${name}/`);
    found.set(file, target);
  }
  return found;
};

/**
 * Writes a new service with all the rooms of the house, and its contract. It has one aggregate, "item", from its door
 * to its store, and tests that pass.
 * @returns the files written, relative to the root.
 * @throws Problem when the name is no name, or taken.
 */
export const writeService = async (root: string, name: string): Promise<string[]> => {
  check(root, name);
  const words = wordsOf(root, name);
  const written: string[] = [];
  for (const [template, target] of targets(name)) {
    const file = join(root, target);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, fill(readFileSync(join(templates, template), 'utf8'), words));
    written.push(target);
  }
  // A long name makes lines break elsewhere.
  await tool('prettier', ['--write', '--log-level', 'warn', ...written], { cwd: root });
  await tool('buf', ['format', '--write', `atrium/${name.replaceAll('-', '_')}`], { cwd: join(root, 'protos') });
  return written.sort();
};
