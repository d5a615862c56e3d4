import { describe, expect, it } from '@jest/globals';
import { at, planOf, type Plan } from '../../../../test/import-plan.ts';

const csv = (rows: string[], options = {}): Plan => planOf('csv', rows.join('\n'), options);
const spans = ({ events }: Plan): unknown[] =>
  events.map(({ components, startsAt, endsAt }) => [components.join(), startsAt, endsAt]);

describe('events in a table', () => {
  it('ST-11 a row is an event with its components, impact and texts', () => {
    const plan = csv([
      'title,begin,end,impact,components,text',
      'Mail down,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,critical,"Mail; Web",It broke.',
    ]);
    expect(plan.events[0]).toMatchObject({
      kind: 'incident',
      title: { fr: '', en: 'Mail down' },
      impact: 'critical',
      components: ['mail', 'web'],
      phase: 'resolved',
      startsAt: at('2024-05-01T10:00:00Z'),
      endsAt: at('2024-05-01T11:00:00Z'),
    });
    expect(plan.events[0]?.updates.map(({ at: time, phase, text }) => [time, phase, text.en])).toEqual([
      [at('2024-05-01T10:00:00Z'), 'investigating', 'It broke.'],
      [at('2024-05-01T11:00:00Z'), 'resolved', 'Resolved.'],
    ]);
    expect(plan.codes).toEqual(['no_id']);
  });

  it('ST-11 semicolons, tabs, a byte order mark, quotes with line ends and French names of columns are read', () => {
    const semicolons = csv(
      [
        '\ufeffTitre;Début;Fin;Gravité;Composants',
        '"Panne; ""grave""\nici";01/05/2024 12:00;01/05/2024 13:00;Critique;Messagerie',
      ],
      { language: 'fr' },
    );
    expect(semicolons.events[0]).toMatchObject({
      title: { fr: 'Panne; "grave" ici', en: '' },
      impact: 'critical',
      startsAt: at('2024-05-01T10:00:00Z'),
      endsAt: at('2024-05-01T11:00:00Z'),
    });
    expect(csv(['sep=\t', 'title\tbegin\tcomponent', 'A\t2024-05-01 12:00:00\tMail']).events[0]).toMatchObject({
      startsAt: at('2024-05-01T10:00:00Z'),
      endsAt: null,
    });
  });

  it('ST-11 columns can be mapped; those that nobody knows get one line each', () => {
    const plan = csv(['Id,What,Kick-off,Over,Colour', 'a,A,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,red'], {
      columns: { title: 'what', begin: 'Kick-off', end: 'Over' },
    });
    expect(plan.events).toHaveLength(1);
    expect(plan.lines).toMatchObject([{ code: 'import.column_ignored', where: 'line 1', detail: 'Colour' }]);
  });

  it('ST-11 times: offsets, epochs, days alone, and months first where some date can only be read so', () => {
    const one = (begin: string, end: string): unknown[] =>
      spans(csv(['title,begin,end,components', `A,${begin},${end},Mail`]))[0] as unknown[];
    expect(one('2024-05-01T12:00:00+02:00', '1714561200')).toEqual(['mail', at('2024-05-01T10:00:00Z'), 1_714_561_200]);
    expect(one('1714557600000', '2024-05-01 13:00')).toEqual([
      'mail',
      at('2024-05-01T10:00:00Z'),
      at('2024-05-01T11:00:00Z'),
    ]);
    expect(one('2024-03-31', '2024-03-31')).toEqual(['mail', at('2024-03-30T23:00:00Z'), at('2024-03-31T22:00:00Z')]);
    expect(csv(['title,begin,components', 'A,2024-03-31,Mail']).codes).toEqual(['no_id', 'date_only', 'still_open']);
    const american = csv(['title,begin,components', 'A,05/01/2024 12:00,Mail', 'B,05/31/2024 12:00,Mail']);
    expect(american.events.map(({ startsAt }) => startsAt)).toEqual([
      at('2024-05-01T10:00:00Z'),
      at('2024-05-31T10:00:00Z'),
    ]);
    expect(american.codes).toContain('date_order');
  });

  it('ST-05 a local time that no clock showed is moved on by the gap, one shown twice is the first, for an end the one after the begin', () => {
    const plan = csv([
      'title,begin,end,components',
      'A,2024-03-31 02:30:00,2024-03-31 04:00:00,Mail',
      'B,2024-10-27 02:50:00,2024-10-27 02:10:00,Mail',
    ]);
    expect(spans(plan)).toEqual([
      ['mail', at('2024-03-31T01:30:00Z'), at('2024-03-31T02:00:00Z')],
      ['mail', at('2024-10-27T00:50:00Z'), at('2024-10-27T01:10:00Z')],
    ]);
    expect(plan.codes).toEqual(['no_id', 'time_skipped', 'time_twice', 'time_twice']);
  });

  it('ST-11 the rules of incidents hold for rows: swapped ends, the future, no begin, no title, repeated rows', () => {
    const row = 'A,2024-05-02T10:00:00Z,2024-05-01T10:00:00Z,Mail';
    const plan = csv([
      'title,begin,end,components',
      row,
      row,
      'B,2027-01-01T00:00:00Z,,Mail',
      'C,soon,,Mail',
      ',2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,Mail',
    ]);
    expect(spans(plan)).toEqual([
      ['mail', at('2024-05-01T10:00:00Z'), at('2024-05-02T10:00:00Z')],
      ['mail', at('2024-05-01T10:00:00Z'), at('2024-05-01T11:00:00Z')],
    ]);
    expect(plan.lines.map(({ code, where }) => `${where} ${code}`)).toEqual([
      'line 1 import.no_id',
      'line 5 import.bad_time',
      'line 3 import.repeated',
      'line 2 import.end_before_start',
      'line 4 import.in_future',
      'line 5 import.no_begin',
      'line 6 import.no_title',
    ]);
  });

  it('ST-11 what only refused rows name does not come', () => {
    const plan = csv([
      'title,begin,end,component',
      'A,32/13/2026 10:00,,y',
      'B,2030-01-01T00:00:00Z,,API',
      'C,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,Mail',
    ]);
    expect(plan.components.map(({ key }) => key)).toEqual(['mail']);
    expect(plan.events).toHaveLength(1);
  });

  it('ST-11 rows of updates join their event by its id, those of an unknown one make an event with a line', () => {
    const plan = csv([
      'type,id,event,title,begin,end,time,status,text,component,state',
      'event,e1,,Down,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,,,,Mail,',
      'update,,e1,,,,2024-05-01T10:20:00Z,identified,Found.,Mail,partial_outage',
      'update,,e2,,,,2024-05-02T10:00:00Z,investigating,Hm.,Web,',
      'update,,e2,,,,2024-05-02T10:30:00Z,resolved,Ok.,Web,',
      'noise,,,,,,,,,,',
    ]);
    expect(plan.events.map(({ id, origin, updates, endsAt }) => [id, origin, updates.length, endsAt])).toEqual([
      ['e1', 'csv:e1', 2, at('2024-05-01T11:00:00Z')],
      ['e2', 'csv:e2', 2, at('2024-05-02T10:30:00Z')],
    ]);
    expect(plan.events[0]?.updates[0]).toMatchObject({
      phase: 'identified',
      states: [{ component: 'mail', state: 'partial_outage' }],
    });
    expect(plan.codes).toEqual(['row_unreadable', 'event_from_updates', 'end_from_update']);
  });

  it('ST-04 a row of a maintenance keeps its window, in the future too', () => {
    const plan = csv([
      'type,title,begin,end,components',
      'maintenance,Move,2026-12-01T20:00:00Z,2026-12-01T22:00:00Z,Mail',
    ]);
    expect(plan.events[0]).toMatchObject({
      kind: 'maintenance',
      phase: 'scheduled',
      endsAt: at('2026-12-01T22:00:00Z'),
    });
  });

  it('ST-11 texts in both languages are kept in both', () => {
    const plan = csv([
      'title_fr,title_en,begin,end,text_fr,text_en',
      'Panne,Outage,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,Cassé.,Broken.',
    ]);
    expect(plan.events[0]).toMatchObject({
      title: { fr: 'Panne', en: 'Outage' },
      updates: [{ text: { fr: 'Cassé.', en: 'Broken.' } }, {}],
    });
  });
});

