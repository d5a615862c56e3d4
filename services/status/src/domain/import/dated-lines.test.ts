import { describe, expect, it } from '@jest/globals';
import { at } from '../../../test/import-plan.ts';
import { datedLines } from './dated-lines.ts';

const near = at('2019-05-07T10:35:00Z');
const read = (text: string, zone = 'Etc/UTC', from = near): string[] =>
  datedLines(text, from, zone, 31 * 86_400).lines.map(
    ({ at: time, text: said }) => `${new Date(time * 1000).toISOString().slice(0, 19)} ${said}`,
  );

describe('dated lines', () => {
  it.each([
    ['2019-05-07 10:35:10 - x', '2019-05-07T10:35:10 x'],
    ['- 2019-05-07 10:35 UTC - x', '2019-05-07T10:35:00 x'],
    ['2019-05-07T10:35:10Z x', '2019-05-07T10:35:10 x'],
    ['2019-05-07T10:35:10.250+02:00: x', '2019-05-07T08:35:10 x'],
    ['[2019/05/07 10:35 CEST] x', '2019-05-07T08:35:00 x'],
    ['(10:35 PDT) x', '2019-05-07T17:35:00 x'],
    ['10:35 - x', '2019-05-07T10:35:00 x'],
    ['10:35am PST: x', '2019-05-07T18:35:00 x'],
    ['12:05 AM UTC – x', '2019-05-07T00:05:00 x'],
    ['May 7, 10:35 UTC - x', '2019-05-07T10:35:00 x'],
    ['May  7, 2019 at 10:35 UTC - x', '2019-05-07T10:35:00 x'],
    ['Tuesday, 7 May 2019 10:35 GMT+2 | x', '2019-05-07T08:35:00 x'],
    ['7 mai 2019 à 10h35 : x', '2019-05-07T10:35:00 x'],
    ['le 2019-05-07 10:35 - no', ''],
    ['07/05/2019 10:35 - x', '2019-05-07T10:35:00 x'],
    ['05/07/2019 10:35 - x', '2019-05-07T10:35:00 x'],
    ['Dec 31, 23:50 UTC - x', ''],
  ])('ST-05 %s', (line, expected) => {
    expect(read(line).join('|')).toBe(expected);
  });

  it.each([
    'From 16:24-16:43 UTC, services were slow',
    '16:24-16:43 UTC, services were slow',
    '16:24 to 16:43 UTC - services were slow',
    '2019-05-07 10:35 - 11:00 UTC: slow',
    '10:35 we saw errors',
    '25:00 - no such time',
    '2019-02-30 10:35 - no such day',
    '2019-05-07 - a day without a time',
    '99:99:99 - odd',
    'Version 1.2:30 - odd',
    '5 errors at 10:35 - odd',
  ])('ST-05 is no dated line: %s', (line) => {
    expect(read(line)).toEqual([]);
  });

  it('ST-05 times of day go on over midnight, forwards and backwards', () => {
    const from = at('2019-05-07T23:30:00Z');
    expect(read('23:30 - a\n00:10 - b\n01:00 - c', 'Etc/UTC', from).map((line) => line.slice(8, 16))).toEqual([
      '07T23:30',
      '08T00:10',
      '08T01:00',
    ]);
    expect(
      read('01:00 - c\n23:30 - a', 'Etc/UTC', at('2019-05-08T01:00:00Z')).map((line) => line.slice(8, 16)),
    ).toEqual(['08T01:00', '07T23:30']);
  });

  it('ST-05 a date without a year lies near its update, also over the turn of the year', () => {
    expect(read('Dec 31, 23:50 UTC - a\nJan 1, 00:20 UTC - b', 'Etc/UTC', at('2020-01-01T01:00:00Z'))).toEqual([
      '2019-12-31T23:50:00 a',
      '2020-01-01T00:20:00 b',
    ]);
  });

  it('ST-05 lines without a date belong to the dated one before them, those before the first stay with the update', () => {
    expect(datedLines('Summary:\n10:35 - a\nmore\n\nstill\n10:40 - b', near, 'Etc/UTC', 86_400)).toEqual({
      lead: 'Summary:',
      lines: [
        { at: near, text: 'a\nmore\n\nstill' },
        { at: near + 300, text: 'b' },
      ],
      tooFar: [],
    });
  });

  it('ST-05 local times are read in the zone given, in summer and in winter', () => {
    expect(read('2019-05-07 12:35 - a', 'Europe/Paris')).toEqual(['2019-05-07T10:35:00 a']);
    expect(read('2019-01-07 12:35 - a', 'Europe/Paris', at('2019-01-07T10:35:00Z'))).toEqual(['2019-01-07T11:35:00 a']);
  });

  it('ST-11 a hostile text of 300,000 characters is read within the time of a test: quadratic work would take minutes', () => {
    const long = (unit: string): string => unit.repeat(300_000 / unit.length);
    for (const unit of [
      '2019-05-07 10:35 ',
      ' ',
      '10:35\n',
      '1',
      '[',
      '- ',
      'May 7, ',
      '<a href="',
      '<p ',
      '&amp',
      'a@',
    ]) {
      const { lead, lines } = datedLines(long(unit), near, 'Etc/UTC', 86_400);
      expect(lead.length + lines.length).toBeGreaterThan(0);
    }
  });
});
