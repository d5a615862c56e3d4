import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAtriumError } from '@atrium/chassis/errors';
import { addUpdate, correctUpdate } from './course.ts';
import { stripOf } from './days.ts';
import { due } from './due.ts';
import { courseOf, type StatusEvent } from './events.ts';
import { agent, applyTouches, at, monthsOf, places, prepared, say, sure } from './fixtures.ts';
import { livePartsOf } from './live.ts';
import { applyShares, emptyMonth, type Month } from './months.ts';
import { createEvent } from './new-event.ts';
import { reviseEvent } from './revise-event.ts';
import type { Seconds } from './seconds.ts';
import { touchesOf, type Touch } from './touches.ts';
import { secondsOver } from './uptime.ts';
import { windowOf } from './window.ts';

const zone = 'Europe/Paris';

// Midnights written by hand, so that the days of the brute force owe nothing to the code under test.
type Span = { step: number; from: number; until: number; lastDay: string; midnights: number[] };
const spans: Span[] = [
  // Second by second around midnight at the end of a month, in 30-second steps over both clock changes and a month's end.
  {
    step: 1,
    from: at('2026-04-30T23:40+02:00'),
    until: at('2026-05-01T00:20+02:00'),
    lastDay: '2026-05-01',
    midnights: ['2026-04-30T00:00+02:00', '2026-05-01T00:00+02:00', '2026-05-02T00:00+02:00'].map(at),
  },
  {
    step: 30,
    from: at('2026-03-28T00:00+01:00'),
    until: at('2026-03-31T00:00+02:00'),
    lastDay: '2026-03-30',
    midnights: [
      '2026-03-28T00:00+01:00',
      '2026-03-29T00:00+01:00',
      '2026-03-30T00:00+02:00',
      '2026-03-31T00:00+02:00',
    ].map(at),
  },
  {
    step: 30,
    from: at('2026-10-24T00:00+02:00'),
    until: at('2026-10-27T00:00+01:00'),
    lastDay: '2026-10-26',
    midnights: [
      '2026-10-24T00:00+02:00',
      '2026-10-25T00:00+02:00',
      '2026-10-26T00:00+01:00',
      '2026-10-27T00:00+01:00',
    ].map(at),
  },
  {
    step: 30,
    from: at('2026-10-30T12:00+01:00'),
    until: at('2026-11-01T12:00+01:00'),
    lastDay: '2026-11-01',
    midnights: [
      '2026-10-30T00:00+01:00',
      '2026-10-31T00:00+01:00',
      '2026-11-01T00:00+01:00',
      '2026-11-02T00:00+01:00',
    ].map(at),
  },
];

const words = ['under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'] as const;
const keys = ['underMaintenance', 'degradedPerformance', 'partialOutage', 'majorOutage'] as const;
const regions = ['eu', 'us'];

type Op = {
  what: 'create' | 'plan' | 'update' | 'correct' | 'revise' | 'tick';
  event: number;
  a: number;
  b: number;
  c: number;
};
const op: fc.Arbitrary<Op> = fc.record({
  what: fc.constantFrom('create', 'create', 'plan', 'update', 'update', 'correct', 'revise', 'tick'),
  event: fc.nat(3),
  a: fc.nat(999),
  b: fc.nat(999),
  c: fc.nat(9999),
});
const history = fc.record({
  span: fc.constantFrom(...spans),
  ops: fc.array(op, { minLength: 1, maxLength: 8 }),
  order: fc.array(fc.nat(999), { minLength: 12, maxLength: 12 }),
  nowAt: fc.nat(1000),
  sinceAt: fc.nat(400),
  region: fc.constantFrom(...regions),
  component: fc.constantFrom('page', 'mail', 'web'),
});

// A second of the span, on its grid.
const pick = ({ from, until, step }: Span, share: number): number =>
  from + Math.floor((((until - from) / step) * share) / 1000) * step;
const some = <T>(list: readonly T[], dice: number): T => sure(list[dice % list.length]);

const statesFrom = (c: number) =>
  c % 3 === 0
    ? []
    : [
        {
          component: some(['mail', 'web'], c),
          regions: c % 5 === 0 ? [some(regions, c)] : [],
          state: some([...words, 'operational' as const], c >> 2),
        },
        ...(c % 7 === 0 ? [{ component: 'web', regions: [], state: some(words, c) }] : []),
      ];

