import { describe, expect, test } from '@jest/globals';
import { table } from './table.ts';
import { columnsOf, fit } from './width.ts';

describe('tables', () => {
  test('PO-01 columns line up whatever the script', () => {
    const lines = table(
      [{ title: 'NAME' }, { title: 'N', right: true }],
      [
        ['東京', '1'],
        ['Paie', '22'],
        ['👩‍💻é', '3'],
      ],
    );
    expect(lines).toEqual(['NAME   N', '東京   1', 'Paie  22', '👩‍💻é    3']);
  });

  test('OP-08 a cell that is too long is cut, and says so', () => {
    expect(table([{ title: 'T', most: 5 }], [['abcdefgh']])).toEqual(['T', 'abcd…']);
    expect(columnsOf(fit('東京東京東京', 6))).toBeLessThanOrEqual(6);
  });

  test('OP-09 no cell breaks its line', () => {
    expect(table([{ title: '' }], [['a\nb\u001b[1m']])).toEqual(['a b�[1m']);
  });
});
