import { expect, test } from '@jest/globals';
import { csvLine } from './csv.ts';

test('ST-06 cells with commas, quotes and line breaks come back as they were', () => {
  expect(csvLine(['a,b', 'say "x"', 'two\nlines', 3, null])).toBe('"a,b","say ""x""","two\nlines",3,\r\n');
});

test('OP-09 no cell is a formula to a spreadsheet', () => {
  expect(csvLine(['=1+1', '+1', '-1', '@x', 'ok'])).toBe("'=1+1,'+1,'-1,'@x,ok\r\n");
});
