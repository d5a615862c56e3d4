import { describe, expect, it } from '@jest/globals';
import { isAtriumError } from '@atrium/chassis/errors';
import { incident, planOf } from '../../../test/import-plan.ts';
import { jsonFault } from './json-fault.ts';

/** Code and first field of the error that an input is refused with. */
const refusal = (format: 'statuspage' | 'upptime' | 'csv', content: unknown, options = {}): unknown[] => {
  try {
    planOf(format, content, options);
  } catch (error) {
    if (!isAtriumError(error)) throw error;
    return [error.code, error.kind, error.fields[0]?.field, error.fields[0]?.params];
  }
  return ['planned'];
};

describe('a file that cannot be read as a whole', () => {
  it('ST-11 what is not JSON is refused with the place', () => {
    expect(refusal('statuspage', '{\n  "incidents": [tru]\n}')).toEqual([
      'import.not_json',
      'invalid',
      'content',
      { position: 18, line: 2, column: 17, found: 'tru]\n}' },
    ]);
    expect(refusal('statuspage', '<!DOCTYPE html>')).toMatchObject([
      'import.not_json',
      'invalid',
      'content',
      { position: 0 },
    ]);
  });

  it.each([
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['{"a"}', 4],
    ['"a\nb"', 0],
    ['[1', 2],
    ['[]]', 2],
    ['{a:1}', 1],
    ['01', 1],
    ['', 0],
    ['nul', 0],
    ['{"a":[1,{"b":2}]', 16],
    ['[-]', 1],
  ])('ST-11 the fault of %j is at %i', (text, position) => {
    expect(jsonFault(text).position).toBe(position);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it('ST-11 bad UTF-8 is refused with the byte; a byte order mark is none', () => {
    const bytes = Buffer.from(JSON.stringify([incident({ name: 'é' })]));
    const place = bytes.indexOf(0xc3) + 1;
    bytes[place] = 0x28;
    expect(refusal('statuspage', bytes)).toEqual(['import.bad_utf8', 'invalid', 'content', { position: place }]);
    expect(planOf('statuspage', `\ufeff${JSON.stringify([incident()])}`).events).toHaveLength(1);
  });

  it('ST-11 what nests too deep is refused, a hundred thousand levels too; brackets in texts do not count', () => {
    expect(refusal('statuspage', '['.repeat(100_000) + ']'.repeat(100_000))).toEqual([
      'import.too_deep',
      'invalid',
      'content',
      { max: 64 },
    ]);
    expect(planOf('statuspage', [incident({ name: `\\"${'['.repeat(200)}` })]).events).toHaveLength(1);
  });

  it('ST-11 an empty file and another shape are refused with what was expected', () => {
    expect(refusal('statuspage', ' \n')[0]).toBe('import.empty');
    expect(refusal('statuspage', { page: {}, incidents: { a: 1 } })).toEqual([
      'import.wrong_shape',
      'invalid',
      'incidents',
      { expected: 'array', found: 'object' },
    ]);
    expect(refusal('statuspage', { files: {} })).toEqual([
      'import.wrong_shape',
      'invalid',
      'incidents',
      { expected: 'array', found: 'files' },
    ]);
    expect(refusal('statuspage', '7')[0]).toBe('import.wrong_shape');
    expect(refusal('upptime', { incidents: [] }).slice(0, 3)).toEqual(['import.wrong_shape', 'invalid', 'files']);
    expect(refusal('upptime', { files: { 'history/a.yml': 1 } }).slice(0, 3)).toEqual([
      'import.wrong_shape',
      'invalid',
      'files.history/a.yml',
    ]);
    expect(refusal('upptime', { files: { 'readme.md': '' } }).slice(0, 3)).toEqual([
      'import.wrong_shape',
      'invalid',
      'files',
    ]);
  });

  it('ST-11 a table whose quote never closes, with one column, or of other columns is refused', () => {
    expect(refusal('csv', 'a,b\n"x,y\nz')[0]).toBe('import.not_csv');
    expect(refusal('csv', 'a\nb')[0]).toBe('import.not_csv');
    expect(refusal('csv', 'colour,shape\nred,round')).toMatchObject([
      'import.unknown_columns',
      'invalid',
      'columns',
      { found: 'colour, shape' },
    ]);
    expect(refusal('csv', 'a,b\nc,d', { columns: { begin: 'z' } }).slice(0, 3)).toEqual([
      'import.bad_option',
      'invalid',
      'columns.begin',
    ]);
    expect(refusal('csv', 'a,b\nc,d', { columns: { colour: 'a' } }).slice(0, 3)).toEqual([
      'import.bad_option',
      'invalid',
      'columns.colour',
    ]);
    expect(refusal('csv', 'a,b\nc,d', { zone: 'Nowhere' }).slice(0, 3)).toEqual([
      'import.bad_option',
      'invalid',
      'zone',
    ]);
  });

  it('ST-11 every way to wrap incidents is read: page, list, one, incident', () => {
    const shapes = [
      { page: {}, incidents: [incident()] },
      [incident()],
      incident(),
      { page: {}, incident: incident() },
      { incidents: null, scheduled_maintenances: [incident()] },
    ];
    expect(shapes.map((shape) => planOf('statuspage', shape).events.length)).toEqual([1, 1, 1, 1, 1]);
  });
});