describe('tables as people save them', () => {
  const rows = ['id;titre;début;fin;gravité', 'e1;Panne « élevée » — café;01/05/2024 12:00;01/05/2024 13:00;Élevée'];

  it('ST-11 what French spreadsheets save, Windows-1252 and UTF-16, is read as UTF-8 is; a guess has a line', () => {
    const wanted = planOf('csv', Buffer.from(rows.join('\r\n')));
    expect(wanted.events[0]).toMatchObject({ title: { en: 'Panne « élevée » — café' }, impact: 'major' });
    const windows = Buffer.from(rows.join('\r\n').replaceAll('—', '\u0097'), 'latin1');
    const guessed = planOf('csv', windows);
    expect([guessed.events, guessed.codes]).toEqual([wanted.events, ['encoding_guessed']]);
    const wide = Buffer.from(`\ufeff${rows.join('\r\n')}`, 'utf16le');
    expect([planOf('csv', wide), planOf('csv', Buffer.from(wide).swap16())]).toEqual([wanted, wanted]);
  });

  it('ST-11 a UTF-8 file with one broken byte is not taken for Windows-1252, nor is what holds zeros', () => {
    const broken = Buffer.from(rows.join('\n'));
    broken[broken.indexOf(0xc3) + 1] = 0x20;
    for (const bytes of [broken, Buffer.from([0x50, 0x4b, 0x00, 0xe9, 0xe8])])
      expect(() => planOf('csv', bytes)).toThrow(expect.objectContaining({ code: 'import.bad_utf8' }));
  });

  it('ST-11 lines are counted as editors do, whatever the line ends and the cells with line ends before', () => {
    const cells = ['id,title,begin,text', 'a,A,x,"one', 'two', 'three"', '', ',,,', 'b,B,x,"y', 'z"', 'c,C,x,'];
    for (const end of ['\n', '\r\n', '\r'])
      expect(planOf('csv', cells.join(end)).lines.filter(({ code }) => code === 'import.no_begin')).toMatchObject([
        { where: 'line 2', detail: 'a A x one two three' },
        { where: 'line 7', detail: 'b B x y z' },
        { where: 'line 9', detail: 'c C x' },
      ]);
  });

  it('ST-11 ids that are missing or cannot be, and cells beyond the last name, have their lines', () => {
    const plan = csv(['id,title,begin', 'a b,A,2024-05-01T10:00:00Z', ',B,2024-05-01T10:00:00Z,lost,too']);
    expect(plan.events).toHaveLength(2);
    expect(plan.lines.slice(0, 3).map(({ where, code, detail }) => `${where} ${code} ${detail}`)).toEqual([
      'line 3 import.surplus_cells lost too',
      'line 2 import.id_changed a b',
      'line 3 import.no_id B',
    ]);
  });

  it('ST-11 with AM and PM the month comes first, in all rows, unless a date says otherwise', () => {
    const begins = (...dates: string[]): unknown[] => {
      const plan = csv(['id,title,begin,end', ...dates.map((date, index) => `e${index},A,${date},`)]);
      return [...plan.events.map(({ startsAt }) => new Date(startsAt * 1000).toISOString()), plan.codes[0]];
    };
    expect(begins('6/5/2026 9:15 PM', '6/5/2026 9:15')).toEqual([
      '2026-06-05T19:15:00.000Z',
      '2026-06-05T07:15:00.000Z',
      'date_order',
    ]);
    expect(begins('6/5/2026 9:15 PM', '13/5/2026 9:15')).toEqual([
      '2026-05-06T19:15:00.000Z',
      '2026-05-13T07:15:00.000Z',
      'still_open',
    ]);
  });

  it('ST-11 what is planned by its type or its impact is a maintenance', () => {
    const plan = csv([
      'id,type,title,begin,end,impact',
      'a,,A,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,planifiée',
      'b,Maintenance planifiée,B,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,',
      'c,,C,2024-05-01T10:00:00Z,2024-05-01T11:00:00Z,Moyenne',
    ]);
    expect(plan.events.map(({ kind, impact, phase }) => `${kind} ${impact} ${phase}`)).toEqual([
      'maintenance none completed',
      'maintenance none completed',
      'incident minor resolved',
    ]);
  });
});