const wishOf = (span: Span, { what, a, b, c }: Op, id: string) => {
  const [first, last] = [pick(span, Math.min(a, b)), pick(span, Math.max(a, b))];
  const isOver = what === 'plan' || c % 4 !== 0;
  return {
    id,
    kind: what === 'plan' ? ('maintenance' as const) : ('incident' as const),
    title: say(id),
    impact: some(['none', 'minor', 'major', 'critical'] as const, c),
    components: some([[], ['mail'], ['web', 'mail']], c >> 3),
    regions: some([[], ['eu'], ['us']], c >> 5),
    startsAt: first,
    endsAt: isOver ? last : null,
    phase: null,
    text: say('text'),
    states: statesFrom(c),
    publication: null,
    publishAt: null,
    by: agent,
  };
};

const incidentPhases = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
const planPhases = ['in_progress', 'verifying', 'completed', 'cancelled'] as const;

const changed = (
  span: Span,
  event: StatusEvent,
  { what, a, b, c }: Op,
  id: string,
  now: number,
): StatusEvent | undefined => {
  const phase = c % 2 === 0 ? null : some(event.kind === 'incident' ? incidentPhases : planPhases, c);
  const news = { id, phase, text: say('text'), states: statesFrom(c), by: agent };
  if (what === 'update') return addUpdate(event, { ...news, at: pick(span, a) }, places, now).state;
  if (what === 'tick') return due(event, places, now)?.state;
  if (what === 'correct') {
    const old = some(courseOf(event), b);
    return correctUpdate(event, old.id, { ...news, at: c % 3 === 0 ? null : pick(span, a) }, places, now).state;
  }
  const times = {
    startsAt: pick(span, Math.min(a, b)),
    endsAt: event.endsAt === null ? null : pick(span, Math.max(a, b)),
  };
  const wish = some(
    [times, { impact: some(['minor', 'critical'] as const, a) }, { components: ['web'] }, { regions: ['us'] }],
    c,
  );
  return reviseEvent(event, wish, agent, places, now)?.state;
};

// What a rule refuses does not happen; any other failure is a failure of the test.
const unlessRefused = (act: () => StatusEvent | undefined): StatusEvent | undefined => {
  try {
    return act();
  } catch (error) {
    if (isAtriumError(error)) return undefined;
    throw error;
  }
};

/** Events after all operations, and the touches of every version that was ever stored. */
const play = (span: Span, ops: readonly Op[], now: number) => {
  const events = new Map<string, StatusEvent>();
  const versions: { id: string; touches: Touch[] }[] = [];
  for (const [index, step] of ops.entries()) {
    const id = `e${step.event}`;
    const before = events.get(id);
    const isNew = before === undefined;
    if (isNew && step.what !== 'create' && step.what !== 'plan') continue;
    const after = unlessRefused(() =>
      isNew ? createEvent(wishOf(span, step, id), places, now).state : changed(span, before, step, `u${index}`, now),
    );
    if (after === undefined) continue;
    events.set(id, after);
    versions.push({ id, touches: touchesOf(after.ledger, () => zone) });
  }
  return { events: [...events.values()], versions };
};

