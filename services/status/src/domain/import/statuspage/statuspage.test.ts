import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { at, incident, now, planIncidents, planOf, update } from '../../../../test/import-plan.ts';

const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};

describe('when an incident was', () => {
  it('ST-05 instants are cut to whole seconds', () => {
    const event = only(planIncidents(incident()).events);
    expect([event.startsAt, event.endsAt, event.lengthKnown]).toEqual([
      at('2024-05-01T10:00:00Z'),
      at('2024-05-01T11:00:00Z'),
      true,
    ]);
    expect(event.updates.map(({ at: time }) => time)).toEqual([at('2024-05-01T10:00:00Z'), at('2024-05-01T11:00:00Z')]);
  });

  it('ST-05 an update is true at its display_at, however late it was written down', () => {
    const late = update('2024-05-01T10:30:00Z', 'identified', { created_at: '2026-01-01T00:00:00Z' });
    expect(planIncidents(incident({ incident_updates: [late] })).events[0]?.updates[0]?.at).toBe(
      at('2024-05-01T10:30:00Z'),
    );
  });

  it('ST-05 an end before its start is swapped and reported', () => {
    const plan = planIncidents(
      incident({ started_at: '2024-05-06T10:00:00Z', resolved_at: '2024-05-01T10:00:00Z', incident_updates: [] }),
    );
    expect([only(plan.events).startsAt, only(plan.events).endsAt]).toEqual([
      at('2024-05-01T10:00:00Z'),
      at('2024-05-06T10:00:00Z'),
    ]);
    expect(only(plan.lines)).toMatchObject({
      code: 'import.end_before_start',
      outcome: 'note',
      where: 'incidents[0]',
      about: 'i1',
    });
  });

  it('ST-05 an end at its start is an unknown length, and reported', () => {
    const instant = '2024-05-01T10:00:00Z';
    const plan = planIncidents(
      incident({ started_at: instant, resolved_at: instant, incident_updates: [update(instant, 'resolved')] }),
    );
    expect(only(plan.events)).toMatchObject({
      startsAt: at(instant),
      endsAt: at(instant),
      lengthKnown: false,
      reconstructed: false,
    });
    expect(plan.codes).toEqual(['length_unknown']);
  });

  it('ST-05 an end at its start gives way to the time of a later closing update', () => {
    const plan = planIncidents(incident({ resolved_at: '2024-05-01T10:00:00.900Z' }));
    expect(only(plan.events).endsAt).toBe(at('2024-05-01T11:00:00Z'));
    expect(plan.codes).toEqual(['end_from_update']);
  });

  it('ST-11 an unresolved incident stays open, and is reported when nothing was heard of it for 90 days', () => {
    const open = { status: 'identified', resolved_at: null };
    const recent = '2026-11-21T10:00:00Z';
    const fresh = planIncidents(
      incident({ ...open, started_at: recent, incident_updates: [update(recent, 'identified')] }),
    );
    expect(only(fresh.events)).toMatchObject({ endsAt: null, lengthKnown: true, phase: 'identified' });
    expect(fresh.codes).toEqual([]);
    expect(planIncidents(incident({ ...open, incident_updates: [] })).codes).toEqual(['still_open']);
  });

  it('ST-11 a resolved incident without resolved_at ends with its closing update', () => {
    const plan = planIncidents(incident({ resolved_at: null }));
    expect(only(plan.events).endsAt).toBe(at('2024-05-01T11:00:00Z'));
    expect(plan.codes).toEqual(['end_from_update']);
  });

  it('ST-11 an incident told of again after its end is open again; without that the end counts', () => {
    const again = update('2026-11-20T12:00:00Z', 'investigating');
    const reopened = planIncidents(incident({ status: 'investigating', incident_updates: [again] }));
    expect(only(reopened.events).endsAt).toBeNull();
    expect(reopened.codes).toContain('reopened');
    const contradiction = planIncidents(incident({ status: 'investigating' }));
    expect(only(contradiction.events)).toMatchObject({ endsAt: at('2024-05-01T11:00:00Z'), phase: 'resolved' });
    expect(contradiction.codes).toEqual(['status_contradicts']);
  });

  it('ST-11 without started_at it began with the earlier of created_at and its first update', () => {
    const plan = planIncidents(incident({ started_at: null, created_at: '2025-01-01T00:00:00Z' }));
    expect(only(plan.events).startsAt).toBe(at('2024-05-01T10:00:00Z'));
  });

  it('ST-11 a component that only refused incidents name does not come; one of planned maintenance does', () => {
    const named = (name: string) => [{ id: name, name }];
    const plan = planOf('statuspage', {
      incidents: [
        incident({ id: 'far', started_at: '2027-01-01T00:00:00Z', components: named('never') }),
        { id: 'none', name: 'No times', components: named('nor') },
        incident({ id: 'past', components: named('web') }),
      ],
      scheduled_maintenances: [
        {
          id: 'soon',
          name: 'Soon',
          scheduled_for: '2027-01-01T00:00:00Z',
          scheduled_until: '2027-01-01T01:00:00Z',
          components: named('mail'),
        },
      ],
    });
    expect(plan.events.map(({ id, components }) => [id, components])).toEqual([
      ['past', ['web']],
      ['soon', ['mail']],
    ]);
    expect(plan.components.map(({ key }) => key).sort()).toEqual(['mail', 'web']);
  });

  it('ST-11 what begins after now is refused, an update after now is refused, an end after now leaves it open', () => {
    expect(
      planIncidents(
        incident({ started_at: '2027-01-01T00:00:00Z', resolved_at: '2027-01-02T00:00:00Z', incident_updates: [] }),
      ),
    ).toMatchObject({ events: [], codes: ['in_future'] });
    const begun = {
      started_at: '2026-11-21T00:00:00Z',
      incident_updates: [update('2026-11-21T00:00:00Z', 'investigating'), update('2026-11-23T00:00:00Z', 'resolved')],
    };
    const plan = planIncidents(incident({ ...begun, resolved_at: '2026-11-23T00:00:00Z' }));
    expect(only(plan.events)).toMatchObject({ endsAt: null, phase: 'monitoring' });
    expect(only(plan.events).updates).toHaveLength(1);
    expect(plan.codes).toEqual(['update_in_future', 'end_in_future']);
  });

  it('ST-11 times that are none, or lie before 1990, are passed over with a line; without any begin it is refused', () => {
    const odd = planIncidents(incident({ started_at: 'yesterday', resolved_at: '1970-01-01T00:00:00Z' }));
    expect(only(odd.events)).toMatchObject({
      startsAt: at('2024-05-01T10:00:00Z'),
      endsAt: at('2024-05-01T11:00:00Z'),
    });
    expect(odd.codes).toEqual(['bad_time', 'old_time', 'end_from_update']);
    const none = { started_at: null, created_at: null, incident_updates: [] };
    expect(planIncidents(incident(none))).toMatchObject({
      events: [],
      lines: [{ code: 'import.no_begin', detail: 'Trouble' }],
    });
  });

  it.each([
    ['Tue, 05 May 2026 10:00:00 +0000', '2026-05-05T10:00:00Z'],
    ['May 5, 2026 - 10:00 UTC', '2026-05-05T10:00:00Z'],
    ['6/13/2026 9:15 PM', '2026-06-13T21:15:00Z'],
    ['Jun 5, 2026 10:00 AM', '2026-06-05T10:00:00Z'],
    ['15 mai 2026 à 10h00', '2026-05-15T10:00:00Z'],
    ['1er février 2026 10:00 CET', '2026-02-01T09:00:00Z'],
    ['13/06/2026 21:15:30', '2026-06-13T21:15:30Z'],
    ['2026/06/13 21:15', '2026-06-13T21:15:00Z'],
    ['Tue May 05 2026 10:00:00 GMT+0200 (Central European Summer Time)', '2026-05-05T08:00:00Z'],
    ['May 5, 2026', '2026-05-05T00:00:00Z'],
  ])('ST-11 the begin "%s" is %s', (started_at, expected) => {
    const plan = planIncidents(incident({ started_at, resolved_at: null, status: 'identified', incident_updates: [] }));
    expect(plan.events[0]?.startsAt).toBe(at(expected));
  });

  it.each([
    'May 5, 10:00 UTC',
    '32/01/2026 10:00',
    '13/13/2026',
    '10:00',
    'May 5, 2026 10:00 or later',
    '5 maybe 2026',
  ])('ST-11 "%s" is no time', (started_at) => {
    expect(planIncidents(incident({ started_at })).codes).toContain('bad_time');
  });

  it('ST-11 of a date that can be read in two ways the day comes first, before AM and PM the month; it has a line', () => {
    const begins = ['05/06/2026 10:00', '05/06/2026 10:00 AM', '05/05/2026 10:00'].map((started_at) =>
      planIncidents(incident({ started_at, resolved_at: null, status: 'identified', incident_updates: [] })),
    );
    expect(begins.map(({ events }) => events[0]?.startsAt)).toEqual([
      at('2026-06-05T10:00:00Z'),
      at('2026-05-06T10:00:00Z'),
      at('2026-05-05T10:00:00Z'),
    ]);
    expect(begins.map(({ codes }) => codes.includes('date_ambiguous'))).toEqual([true, true, false]);
  });

  it('ST-05 updates before the begin and after the end are kept and reported', () => {
    const outside = [update('2024-05-01T12:00:00Z', 'monitoring'), update('2024-05-01T09:00:00Z', 'investigating')];
    const plan = planIncidents(incident({ incident_updates: outside }));
    expect(only(plan.events).updates).toHaveLength(2);
    expect(plan.codes).toEqual(['update_before_start', 'update_after_end']);
  });
});