describe('probes in a table', () => {
  const probes = (...rows: string[]): Plan => csv(['time,name,slug,state,http_status,ms', ...rows]);

  it('ST-11 an outage lasts from the first down probe to the next up probe of the same component, in any order of rows', () => {
    const rows = [
      '2024-05-01T10:00:00Z,Mail,mail,up,200,1',
      '2024-05-01T10:05:00Z,Mail,mail,down,0,1',
      '2024-05-01T10:06:00Z,Web,web,up,200,1',
      '2024-05-01T10:10:00Z,Mail,mail,down,502,1',
      '2024-05-01T10:15:00Z,Mail,mail,up,200,1',
      '2024-05-01T10:20:00Z,Mail,mail,down,500,1',
      '2024-05-01T10:25:00Z,Mail,mail,up,200,1',
    ];
    const plan = probes(...rows);
    expect(spans(plan)).toEqual([
      ['mail', at('2024-05-01T10:05:00Z'), at('2024-05-01T10:15:00Z')],
      ['mail', at('2024-05-01T10:20:00Z'), at('2024-05-01T10:25:00Z')],
    ]);
    expect(plan.events[0]?.updates.map(({ phase, states, text }) => [phase, states[0]?.state, text.fr])).toEqual([
      ['investigating', 'major_outage', 'Sonde : en panne (pas de réponse).'],
      ['resolved', 'operational', 'Sonde : de nouveau opérationnel.'],
    ]);
    const found = ({ events }: Plan) => events.map((event) => ({ ...event, where: '' }));
    expect(found(probes(...rows.toReversed()))).toEqual(found(plan));
    expect(plan.components.map(({ key, knownSince }) => [key, knownSince])).toEqual([
      ['mail', at('2024-05-01T10:00:00Z')],
      ['web', at('2024-05-01T10:06:00Z')],
    ]);
  });

  it('ST-11 degraded states are told apart within one outage', () => {
    const plan = csv([
      'time,component,state',
      '2024-05-01T10:00:00Z,Mail,degraded',
      '2024-05-01T10:05:00Z,Mail,down',
      '2024-05-01T10:10:00Z,Mail,up',
    ]);
    expect(plan.events[0]?.updates.map(({ states }) => states[0]?.state)).toEqual([
      'degraded_performance',
      'major_outage',
      'operational',
    ]);
  });

  it('ST-11 without a state the HTTP status decides; where both speak and differ the state counts, with one line a component', () => {
    const codes = csv(['time,component,code', '2024-05-01T10:00:00Z,Mail,503', '2024-05-01T10:05:00Z,Mail,301']);
    expect(spans(codes)).toEqual([['mail', at('2024-05-01T10:00:00Z'), at('2024-05-01T10:05:00Z')]]);
    const both = probes('2024-05-01T10:00:00Z,Mail,mail,up,500,1', '2024-05-01T10:05:00Z,Mail,mail,up,500,1');
    expect([both.events.length, both.codes]).toEqual([0, ['column_ignored', 'probe_contradicts']]);
  });

  it('ST-11 repeated rows are left out with a line; of two states at one second the worse counts', () => {
    const row = '2024-05-01T10:00:00Z,Mail,mail,down,0,1';
    const plan = probes(
      row,
      row,
      '2024-05-01T10:05:00Z,Mail,mail,up,200,1',
      '2024-05-01T10:05:00Z,Mail,mail,down,0,1',
      '2024-05-01T10:10:00Z,Mail,mail,up,200,1',
    );
    expect(spans(plan)).toEqual([['mail', at('2024-05-01T10:00:00Z'), at('2024-05-01T10:10:00Z')]]);
    expect(plan.codes).toEqual(['column_ignored', 'probe_repeated', 'probes_disagree']);
  });

  it('ST-11 a row without a slug belongs to the component of its name, each such name without one gets one line', () => {
    const plan = probes(
      '2024-05-01T10:00:00Z,Gemüse,,down,0,1',
      '2024-05-01T10:05:00Z,Gemüse,,up,200,1',
      '2024-05-01T10:00:00Z,Mail,,down,0,1',
      '2024-05-01T10:05:00Z,Mail,mail-1,up,200,1',
    );
    expect(spans(plan)).toEqual([
      ['gemuese', at('2024-05-01T10:00:00Z'), at('2024-05-01T10:05:00Z')],
      ['mail-1', at('2024-05-01T10:00:00Z'), at('2024-05-01T10:05:00Z')],
    ]);
    expect(plan.codes).toEqual(['column_ignored', 'no_slug']);
  });

  it('ST-11 a service that was renamed keeps its slug and is called by its newest name', () => {
    const plan = probes('2024-05-01T10:00:00Z,Old,mail,up,200,1', '2024-05-02T10:00:00Z,New,mail,up,200,1');
    expect(plan.components).toMatchObject([{ key: 'mail', name: { en: 'New' } }]);
  });

  it('ST-11 a last down probe less than a day old means still down, an older one ends the outage there, with a line', () => {
    const plan = probes(
      '2026-11-21T20:00:00Z,Mail,mail,down,0,1',
      '2024-05-01T10:00:00Z,Web,web,down,0,1',
      '2024-05-01T10:30:00Z,Web,web,down,0,1',
      '2024-05-01T10:00:00Z,One,one,down,0,1',
    );
    expect(spans(plan)).toEqual([
      ['mail', at('2026-11-21T20:00:00Z'), null],
      ['web', at('2024-05-01T10:00:00Z'), at('2024-05-01T10:30:00Z')],
      ['one', at('2024-05-01T10:00:00Z'), at('2024-05-01T10:00:00Z')],
    ]);
    expect(plan.events.map(({ lengthKnown }) => lengthKnown)).toEqual([true, true, false]);
    expect(plan.codes).toEqual(['column_ignored', 'probes_end_down', 'probes_end_down', 'probes_end_down']);
  });

  it('ST-11 probes without a time, of an unknown state or from the future are refused, each with its line', () => {
    const plan = probes(
      'x,Mail,mail,up,200,1',
      '2024-05-01T10:00:00Z,Mail,mail,purple,,1',
      '2030-01-01T00:00:00Z,Mail,mail,up,200,1',
    );
    expect(plan.lines.map(({ where, code, outcome }) => `${where} ${code} ${outcome}`)).toEqual([
      'line 1 import.column_ignored note',
      'line 2 import.bad_time note',
      'line 2 import.probe_unreadable refused',
      'line 3 import.probe_unreadable refused',
      'line 4 import.in_future refused',
    ]);
  });
});