/** The brute force: what one component in one region is, step by step, from the events alone. */
const walk = (
  span: Span,
  events: readonly StatusEvent[],
  component: string,
  region: string,
  from: number,
  until: number,
) => {
  const seconds = [0, 0, 0, 0];
  const kinds = [0, 0, 0];
  const touching = new Set<string>();
  const faces = events.map((event) => {
    const course = event.updates.filter((update) => update.supersededAt === null);
    const named = new Set([...event.components, ...course.flatMap((u) => u.states.map((s) => s.component))]);
    const isHere = named.size === 0 ? component === 'page' : named.has(component);
    const isThere = event.regions.length === 0 || event.regions.includes(region);
    const ran = event.phase !== 'cancelled' || course.some((u) => u.phase === 'in_progress');
    const said = course.flatMap((u) =>
      u.states
        .filter((s) => s.component === component && (s.regions.length === 0 || s.regions.includes(region)))
        .map((s) => ({ at: u.at, rank: words.indexOf(s.state as (typeof words)[number]) })),
    );
    const implied = event.kind === 'maintenance' ? 0 : { none: 1, minor: 1, major: 2, critical: 3 }[event.impact];
    return { event, said, implied, counts: isHere && isThere && ran };
  });
  const rankAt = ({ said, implied }: (typeof faces)[number], second: number): number => {
    let rank = -1;
    for (const statement of said) if (statement.at <= second) rank = statement.rank;
    return rank < 0 ? implied : rank;
  };
  const kindOfRank = [0, 1, 2, 2];
  const active = faces.filter((face) => face.counts);
  if (active.length === 0) return { letter: from >= until ? '-' : '.', seconds, touching: [] };
  for (let second = from; second < until; second += span.step) {
    let worst = -1;
    let marks = 0;
    for (const face of active) {
      const { startsAt, endsAt, id } = face.event;
      if (second < startsAt || (endsAt !== null && second >= endsAt)) continue;
      const rank = rankAt(face, second);
      worst = Math.max(worst, rank);
      marks |= 1 << (kindOfRank[rank] ?? 0);
      touching.add(id);
    }
    if (worst >= 0) seconds[worst] = (seconds[worst] ?? 0) + span.step;
    for (let kind = 0; kind < 3; kind++) if (marks & (1 << kind)) kinds[kind] = (kinds[kind] ?? 0) + span.step;
  }
  const marked = new Set(kinds.flatMap((length, kind) => (length >= 60 ? [kind] : [])));
  for (const face of active) {
    const { startsAt, endsAt, id } = face.event;
    if (startsAt !== endsAt || startsAt < from || startsAt >= until) continue;
    marked.add(kindOfRank[rankAt(face, startsAt)] ?? 0);
    touching.add(id);
  }
  const letter =
    from >= until ? '-' : marked.size === 0 ? '.' : marked.size > 1 ? 's' : 'mdi'.charAt([...marked][0] ?? 0);
  return { letter, seconds, touching: [...touching].sort() };
};

// Jest's own comparison costs more than what is compared here; it is used to tell the difference.
const same = (a: unknown, b: unknown): void => {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
};
const inOrder = (months: ReadonlyMap<string, Month>) => [...months].sort(([a], [b]) => (a < b ? -1 : 1));

const sumOf = (seconds: Seconds): number => Object.values(seconds).reduce((sum, value) => sum + value, 0);
const listOf = (seconds: Seconds | undefined): number[] => keys.map((key) => seconds?.[key] ?? 0);