describe('dated lines inside bodies', () => {
  const instant = '2012-02-02T12:23:00.000Z';
  const wrapped = (body: string, more = {}): Record<string, unknown> =>
    incident({
      started_at: instant,
      resolved_at: instant,
      incident_updates: [update(instant, 'resolved', { id: 'u', body, ...more })],
    });

  it('ST-05 dated lines become updates at their times, give the length, and are marked reconstructed', () => {
    const body =
      '<ul><li><strong>2012-02-02 12:23:00</strong> - Down.</li><li><strong>2012-02-02 12:45:00</strong> - Still &lt; 5 minutes.</li><li><strong>2012-02-02 13:13:00</strong> - Back!</li></ul>';
    const plan = planIncidents(wrapped(body));
    expect(only(plan.events)).toMatchObject({
      startsAt: at(instant),
      endsAt: at('2012-02-02T13:13:00Z'),
      lengthKnown: true,
      reconstructed: true,
      phase: 'resolved',
    });
    expect(only(plan.events).updates).toEqual([
      {
        id: 'u',
        at: at(instant),
        phase: 'investigating',
        text: { fr: '', en: 'Down.' },
        states: [],
        reconstructed: true,
      },
      {
        id: 'u-2',
        at: at('2012-02-02T12:45:00Z'),
        phase: 'investigating',
        text: { fr: '', en: 'Still < 5 minutes.' },
        states: [],
        reconstructed: true,
      },
      {
        id: 'u-3',
        at: at('2012-02-02T13:13:00Z'),
        phase: 'resolved',
        text: { fr: '', en: 'Back!' },
        states: [],
        reconstructed: true,
      },
    ]);
    expect(plan.codes).toEqual(['length_reconstructed']);
  });

  it('ST-05 the states stated stay where the whole update was true', () => {
    const affected_components = [{ code: 'c1', name: 'API', old_status: 'operational', new_status: 'partial_outage' }];
    const lines = only(
      planIncidents(wrapped('2012-02-02 12:23:00 - a\n2012-02-02 12:40:00 - b', { affected_components })).events,
    ).updates;
    expect(lines.map(({ states }) => states.length)).toEqual([1, 0]);
    const apart = only(
      planIncidents(wrapped('2012-02-02 12:30:00 - a\n2012-02-02 12:40:00 - b', { affected_components })).events,
    ).updates;
    expect(apart.map(({ at: time, states }) => [time - at(instant), states.length])).toEqual([
      [0, 1],
      [420, 0],
      [1020, 0],
    ]);
  });

  it('ST-05 one line at the begin gives no length, only its text', () => {
    const plan = planIncidents(wrapped('<ul><li><strong>2012-02-02 12:23:00</strong> - Tonight.</li></ul>'));
    expect(only(plan.events)).toMatchObject({ lengthKnown: false, reconstructed: false });
    expect(only(only(plan.events).updates)).toMatchObject({ text: { en: 'Tonight.' }, reconstructed: true });
  });

  it('ST-05 lines before a begin that was only the time of writing give both begin and end', () => {
    const plan = planIncidents(wrapped('2012-02-02 10:00:00 - down\n2012-02-02 11:00:00 - up'));
    expect(only(plan.events)).toMatchObject({
      startsAt: at('2012-02-02T10:00:00Z'),
      endsAt: at('2012-02-02T11:00:00Z'),
      reconstructed: true,
    });
    expect(plan.codes).toContain('times_from_lines');
  });

  it('ST-05 lines are read in the time zone of the page, unless they name one', () => {
    const one = (time_zone: string, body: string): number | null | undefined =>
      planOf('statuspage', { page: { id: 'p', time_zone }, incidents: [wrapped(body)] }).events[0]?.endsAt;
    expect(one('America/Los_Angeles', '2012-02-02 04:23:00 - a\n2012-02-02 05:00:00 - b')).toBe(
      at('2012-02-02T13:00:00Z'),
    );
    expect(one('America/Los_Angeles', '2012-02-02 12:23 UTC - a\n2012-02-02 12:40 UTC - b')).toBe(
      at('2012-02-02T12:40:00Z'),
    );
    expect(one('Nowhere/Land', '2012-02-02 12:23 - a\n2012-02-02 12:40 - b')).toBe(at('2012-02-02T12:40:00Z'));
  });

  it('ST-05 a line months away stays text and is reported; one after now is refused', () => {
    const far = planIncidents(wrapped('2012-02-02 12:23:00 - a\n2013-02-02 12:40:00 - a slip of the pen'));
    expect(only(far.events).lengthKnown).toBe(false);
    expect(far.codes).toEqual(['line_too_far', 'length_unknown']);
    const today = '2026-11-21T23:00:00Z';
    const soon = incident({
      started_at: today,
      resolved_at: today,
      incident_updates: [update(today, 'resolved', { body: '2026-11-21 23:30 - a\n2026-11-22 10:00 - b' })],
    });
    expect(only(planIncidents(soon).events).endsAt).toBe(at('2026-11-21T23:30:00Z'));
    expect(planIncidents(soon).codes).toEqual(['update_in_future', 'length_reconstructed']);
  });

  it('ST-05 a stated length is not changed by dated lines', () => {
    const updates = [
      update('2024-05-01T11:00:00Z', 'resolved', { body: '2024-05-01 10:05 - a\n2024-05-01 12:30 - b' }),
    ];
    expect(only(planIncidents(incident({ incident_updates: updates })).events)).toMatchObject({
      endsAt: at('2024-05-01T11:00:00Z'),
      reconstructed: false,
    });
  });
});

