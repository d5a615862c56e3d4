import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { program } from '../program.ts';
import { frenchHelp } from './french-help.ts';
import { frenchNotes } from './french-notes.ts';
import { inFrench } from './speech.ts';

const textsOf = (command: Command): string[] => [
  command.description(),
  ...command.options.map(({ description }) => description),
  ...command.registeredArguments.map(({ description }) => description),
  ...command.commands.flatMap(textsOf),
];

describe('help in French', () => {
  test('PO-01 every description of a command, an option or an argument has its French', () => {
    expect(textsOf(program('en')).filter((english) => english !== '' && inFrench(english) === undefined)).toEqual([]);
  });

  test('PO-01 French has narrow spaces before high punctuation, and its own apostrophe', () => {
    for (const french of Object.values({ ...frenchHelp, ...frenchNotes }))
      expect(french).not.toMatch(/[ \u00a0][;:!?»]|« (?=\S)|[a-z]'[a-z]/);
  });
});
