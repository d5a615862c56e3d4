import { describe, expect, test } from '@jest/globals';
import type { ImportLine } from '../api/shapes.ts';
import { groupLines, grouper } from './summary.ts';

const shown = (given: Partial<ImportLine>, lang: 'fr' | 'en'): string | undefined => {
  const { add, groups } = grouper();
  const line = {
    line: 0,
    outcome: 'note',
    where: 'line 1',
    code: 'import.no_id',
    detail: '',
    message: '',
    about: null,
  };
  add({ ...line, ...given } as ImportLine);
  return groupLines(groups(), lang).at(-1)?.trim();
};

describe('lines of a report for people', () => {
  test('ST-11 where a table has no column of ids, one sentence says how many entries were given one', () => {
    expect(shown({ detail: '4 x' }, 'en')).toBe('line 1: no column holds an id; 4 entries were given one');
    expect(shown({ detail: '1 x' }, 'fr')).toBe(
      'ligne 1\u202f: aucune colonne ne donne d’identifiant\u202f; 1 entrée en a reçu un',
    );
  });

  test('ST-11 in French a line of the file is a "ligne"; a path is the same in every language', () => {
    expect(shown({ where: 'line 12', detail: 'Mail' }, 'fr')).toBe('ligne 12\u202f: Mail');
    expect(shown({ where: 'incidents[3].name', detail: '4 x', code: 'import.bad_field' }, 'fr')).toBe(
      'incidents[3].name\u202f: 4 x',
    );
  });
});