describe('what an incident says', () => {
  it('ST-11 markup in names shows as text, bodies become plain text', () => {
    const body =
      '<p>Caf&eacute; &amp; <b>co</b><br>see <a href="https://x.org/a">the post</a></p><script>alert(1)</script>';
    const plan = planIncidents(
      incident({ name: '<b>Bold</b> &amp;', incident_updates: [update('2024-05-01T10:00:00Z', 'resolved', { body })] }),
    );
    expect(only(plan.events).title.en).toBe('<b>Bold</b> &amp;');
    expect(only(plan.events).updates[0]?.text.en).toBe(
      'Café & co\nsee the post [https://x.org/a]\n<script>alert(1)</script>',
    );
  });

  it('ST-11 an unknown status keeps the phase before it, an unknown impact counts as minor, unknown states are left out; each has a line', () => {
    const affected_components = [{ code: 'c1', name: 'API', new_status: 'on_fire' }];
    const odd = update('2024-05-01T10:30:00Z', 'panic', { affected_components });
    const plan = planIncidents(
      incident({ impact: 'huge', incident_updates: [update('2024-05-01T10:00:00Z', 'identified'), odd] }),
    );
    expect(only(plan.events)).toMatchObject({ impact: 'minor' });
    expect(only(plan.events).updates[1]).toMatchObject({ phase: 'identified', states: [] });
    expect(plan.codes).toEqual(['unknown_status', 'unknown_state', 'unknown_impact']);
  });

  it('ST-11 newest first and oldest first give the same course, also at one second', () => {
    const updates = ['investigating', 'identified', 'resolved'].map((status) =>
      update('2024-05-01T10:30:00Z', status, { id: status }),
    );
    const first = update('2024-05-01T10:00:00Z', 'investigating', { id: 'first' });
    const ids = (list: unknown[]): string[] =>
      only(planIncidents(incident({ incident_updates: list })).events).updates.map(({ id }) => id);
    const expected = ['first', 'investigating', 'identified', 'resolved'];
    expect([ids([first, ...updates]), ids([first, ...updates].reverse())]).toEqual([expected, expected]);
  });

  it('ST-11 ST-13 a post-mortem is the last word on its event: titled, plain, in one piece, and no end of anything', () => {
    const body =
      '## Root cause\n\nA *disk* **failed** in `eu_west_1`.\n\n* 10:35 UTC - seen\n* 11:00 UTC - mended, see [the log](https://x.org/a_b)';
    const plan = planIncidents(
      incident({
        status: 'postmortem',
        resolved_at: null,
        incident_updates: [
          update('2024-05-03T00:00:00Z', 'postmortem', { body }),
          update('2024-05-01T11:00:00Z', 'resolved'),
        ],
      }),
    );
    expect(only(plan.events)).toMatchObject({ phase: 'resolved', endsAt: at('2024-05-01T11:00:00Z') });
    expect(plan.events[0]?.updates.map(({ phase, text }) => [phase, text.en])).toEqual([
      ['resolved', 'It is resolved.'],
      [
        'resolved',
        'Post-mortem\n\nRoot cause\n\nA disk failed in eu_west_1.\n\n- 10:35 UTC - seen\n- 11:00 UTC - mended, see the log [https://x.org/a_b]',
      ],
    ]);
    expect(plan.codes).toEqual(['postmortem', 'end_from_update']);
    const silent = incident({ incident_updates: [update('2024-05-03T00:00:00Z', 'postmortem', { body: null })] });
    expect(planIncidents(silent)).toMatchObject({ events: [{ updates: [] }], codes: ['postmortem'] });
  });

  it('ST-11 an impact that is not stated is none, without a line', () => {
    expect(planIncidents(incident({ impact: null }))).toMatchObject({ events: [{ impact: 'none' }], codes: [] });
  });

  it('ST-11 a status of another word for a phase means that phase', () => {
    expect(planIncidents(incident({ status: 'fixed' }))).toMatchObject({ events: [{ phase: 'resolved' }], codes: [] });
  });

  it('ST-11 what no text may hold is left out of names, titles and texts, each with a line that says what it was', () => {
    const plan = planIncidents(
      incident({
        name: 'Dis\u0007k\u0000',
        components: [{ id: 'c1', name: 'A\u001bPI' }],
        incident_updates: [update('2024-05-01T10:00:00Z', 'resolved', { body: 'a\tb\nc\u0085\ud800&#7;' })],
      }),
    );
    expect(only(plan.events)).toMatchObject({
      title: { en: 'Disk' },
      updates: [{ text: { en: expect.stringMatching(/^a\tb\nc\ufffd/) as unknown } }],
    });
    expect(only(plan.components).name.en).toBe('API');
    expect(plan.lines.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
      'import.characters_dropped U+001B',
      expect.stringMatching(/^import.characters_dropped U\+0085 .*U\+D800-U\+DFFF$/),
      'import.characters_dropped U+0007 U+0000',
    ]);
  });

  it('ST-11 missing texts and titles are said so and replaced; too long ones are cut with a line', () => {
    const plan = planIncidents(
      incident({ name: '', incident_updates: [update('2024-05-01T10:00:00Z', 'resolved', { body: null })] }),
    );
    expect(only(plan.events)).toMatchObject({
      title: { fr: 'Sans titre', en: 'Untitled' },
      updates: [{ text: { fr: 'Résolu.', en: 'Resolved.' } }],
    });
    expect(plan.codes).toEqual(['no_title', 'no_text']);
    const long = planIncidents(
      incident({
        name: 'x'.repeat(999),
        incident_updates: [update('2024-05-01T10:00:00Z', 'resolved', { body: 'é'.repeat(30_000) })],
      }),
    );
    expect([only(long.events).title.en.length, only(long.events).updates[0]?.text.en.length]).toEqual([200, 20_000]);
    expect(long.codes).toEqual(['title_cut', 'text_cut']);
    expect(long.lines[0]?.detail).toMatch(/^x+…$/);
  });

  it('ST-11 wrong types are refused or passed over, each with its place', () => {
    const plan = planIncidents(
      7,
      null,
      incident({ name: { a: 1 }, components: 'API', incident_updates: [3, update('x', 'resolved', { body: [] })] }),
    );
    expect(plan.events).toHaveLength(1);
    expect(plan.lines.map(({ where, code }) => `${where} ${code}`)).toEqual([
      'incidents[0] import.not_an_entry',
      'incidents[1] import.not_an_entry',
      'incidents[2].incident_updates[0] import.not_an_entry',
      'incidents[2].incident_updates[1].display_at import.bad_time',
      'incidents[2].incident_updates[1].created_at import.bad_time',
      'incidents[2].incident_updates[1] import.update_no_time',
      'incidents[2].name import.bad_field',
      'incidents[2].components import.bad_field',
      'incidents[2] import.no_title',
    ]);
  });
});

