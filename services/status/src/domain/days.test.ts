import { describe, expect, test } from '@jest/globals';
import { stripOf } from './days.ts';
import { at, monthsOf, prepared } from './fixtures.ts';
import type { LedgerEntry } from './ledger.ts';
import { livePartsOf } from './live.ts';
import type { TroubledState } from './states.ts';
import { windowOf } from './window.ts';

const states = {
  m: 'under_maintenance',
  d: 'degraded_performance',
  p: 'partial_outage',
  i: 'major_outage',
} as const satisfies Record<string, TroubledState>;

// One stretch of an event of its own: a letter for the state, begin and end ("" while it lasts), seconds allowed.
type Piece = [state: keyof typeof states, from: string, to: string];

type Case = {
  title: string;
  pieces: Piece[];
  /** First day is `days.length - 1` days before. */
  until: string;
  letters: string;
  zone?: string;
  now?: string;
  knownSince?: string;
};

const eventOf = ([state, from, to]: Piece, index: number) => {
  const entry: LedgerEntry = {
    component: 'mail',
    region: 'eu',
    state: states[state],
    from: at(from),
    to: to === '' ? null : at(to),
    revision: 1,
    recordedAt: 0,
    supersededBy: null,
    supersededAt: null,
  };
  return { id: `e${index}`, ledger: [entry] };
};

const seen = ({ pieces, until, letters, zone = 'Europe/Paris', now = '2027-01-01T00:00Z', knownSince }: Case) => {
  const events = pieces.map(eventOf);
  const window = windowOf(until, letters.length, zone);
  const lens = { zone, now: at(now), knownSince: knownSince === undefined ? 0 : at(knownSince) };
  return stripOf(monthsOf(prepared(events, zone), 'mail', 'eu'), window, {
    ...lens,
    live: livePartsOf(events, lens.now),
  });
};

const winter = (time: string): string => `2026-01-${time}+01:00`;
const one = (title: string, pieces: Piece[], letter: string): Case => ({
  title,
  pieces: pieces.map(([state, from, to]) => [state, winter(from), to === '' ? '' : winter(to)]),
  until: '2026-01-15',
  letters: letter,
});

