import { expect, test } from '@jest/globals';
import { addDays, dayOf } from '../weather/calendar.ts';
import { formatOf } from './format.ts';

const fr = formatOf('fr', 'Europe/Paris');
const en = formatOf('en', 'Europe/Paris');
const at = Date.parse('2026-11-21T13:05:00Z') / 1000;
const narrow = '\u202f';
const visible = (text: string): string => text.replace(/[\u00a0]/g, ' ');

test('PO-01 times are written as the language does, with a 24-hour clock', () => {
  expect(visible(fr.time(at))).toBe('21 nov. 2026 à 14 h 05');
  expect(visible(en.time(at))).toBe('21 Nov 2026, 14:05');
  expect(visible(fr.clock(Date.parse('2026-11-21T23:05:00Z') / 1000))).toBe('0 h 05');
  expect(visible(en.day('2026-09-09'))).toBe('9 Sep 2026');
  expect(visible(fr.day('2026-11-01'))).toBe('1er nov. 2026');
  expect(visible(fr.longDay('2026-05-01'))).toBe('vendredi 1er mai 2026');
});

test('PO-01 a time never breaks between a number and its unit', () => {
  expect(fr.time(at)).toBe('21\u00a0nov.\u00a02026 à 14\u00a0h\u00a005');
});

test('ST-05 times are those of the zone of the region, on both sides of a clock change', () => {
  const before = Date.parse('2026-10-25T00:30:00Z') / 1000;
  expect(en.clock(before)).toBe('02:30');
  expect(en.clock(before + 3600)).toBe('02:30');
  expect(formatOf('en', 'Indian/Reunion').clock(before)).toBe('04:30');
  expect(dayOf(Date.parse('2026-11-21T23:30:00Z') / 1000, 'Europe/Paris')).toBe('2026-11-22');
});

test('ST-06 a percentage is cut, never rounded up: 100 % means all of it', () => {
  expect(fr.percent(99.99996)).toBe(`99,999${narrow}%`);
  expect(fr.percent(100)).toBe(`100${narrow}%`);
  expect(en.percent(99.5)).toBe('99.50%');
  expect(en.percent(0)).toBe('0.00%');
});

test('PO-01 numbers and durations are written as the language does', () => {
  expect(fr.number(1234.5)).toBe(`1${narrow}234,5`);
  expect(visible(fr.duration(3840))).toBe('1 h 04 min');
  expect(visible(fr.duration(86_400 * 2 + 3600))).toBe('2 j 1 h');
  expect(visible(en.duration(59))).toBe('59 s');
  expect(visible(en.duration(0))).toBe('0 s');
  expect(fr.iso(at)).toBe('2026-11-21T13:05:00Z');
});

test('ST-01 days are counted without regard to clocks and leap years', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2026-03-30', -2)).toBe('2026-03-28');
});
