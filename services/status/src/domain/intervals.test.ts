import { describe, expect, test } from '@jest/globals';
import type { EventUpdate, Phase, StatedState } from './events.ts';
import { agent, places } from './fixtures.ts';
import { intervalsOf, type Shape } from './intervals.ts';
import { inForce, reviseLedger, type Interval } from './ledger.ts';
import type { ComponentState } from './states.ts';
import { noText } from './text.ts';

const said = (at: number, states: StatedState[] = [], phase: Phase = 'investigating'): EventUpdate => ({
  id: `u${at}`,
  at,
  recordedAt: at,
  phase,
  text: noText,
  states,
  author: agent,
  reconstructed: false,
  supersedes: null,
  supersededAt: null,
});
const mail = (state: ComponentState, regions: string[] = []): StatedState => ({ component: 'mail', regions, state });
const shape = (more: Partial<Shape> = {}): Shape => ({
  kind: 'incident',
  impact: 'critical',
  phase: 'resolved',
  components: ['mail'],
  regions: ['eu'],
  startsAt: 100,
  endsAt: 500,
  updates: [],
  ...more,
});
const brief = (event: Shape): string[] =>
  intervalsOf(event, places).map((i) => `${i.component} ${i.region} ${i.state} ${i.from}-${i.to ?? ''}`);

describe('from events to intervals', () => {
  test.each<[string, Partial<Shape>, string[]]>([
    ['without a stated state critical is a major outage', {}, ['mail eu major_outage 100-500']],
    ['major is a partial outage', { impact: 'major' }, ['mail eu partial_outage 100-500']],
    ['minor is degraded', { impact: 'minor' }, ['mail eu degraded_performance 100-500']],
    ['none is degraded', { impact: 'none' }, ['mail eu degraded_performance 100-500']],
    [
      'maintenance is under maintenance whatever its impact',
      { kind: 'maintenance' },
      ['mail eu under_maintenance 100-500'],
    ],
    ['without an end it lasts', { endsAt: null }, ['mail eu major_outage 100-']],
    [
      'no component means the whole page, in all regions',
      { components: [], regions: [] },
      ['page eu major_outage 100-500', 'page us major_outage 100-500'],
    ],
    [
      'no region means those of the component',
      { components: ['local'], regions: [] },
      ['local eu major_outage 100-500'],
    ],
    ['a region in which the component does not run is not touched', { components: ['local'], regions: ['us'] }, []],
    [
      'a component named by an update only is touched for all the event',
      { components: [], updates: [said(300, [mail('partial_outage')])] },
      ['mail eu major_outage 100-300', 'mail eu partial_outage 300-500'],
    ],
    [
      'a state stated before the begin holds from the begin',
      { updates: [said(50, [mail('partial_outage')])] },
      ['mail eu partial_outage 100-500'],
    ],
    [
      '"operational" falls back to the impact',
      { updates: [said(100, [mail('partial_outage')]), said(300, [mail('operational')])] },
      ['mail eu partial_outage 100-300', 'mail eu major_outage 300-500'],
    ],
    [
      'of two at one second the later written counts',
      { updates: [said(200, [mail('partial_outage')]), said(200, [mail('degraded_performance')])] },
      ['mail eu major_outage 100-200', 'mail eu degraded_performance 200-500'],
    ],
    [
      'the same state twice is one interval',
      { updates: [said(200, [mail('major_outage')]), said(300, [mail('major_outage')])] },
      ['mail eu major_outage 100-500'],
    ],
    [
      'a state stated at or after the end changes nothing',
      { updates: [said(500, [mail('partial_outage')])] },
      ['mail eu major_outage 100-500'],
    ],
    [
      'a state stated for another region changes nothing here',
      { updates: [said(200, [mail('partial_outage', ['us'])])] },
      ['mail eu major_outage 100-500'],
    ],
    [
      'begin and end at one instant: one interval without length, in the state of then',
      { endsAt: 100, updates: [said(50, [mail('partial_outage')])] },
      ['mail eu partial_outage 100-100'],
    ],
    [
      'a superseded update does not count',
      { updates: [{ ...said(200, [mail('partial_outage')]), supersededAt: 9 }] },
      ['mail eu major_outage 100-500'],
    ],
    [
      'a maintenance cancelled before its begin touches nothing',
      { kind: 'maintenance', phase: 'cancelled', updates: [said(50, [], 'scheduled'), said(60, [], 'cancelled')] },
      [],
    ],
    [
      'a maintenance cancelled while it ran keeps what was',
      { kind: 'maintenance', phase: 'cancelled', updates: [said(100, [], 'in_progress'), said(500, [], 'cancelled')] },
      ['mail eu under_maintenance 100-500'],
    ],
  ])('ST-05 %s', (_, more, expected) => {
    expect(brief(shape(more))).toEqual(expected);
  });

  test('ST-05 the ledger only grows: a correction supersedes, what stays is left alone, the same again changes nothing', () => {
    const wanted = (to: number | null): Interval[] => [
      { component: 'mail', region: 'eu', state: 'major_outage', from: 1, to: 5 },
      { component: 'mail', region: 'eu', state: 'partial_outage', from: 5, to },
    ];
    const first = reviseLedger([], wanted(null), 10);
    const second = reviseLedger(first, wanted(9), 20);
    expect(second).toHaveLength(3);
    expect(second[0]).toBe(first[0]);
    expect(second[1]).toEqual({ ...first[1], supersededBy: 2, supersededAt: 20 });
    expect(second[2]).toMatchObject({ to: 9, revision: 2, recordedAt: 20, supersededAt: null });
    expect(inForce(second)).toHaveLength(2);
    expect(reviseLedger(second, wanted(9), 30)).toBe(second);
  });
});