const cases: Case[] = [
  one('nothing happened', [], '.'),
  one('maintenance of an hour', [['m', '15T10:00', '15T11:00']], 'm'),
  one('degraded for an hour', [['d', '15T10:00', '15T11:00']], 'd'),
  one('partial outage for an hour', [['p', '15T10:00', '15T11:00']], 'i'),
  one('major outage for an hour', [['i', '15T10:00', '15T11:00']], 'i'),
  one('59 s do not mark', [['i', '15T10:00', '15T10:00:59']], '.'),
  one('60 s mark', [['i', '15T10:00', '15T10:01']], 'i'),
  one('59 s of maintenance do not mark', [['m', '15T10:00', '15T10:00:59']], '.'),
  one(
    'two pieces of 30 s mark together',
    [
      ['i', '15T10:00', '15T10:00:30'],
      ['i', '15T12:00', '15T12:00:30'],
    ],
    'i',
  ),
  one(
    '30 s of partial and 30 s of major outage are one kind and mark together',
    [
      ['p', '15T10:00', '15T10:00:30'],
      ['i', '15T12:00', '15T12:00:30'],
    ],
    'i',
  ),
  one(
    'two pieces of 40 s that overlap by 20 s mark: their union is 60 s',
    [
      ['i', '15T10:00', '15T10:00:40'],
      ['i', '15T10:00:20', '15T10:01'],
    ],
    'i',
  ),
  one(
    'two pieces of 40 s that overlap by 30 s do not mark: their union is 50 s',
    [
      ['i', '15T10:00', '15T10:00:40'],
      ['i', '15T10:00:10', '15T10:00:50'],
    ],
    '.',
  ),
  one(
    'two pieces of 30 s of two kinds do not mark',
    [
      ['i', '15T10:00', '15T10:00:30'],
      ['d', '15T12:00', '15T12:00:30'],
    ],
    '.',
  ),
  one(
    'the same 30 s twice stay 30 s',
    [
      ['i', '15T10:00', '15T10:00:30'],
      ['i', '15T10:00', '15T10:00:30'],
    ],
    '.',
  ),
  { ...one('30 s on either side of midnight mark no day', [['i', '14T23:59:30', '15T00:00:30']], '..') },
  { ...one('60 s on either side of midnight mark both days', [['i', '14T23:59', '15T00:01']], 'ii') },
  { ...one('90 s before and 30 s after midnight mark the first day', [['i', '14T23:58:30', '15T00:00:30']], 'i.') },
  one('unknown length marks its day', [['i', '15T10:00', '15T10:00']], 'i'),
  one('unknown length of maintenance marks its day', [['m', '15T10:00', '15T10:00']], 'm'),
  one('unknown length in the first second of the day', [['d', '15T00:00', '15T00:00']], 'd'),
  { ...one('unknown length at midnight belongs to the day that begins', [['d', '15T00:00', '15T00:00']], '.d') },
  one(
    'unknown length and another kind make several',
    [
      ['i', '15T10:00', '15T10:00'],
      ['d', '15T11:00', '15T12:00'],
    ],
    's',
  ),
  one(
    'unknown length and 59 s of another kind stay one kind',
    [
      ['i', '15T10:00', '15T10:00'],
      ['d', '15T11:00', '15T11:00:59'],
    ],
    'i',
  ),
  one(
    'maintenance and incident, apart',
    [
      ['m', '15T08:00', '15T09:00'],
      ['i', '15T11:00', '15T12:00'],
    ],
    's',
  ),
  one(
    'maintenance and incident at the same time',
    [
      ['m', '15T08:00', '15T10:00'],
      ['i', '15T09:00', '15T09:30'],
    ],
    's',
  ),
  one(
    'degraded wholly under an outage counts too',
    [
      ['i', '15T08:00', '15T10:00'],
      ['d', '15T09:00', '15T09:30'],
    ],
    's',
  ),
  one(
    'degraded and maintenance',
    [
      ['d', '15T08:00', '15T09:00'],
      ['m', '15T08:00', '15T09:00'],
    ],
    's',
  ),
  one(
    'all three kinds',
    [
      ['d', '15T01:00', '15T02:00'],
      ['m', '15T03:00', '15T04:00'],
      ['p', '15T05:00', '15T06:00'],
    ],
    's',
  ),
  one(
    'partial and major outage are one kind',
    [
      ['p', '15T08:00', '15T09:00'],
      ['i', '15T10:00', '15T11:00'],
    ],
    'i',
  ),
  { ...one('an event of three days marks each', [['d', '13T12:00', '15T12:00']], '.ddd') },
  { ...one('an end at midnight leaves the next day clean', [['i', '14T12:00', '15T00:00']], 'i.') },
  { ...one('a begin at midnight leaves the day before clean', [['i', '15T00:00', '15T01:00']], '.i') },
  {
    title: 'a stretch over the end of a year',
    pieces: [['i', '2025-12-31T12:00+01:00', '2026-01-01T12:00+01:00']],
    until: '2026-01-02',
    letters: '.ii.',
  },
  {
    title: 'a stretch over the end of February',
    pieces: [['d', '2026-02-28T22:00+01:00', '2026-03-01T02:00+01:00']],
    until: '2026-03-02',
    letters: '.dd.',
  },
  {
    title: 'open since yesterday marks up to now; tomorrow is no data',
    pieces: [['i', '2026-05-01T12:00+02:00', '']],
    until: '2026-05-03',
    letters: 'ii-',
    now: '2026-05-02T10:00+02:00',
  },
  {
    title: 'open for 59 s does not mark yet',
    pieces: [['i', '2026-05-02T10:00:00+02:00', '']],
    until: '2026-05-02',
    letters: '.',
    now: '2026-05-02T10:00:59+02:00',
  },
  {
    title: 'open for 60 s marks',
    pieces: [['i', '2026-05-02T10:00:00+02:00', '']],
    until: '2026-05-02',
    letters: 'i',
    now: '2026-05-02T10:01:00+02:00',
  },
  {
    title: 'open for four months marks all days of all of them',
    pieces: [['d', '2026-01-30T12:00+01:00', '']],
    until: '2026-05-02',
    letters: `.${'d'.repeat(93)}`,
    now: '2026-05-02T10:00+02:00',
  },
  {
    title: 'open beside closed of another kind',
    pieces: [
      ['i', '2026-05-01T12:00+02:00', ''],
      ['m', '2026-05-02T01:00+02:00', '2026-05-02T02:00+02:00'],
    ],
    until: '2026-05-02',
    letters: 'is',
    now: '2026-05-02T10:00+02:00',
  },
  {
    title: 'planned maintenance does not mark before it begins',
    pieces: [['m', '2026-05-02T12:00+02:00', '2026-05-02T14:00+02:00']],
    until: '2026-05-03',
    letters: '.-',
    now: '2026-05-02T10:00+02:00',
  },
  {
    title: 'planned maintenance marks a minute after its begin',
    pieces: [['m', '2026-05-02T12:00+02:00', '2026-05-02T14:00+02:00']],
    until: '2026-05-02',
    letters: 'm',
    now: '2026-05-02T12:01+02:00',
  },
  { title: 'the future is no data', pieces: [], until: '2026-05-04', letters: '..--', now: '2026-05-02T10:00+02:00' },
  {
    title: 'a day that begins now is no data',
    pieces: [],
    until: '2026-05-03',
    letters: '.-',
    now: '2026-05-03T00:00+02:00',
  },
  {
    title: 'before its history is no data, whatever happened',
    pieces: [['i', '2026-05-01T10:00+02:00', '2026-05-01T11:00+02:00']],
    until: '2026-05-03',
    letters: '-..',
    knownSince: '2026-05-02T00:00+02:00',
  },
  {
    title: 'what happened before its history began that day does not count',
    pieces: [['i', '2026-05-02T10:00+02:00', '2026-05-02T12:00:59+02:00']],
    until: '2026-05-02',
    letters: '.',
    knownSince: '2026-05-02T12:00+02:00',
  },
  {
    title: 'what happened after its history began that day counts',
    pieces: [['i', '2026-05-02T10:00+02:00', '2026-05-02T12:01+02:00']],
    until: '2026-05-02',
    letters: 'i',
    knownSince: '2026-05-02T12:00+02:00',
  },
  {
    title: 'spring clock change: 00:30 to 03:30 of 23 h lies on one day',
    pieces: [['i', '2026-03-29T00:30+01:00', '2026-03-29T03:30+02:00']],
    until: '2026-03-30',
    letters: '.i.',
  },
  {
    title: 'spring clock change: the last minute of the short day',
    pieces: [['d', '2026-03-29T23:59+02:00', '2026-03-30T00:00+02:00']],
    until: '2026-03-30',
    letters: '.d.',
  },
  {
    title: 'spring clock change: the first minute of the day after',
    pieces: [['d', '2026-03-30T00:00+02:00', '2026-03-30T00:01+02:00']],
    until: '2026-03-30',
    letters: '..d',
  },
  {
    title: 'autumn clock change: both hours from 2 to 3 lie on the day',
    pieces: [
      ['d', '2026-10-25T02:10+02:00', '2026-10-25T02:11+02:00'],
      ['i', '2026-10-25T02:10+01:00', '2026-10-25T02:11+01:00'],
    ],
    until: '2026-10-26',
    letters: '.s.',
  },
  {
    title: 'autumn clock change: the last minute of the long day',
    pieces: [['m', '2026-10-25T23:59+01:00', '2026-10-26T00:00+01:00']],
    until: '2026-10-26',
    letters: '.m.',
  },
  {
    title: 'the zone decides the day: 23:30 UTC is tomorrow in Paris',
    pieces: [['i', '2026-01-14T23:30Z', '2026-01-14T23:45Z']],
    until: '2026-01-15',
    letters: '.i',
  },
  {
    title: 'the zone decides the day: and today in UTC',
    pieces: [['i', '2026-01-14T23:30Z', '2026-01-14T23:45Z']],
    until: '2026-01-15',
    letters: 'i.',
    zone: 'UTC',
  },
  {
    title: 'the day that Apia skipped is no data',
    pieces: [['d', '2011-12-30T09:00Z', '2011-12-30T11:00Z']],
    until: '2011-12-31',
    letters: 'd-d',
    zone: 'Pacific/Apia',
  },
];

