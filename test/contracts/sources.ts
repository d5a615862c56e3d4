import { globSync, readFileSync } from 'node:fs';
import { inRoot, root } from '@atrium/stack/folders';

const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|(?<=^\s*)\/\/.*$/gm, '');

/** What runs in production, by file, without its comments: found by walking, so that no new part is forgotten. */
export const sources = (places = '{services/*,gateway,tools/chassis}/src/**/*.ts'): Map<string, string> =>
  new Map(
    globSync(places, { cwd: root })
      .filter((file) => !file.endsWith('.test.ts') && !file.includes('node_modules'))
      .sort()
      .map((file) => [file, withoutComments(readFileSync(inRoot(file), 'utf8'))]),
  );

/** The first group of every match in every source. */
export const found = (pattern: RegExp, texts: Map<string, string>): Set<string> =>
  new Set([...texts.values()].flatMap((text) => [...text.matchAll(pattern)].map(([, group = '']) => group)));