const shuffled = <T>(list: readonly T[], order: readonly number[]): T[] =>
  list
    .map((item, index) => ({ item, rank: order[index % order.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);

const runs = 10_000;

describe('random histories', () => {
  test(`ST-05 ST-06 prepared months equal a walk second by second, in whatever order changes come, over ${runs} histories`, () => {
    const reached = { applied: 0, letters: new Set<string>(), open: 0 };
    fc.assert(
      fc.property(history, ({ span, ops, order, nowAt, sinceAt, region, component }) => {
        const now = pick(span, 400 + Math.floor(nowAt * 0.6));
        const knownSince = sinceAt > 200 ? 0 : pick(span, sinceAt);
        const { events, versions } = play(span, ops, now);
        const rebuilt = prepared(events, zone);

        // Every stored version, shuffled and each twice, must end where building from nothing ends.
        const months = new Map<string, Month>();
        for (const { id, touches } of shuffled([...versions, ...versions], order))
          for (const touch of shuffled(touches, order)) {
            const key = `${touch.component} ${touch.region} ${touch.month}`;
            const before = months.get(key) ?? emptyMonth(touch, { name: zone, version: 1 });
            months.set(key, applyShares(before, [{ id, ...touch.share }]));
          }
        same(inOrder(months), inOrder(rebuilt));

        const mine = monthsOf(months, component, region);
        const live = livePartsOf(events, now).filter((part) => part.component === component && part.region === region);
        const lens = { zone, knownSince, now, live };
        const window = windowOf(span.lastDay, span.midnights.length - 1, zone);
        same(window.starts, span.midnights);
        const strip = stripOf(mine, window, lens);

        const total = [0, 0, 0, 0];
        for (let day = 0; day < window.dates.length; day++) {
          const [from = 0, until = 0] = span.midnights.slice(day);
          const seen = walk(span, events, component, region, Math.max(from, knownSince), Math.min(until, now));
          const view = strip.days.find((entry) => entry.day === day);
          same(
            [strip.letters[day], listOf(view?.seconds), view?.events.toSorted() ?? []],
            [seen.letter, seen.seconds, seen.touching],
          );
          seen.seconds.forEach((value, index) => (total[index] = (total[index] ?? 0) + value));
          reached.letters.add(seen.letter);
        }
        same(listOf(strip.seconds), total);
        same(sumOf(strip.seconds), (span.midnights.at(-1) ?? 0) - (span.midnights[0] ?? 0));

        // Uptime over any period, parts of days too.
        const [from, until] = [pick(span, order[0] ?? 0), pick(span, order[1] ?? 0)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const over = secondsOver(mine, from, until, lens);
        const seen = walk(span, events, component, region, Math.max(from, knownSince), Math.min(until, now));
        same([listOf(over), sumOf(over)], [seen.seconds, until - from]);
        reached.applied += versions.length;
        reached.open += live.some((part) => part.to === null) ? 1 : 0;
      }),
      { numRuns: runs },
    );
    // The generator reaches what it is for.
    expect([...reached.letters].sort()).toEqual(['-', '.', 'd', 'i', 'm', 's']);
    expect(reached.applied).toBeGreaterThan(runs);
    expect(reached.open).toBeGreaterThan(runs / 50);
  });

  test('ST-05 a late correction rewrites only its months, and in them only the days that it touched', () => {
    const now = at('2026-06-01T00:00Z');
    const wish = {
      ...wishOf(sure(spans[0]), { what: 'create', event: 0, a: 0, b: 0, c: 3 }, 'e0'),
      components: ['mail'],
      regions: ['eu'],
    };
    const long = { ...wish, startsAt: at('2026-01-10T12:00+01:00'), endsAt: at('2026-03-20T12:00+01:00') };
    const other = { ...wish, id: 'e1', startsAt: at('2026-03-02T12:00+01:00'), endsAt: at('2026-03-02T13:00+01:00') };
    const event = createEvent(long, places, now).state;
    const before = prepared([event, createEvent(other, places, now).state], zone);

    const revised =
      reviseEvent(event, { endsAt: at('2026-03-21T12:00+01:00') }, agent, places, now + 60)?.state ?? event;
    const after = applyTouches(before, 'e0', revised.ledger, zone);
    const rewritten = [...after.keys()].filter((key) => after.get(key) !== before.get(key));
    expect(rewritten).toEqual(['mail eu 2026-03']);

    const moved = addUpdate(
      revised,
      {
        id: 'u',
        phase: null,
        text: say('late'),
        at: at('2026-03-15T00:00+01:00'),
        by: agent,
        states: [{ component: 'mail', regions: [], state: 'partial_outage' }],
      },
      places,
      now + 120,
    ).state;
    const last = applyTouches(after, 'e0', moved.ledger, zone);
    expect([...last.keys()].filter((key) => last.get(key) !== after.get(key))).toEqual(['mail eu 2026-03']);
    expect(last.get('mail eu 2026-01')).toBe(before.get('mail eu 2026-01'));
    expect([...last.keys()]).toHaveLength(3);
  });

  test('ST-05 days that a change of an event leaves alone are not computed anew', () => {
    const now = at('2026-06-01T00:00Z');
    const wish = {
      ...wishOf(sure(spans[0]), { what: 'create', event: 0, a: 0, b: 0, c: 3 }, 'e0'),
      components: ['mail'],
      regions: ['eu'],
    };
    const early = { ...wish, startsAt: at('2026-03-02T12:00+01:00'), endsAt: at('2026-03-04T13:00+01:00') };
    const late = { ...wish, id: 'e1', startsAt: at('2026-03-10T12:00+01:00'), endsAt: at('2026-03-10T13:00+01:00') };
    const [a, b] = [createEvent(early, places, now).state, createEvent(late, places, now).state];
    const before = prepared([a, b], zone).get('mail eu 2026-03');
    const shorter = reviseEvent(b, { endsAt: at('2026-03-10T12:30+01:00') }, agent, places, now + 60)?.state ?? b;
    const after = prepared([a], zone);
    const months = applyTouches(new Map([['mail eu 2026-03', sure(before)]]), 'e1', shorter.ledger, zone);
    expect(after.size).toBe(1);
    const same = months.get('mail eu 2026-03')?.days.filter((day) => before?.days.includes(day));
    expect(same?.map(({ day }) => day)).toEqual([2, 3, 4]);
    expect(months.get('mail eu 2026-03')?.totals).not.toEqual(before?.totals);
  });
});