const secondsInDay = (date: string): number => {
  const { seconds } = seen({ title: '', pieces: [], until: date, letters: '.' });
  return seconds.operational;
};

describe('the rule of the day', () => {
  test.each(cases)('ST-05 $title', (given) => {
    expect(seen(given).letters).toBe(given.letters);
  });

  test('ST-06 the days of both clock changes in Paris have 23 and 25 hours', () => {
    expect(['2026-03-28', '2026-03-29', '2026-03-30'].map(secondsInDay)).toEqual([86_400, 82_800, 86_400]);
    expect(['2026-10-24', '2026-10-25', '2026-10-26'].map(secondsInDay)).toEqual([86_400, 90_000, 86_400]);
  });

  test('ST-05 each second counts in its worst state, and a short outage counts though it marks no day', () => {
    const { days } = seen(
      one(
        '',
        [
          ['m', '15T10:00', '15T10:02'],
          ['d', '15T10:01', '15T10:03'],
          ['i', '15T10:01:30', '15T10:01:50'],
        ],
        's',
      ),
    );
    expect(days).toMatchObject([
      { letter: 's', seconds: { underMaintenance: 60, degradedPerformance: 100, majorOutage: 20, partialOutage: 0 } },
    ]);
    expect(days[0]?.seconds.operational).toBe(86_400 - 180);
    expect(days[0]?.events).toEqual(['e0', 'e1', 'e2']);
  });

  test('ST-05 an event of unknown length adds no second', () => {
    const { days, seconds } = seen(one('', [['i', '15T10:00', '15T10:00']], 'i'));
    expect(days).toMatchObject([{ letter: 'i', seconds: { operational: 86_400, majorOutage: 0 }, events: ['e0'] }]);
    expect(seconds.majorOutage).toBe(0);
  });
});