describe('ids', () => {
  it('ST-11 the id of the source is kept where it fits, else a stable one is made', () => {
    expect(planIncidents(incident()).events[0]).toMatchObject({ id: 'i1', origin: 'statuspage:p/i1' });
    const odd = incident({ id: 'a b/c' });
    const [first, again] = [planIncidents(odd), planIncidents(odd)];
    expect(only(first.events).id).toMatch(/^sp-[a-z0-9]{13}$/);
    expect(again.events).toEqual(first.events);
    expect(first.codes).toEqual(['id_changed']);
    expect(planIncidents(incident({ id: null })).codes).toEqual(['no_id']);
  });

  it('ST-11 of repeated ids the newest counts; identical ones are a note, different ones are refused', () => {
    const older = incident({ name: 'Older', updated_at: '2024-05-01T11:00:00Z' });
    const newer = incident({ name: 'Newer', updated_at: '2024-05-02T11:00:00Z' });
    const plan = planIncidents(older, newer, newer);
    expect(only(plan.events).title.en).toBe('Newer');
    expect(plan.lines.map(({ where, code, outcome }) => [where, code, outcome])).toEqual([
      ['incidents[0]', 'import.repeated_differently', 'refused'],
      ['incidents[2]', 'import.repeated', 'note'],
    ]);
  });

  it('ST-11 repeated updates follow the same rule', () => {
    const one = update('2024-05-01T10:00:00Z', 'resolved', { id: 'same', updated_at: '2024-05-01T10:00:00Z' });
    const plan = planIncidents(
      incident({ incident_updates: [one, { ...one }, { ...one, body: 'Other.', updated_at: '2024-06-01T10:00:00Z' }] }),
    );
    expect(only(only(plan.events).updates).text.en).toBe('Other.');
    expect(plan.codes).toEqual(['update_repeated', 'update_repeated_differently']);
  });
});

