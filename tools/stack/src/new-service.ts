import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { announceAtGateway } from './new-service-gateway.ts';
import { checkName } from './new-service-name.ts';
import { Problem } from './problem.ts';
import { tool } from './tool.ts';

const templates = join(import.meta.dirname, '../templates');

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What is put in place of `{{...}}`; versions are those that another service has, so that there is one of each. */
const wordsOf = (root: string, name: string): Record<string, string> => {
  const parts = name.split('-');
  const pascal = parts.map(upperFirst).join('');
  const chassis = JSON.parse(readFileSync(join(root, 'tools/chassis/package.json'), 'utf8')) as {
    dependencies: { mongoose: string; zod: string };
  };
  return {
    name,
    title: upperFirst(parts.join(' ')),
    snake: parts.join('_'),
    SNAKE: parts.join('_').toUpperCase(),
    Name: pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    mongoose: chassis.dependencies.mongoose,
    zod: chassis.dependencies.zod,
  };
};

const fill = (text: string, words: Record<string, string>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole);

/** Where each template goes, relative to the root. */
const targets = (name: string): Map<string, string> => {
  const snake = name.replaceAll('-', '_');
  const places: [RegExp, string][] = [
    [/^protos\/(\w+\.proto)$/, `protos/atrium/${snake}/v1/${snake}_$1`],
    [/^gateway\/problems-(\w\w\.ts)$/, `gateway/src/problems/${name}-$1`],
    [/^service\//, `services/${name}/`],
  ];
  const found = new Map<string, string>();
  for (const file of globSync('**/*.template', { cwd: templates })) {
    const plain = file.replaceAll('\\', '/').replace(/\.template$/, '');
    found.set(
      file,
      places.reduce((path, [from, to]) => path.replace(from, to), plain),
    );
  }
  return found;
};

const format = async (command: string, args: string[], cwd: string): Promise<void> => {
  const { code, output } = await tool(command, args, { cwd });
  if (code !== 0) throw new Problem(`The files are written, but ${command} could not format them:\n${output.trim()}`);
};

/**
 * Writes a new service with all the rooms of the house, and its contract. It has one aggregate, "item", from its door
 * to its store, and tests that pass. At the gateway, its right can be given to keys and its errors have their texts.
 * @returns the files written and changed, relative to the root.
 * @throws Problem when the name is no name, or taken.
 */
export const writeService = async (root: string, name: string): Promise<string[]> => {
  const files = targets(name);
  checkName(root, name, files.values());
  const words = wordsOf(root, name);
  const written: string[] = [];
  for (const [template, target] of files) {
    const file = join(root, target);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, fill(readFileSync(join(templates, template), 'utf8'), words));
    written.push(target);
  }
  written.push(...announceAtGateway(root, words));
  // A long name makes lines break elsewhere, and sorts imports otherwise.
  await format(
    'prettier',
    ['--write', '--log-level', 'warn', ...written.filter((file) => !file.endsWith('.proto'))],
    root,
  );
  await format('buf', ['format', '--write', '--path', `atrium/${words.snake ?? ''}`], join(root, 'protos'));
  return written.sort();
};
