import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.ts';

type Words = Record<string, string>;

/** Something that is put into a file of the gateway, behind a place that it knows. */
type Addition = { file: string; behind: RegExp; text: (words: Words) => string };

const catalogue = 'gateway/src/problems/catalogue.ts';

const additions: Addition[] = [
  {
    file: 'gateway/src/keys/scopes.ts',
    behind: /^export const allScopes = \[/m,
    text: ({ name = '' }) => `'${name}:write', `,
  },
  {
    file: catalogue,
    behind: /^import \{ fieldFr \} from '\.\/field-fr\.ts';\n/m,
    text: ({ name = '', camel = '' }) =>
      ['en', 'fr'].map((at) => `import { ${camel}${at === 'en' ? 'En' : 'Fr'} } from './${name}-${at}.ts';\n`).join(''),
  },
  { file: catalogue, behind: /^ {2}en: \{ \.\.\.en,/m, text: ({ camel = '' }) => ` ...${camel}En,` },
  { file: catalogue, behind: /^ {2}fr: \{ \.\.\.fr,/m, text: ({ camel = '' }) => ` ...${camel}Fr,` },
];

/**
 * Tells the gateway of a new service: its right, and the texts of its errors. Its routes are for people to write.
 * @returns the files changed, relative to the root.
 * @throws Problem, before anything is changed, when the gateway no longer looks as it did.
 */
export const announceAtGateway = (root: string, words: Words): string[] => {
  const texts = new Map<string, string>();
  for (const { file, behind, text } of additions) {
    const before = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
    if (!behind.test(before))
      throw new Problem(`${file} has no place for the new service: see ${import.meta.filename}.`);
    texts.set(
      file,
      before.replace(behind, (place) => place + text(words)),
    );
  }
  for (const [file, text] of texts) writeFileSync(join(root, file), text);
  return [...texts.keys()];
};