describe('components', () => {
  it('ST-11 a component keeps one key under all names that its id had, and is called by the newest', () => {
    const named = (name: string, day: string): Record<string, unknown> =>
      incident({
        id: day,
        components: [],
        started_at: `${day}T10:00:00Z`,
        resolved_at: `${day}T11:00:00Z`,
        incident_updates: [
          update(`${day}T10:00:00Z`, 'resolved', {
            affected_components: [{ code: 'c1', name, new_status: 'operational' }],
          }),
        ],
      });
    const plan = planIncidents(named('Pages', '2024-05-02'), named('GitHub Pages', '2024-05-01'));
    expect(only(plan.components)).toMatchObject({
      key: 'pages',
      name: { en: 'Pages' },
      knownSince: at('2024-05-01T10:00:00Z'),
    });
    expect(plan.events.map(({ components }) => components)).toEqual([['pages'], ['pages']]);
  });

  it('ST-11 components of an event are those of its list and those that its updates name', () => {
    const updates = [
      update('2024-05-01T10:00:00Z', 'resolved', {
        affected_components: [{ code: 'c2', name: 'Web', new_status: 'major_outage' }],
      }),
    ];
    const event = only(planIncidents(incident({ incident_updates: updates })).events);
    expect(event.components).toEqual(['api', 'web']);
    expect(event.updates[0]?.states).toEqual([{ component: 'web', state: 'major_outage' }]);
  });

  it('ST-11 a hint with a link is no component (one line), a component named by its address is one', () => {
    const components = [
      { id: 'c1', name: 'Visit www.example.org for more information' },
      { id: 'c2', name: 'https://api.example.org' },
    ];
    const plan = planIncidents(incident({ components }), incident({ id: 'i2', components }));
    expect(only(plan.components).name.en).toBe('https://api.example.org');
    expect(plan.events.map(({ components: keys }) => keys)).toEqual([
      ['https-api-example-org'],
      ['https-api-example-org'],
    ]);
    expect(plan.codes).toEqual(['link_component']);
  });

  it('ST-18 groups become the tree, parents first; circles and unknown groups go to the first level with a line', () => {
    const components = [
      { id: 'b', name: 'Login', group_id: 'g', position: 2 },
      { id: 'a', name: 'Search', group_id: 'g', position: 1, start_date: '2020-01-15' },
      { id: 'g', name: 'Portal', group: true, group_id: null, position: 9 },
      { id: 'x', name: 'X', group_id: 'y' },
      { id: 'y', name: 'Y', group_id: 'x' },
      { id: 'z', name: 'Z', group_id: 'gone', only_show_if_degraded: true },
    ];
    const plan = planOf(
      'statuspage',
      { page: { id: 'p', time_zone: 'Europe/Paris' }, components, incidents: [] },
      { parent: 'top' },
    );
    expect(plan.components.map(({ key, parent }) => `${parent}/${key}`)).toEqual([
      'top/portal',
      'top/x',
      'top/y',
      'top/z',
      'portal/search',
      'portal/login',
    ]);
    expect(plan.components[4]?.knownSince).toBe(at('2020-01-14T23:00:00Z'));
    expect(plan.codes.sort()).toEqual([
      'component_hidden_when_well',
      'component_unknown_group',
      'component_unknown_group',
      'component_unknown_group',
    ]);
  });

  it('ST-11 two components of one name get two keys, the second with its id, again and again', () => {
    const components = [
      { id: 'one', name: 'API' },
      { id: 'two', name: 'API' },
    ];
    const input = { page: {}, components, incidents: [incident({ components: [{ id: 'two', name: 'API' }] })] };
    const plan = planOf('statuspage', input);
    expect(plan.components.map(({ key }) => key)).toEqual(['api', 'api-two']);
    expect(only(plan.events).components).toEqual(['api-two']);
    expect(plan.codes).toEqual(['component_key_taken']);
    const again = planOf('statuspage', input, { known: plan.components });
    expect(again.components.map(({ key, known }) => [key, known])).toEqual([
      ['api', true],
      ['api-two', true],
    ]);
    expect(again.events).toEqual(plan.events);
    expect(again.codes).toEqual(plan.codes);
  });

  it('ST-11 existing components are matched by key, by name in either language, and by a former name with a line', () => {
    const known = [
      { key: 'search', name: { fr: 'Recherche', en: 'Search engine' } },
      { key: 'old', name: { fr: '', en: 'Former' } },
    ];
    const named = (name: string): string[] =>
      planOf('statuspage', [incident({ components: [{ id: 'c', name }] })], { known }).events[0]?.components ?? [];
    expect([named('Search'), named('RECHERCHE'), named('search  engine'), named('Other')]).toEqual([
      ['search'],
      ['search'],
      ['search'],
      ['other'],
    ]);
    const plan = planOf(
      'statuspage',
      [
        incident({ components: [{ id: 'c', name: 'Former' }] }),
        incident({ id: 'i2', updated_at: '2025-01-01T00:00:00Z', components: [{ id: 'c', name: 'Latest' }] }),
      ],
      { known },
    );
    expect(only(plan.components)).toMatchObject({ key: 'old', name: { en: 'Latest' }, known: true });
    expect(plan.codes).toEqual(['component_renamed']);
  });

  it('ST-11 a component is known from its start date, or from an earlier event that names it, with a line', () => {
    const components = [{ id: 'c1', name: 'API', start_date: '2025-01-01' }];
    const plan = planOf('statuspage', { page: {}, components, incidents: [incident()] });
    expect(only(plan.components).knownSince).toBe(at('2024-05-01T10:00:00Z'));
    expect(plan.codes).toEqual(['component_since_event']);
  });
});

describe('bounds', () => {
  it('ST-11 too many updates, too many components and too long names are cut, each with a line', () => {
    const updates = Array.from({ length: 250 }, (_, index) =>
      update(new Date(Date.UTC(2024, 4, 1, 10, 0, index)).toISOString(), 'identified'),
    );
    const many = planIncidents(incident({ incident_updates: updates }));
    expect(only(many.events).updates).toHaveLength(200);
    expect(many.codes).toEqual(['updates_cut']);
    const components = Array.from({ length: 600 }, (_, index) => ({
      id: `c${String(index)}`,
      name: `Part ${String(index)} ${'x'.repeat(120)}`,
    }));
    const wide = planIncidents(incident({ components }));
    expect([only(wide.events).components.length, wide.components.length]).toEqual([500, 600]);
    expect(wide.components.every(({ name }) => name.en.length === 120)).toBe(true);
    expect([wide.codes.filter((code) => code === 'name_cut').length, wide.codes.at(-1)]).toEqual([
      600,
      'components_cut',
    ]);
  });

  it('ST-11 a component without a name is refused, an unknown zone of the page is UTC with a line', () => {
    const input = { page: { time_zone: 'Nowhere/Land' }, components: [{ id: 'c' }, 3], incidents: [] };
    expect(planOf('statuspage', input).codes).toEqual(['unknown_zone', 'component_no_name', 'not_an_entry']);
  });

  it('ST-11 a state "unknown" counts as not stated', () => {
    const affected_components = [{ code: 'c1', name: 'API', new_status: 'unknown' }];
    const plan = planIncidents(
      incident({ incident_updates: [update('2024-05-01T10:00:00Z', 'resolved', { affected_components })] }),
    );
    expect(only(plan.events).updates[0]?.states).toEqual([]);
    expect(plan.codes).toEqual(['unknown_state']);
  });
});

describe('maintenance', () => {
  const planned = (more = {}): unknown => ({
    ...incident({
      id: 'm1',
      status: 'scheduled',
      impact: 'maintenance',
      started_at: null,
      resolved_at: null,
      scheduled_for: '2026-12-01T20:00:00Z',
      scheduled_until: '2026-12-01T22:00:00Z',
      incident_updates: [update('2026-11-20T10:00:00Z', 'scheduled')],
    }),
    ...more,
  });
  const plan = (more = {}): ReturnType<typeof planOf> =>
    planOf('statuspage', { page: {}, scheduled_maintenances: [planned(more)] });

  it('ST-04 a planned maintenance lies in the future with its window', () => {
    expect(only(plan().events)).toMatchObject({
      kind: 'maintenance',
      impact: 'none',
      phase: 'scheduled',
      startsAt: at('2026-12-01T20:00:00Z'),
      endsAt: at('2026-12-01T22:00:00Z'),
    });
    expect(plan().codes).toEqual([]);
  });

  it('ST-05 a completed one lasts to its true end, one that nobody closed to its planned end with a line', () => {
    const past = { scheduled_for: '2024-05-01T20:00:00Z', scheduled_until: '2024-05-01T22:00:00Z' };
    const closed = [update('2024-05-01T21:30:00Z', 'completed'), update('2024-05-01T20:00:00Z', 'in_progress')];
    expect(
      only(
        plan({ ...past, status: 'completed', resolved_at: '2024-05-01T21:30:00Z', incident_updates: closed }).events,
      ),
    ).toMatchObject({ phase: 'completed', endsAt: at('2024-05-01T21:30:00Z') });
    const forgotten = plan({ ...past, incident_updates: [] });
    expect(only(forgotten.events)).toMatchObject({ phase: 'completed', endsAt: at('2024-05-01T22:00:00Z') });
    expect(forgotten.codes).toEqual(['maintenance_overdue']);
  });

  it('ST-05 one that was closed before it was to begin was not held; a window that ends before it begins is swapped', () => {
    const unheld = plan({ status: 'completed', resolved_at: '2026-11-21T00:00:00Z', incident_updates: [] });
    expect(only(unheld.events)).toMatchObject({
      phase: 'cancelled',
      startsAt: at('2026-12-01T20:00:00Z'),
      endsAt: at('2026-12-01T22:00:00Z'),
    });
    expect(unheld.codes).toEqual(['maintenance_not_held']);
    const swapped = plan({ scheduled_until: '2026-12-01T18:00:00Z' });
    expect(only(swapped.events)).toMatchObject({
      startsAt: at('2026-12-01T18:00:00Z'),
      endsAt: at('2026-12-01T20:00:00Z'),
    });
    expect(swapped.codes).toEqual(['end_before_start']);
  });

  it('ST-04 one that runs now stands as the clock would have put it', () => {
    const running = {
      scheduled_for: '2026-11-21T23:00:00Z',
      scheduled_until: '2026-11-22T01:00:00Z',
      incident_updates: [],
    };
    expect(only(plan(running).events)).toMatchObject({ phase: 'in_progress', endsAt: at('2026-11-22T01:00:00Z') });
  });

  it('ST-11 a maintenance further than ten years ahead is refused', () => {
    expect(plan({ scheduled_for: '2226-01-01T00:00:00Z', scheduled_until: null })).toMatchObject({
      events: [],
      codes: ['too_far_ahead'],
    });
  });
});

describe('a real excerpt', () => {
  it('ST-05 ST-11 eight incidents of 2010 to 2022 come with their lengths', () => {
    const plan = planOf(
      'statuspage',
      readFileSync(new URL('../../../../test/fixtures/import/github-excerpt.json', import.meta.url)),
    );
    const length = Object.fromEntries(
      plan.events.map(({ id, startsAt, endsAt, reconstructed, updates }) => [
        id,
        [(endsAt ?? now) - startsAt, reconstructed, updates.length],
      ]),
    );
    expect(length).toMatchObject({
      rcwk6twq397d: [0, false, 1],
      pkzmfdxt5jpf: [120, true, 2],
      jlx4smw4tqfv: [4238, true, 3],
      '1bvl46bpr0bl': [6900, true, 4],
      chq6jdw9x8t5: [2866, true, 2],
      nk9gdvl03ztg: [482100, false, 1],
    });
    const counts = Object.fromEntries(
      Object.entries(Object.groupBy(plan.codes, (code) => code)).map(([code, list]) => [code, list?.length]),
    );
    expect(counts).toEqual({
      link_component: 1,
      length_unknown: 1,
      length_reconstructed: 4,
      update_before_start: 2,
      end_before_start: 1,
    });
  });
});
