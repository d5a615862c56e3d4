import { describe, expect, it } from '@jest/globals';
import { isAtriumError } from '@atrium/chassis/errors';
import fc from 'fast-check';
import { isKey } from '../keys.ts';
import { mistakesInText } from '../text.ts';
import { planImport } from './import.ts';
import { importLimits } from './limits.ts';
import type { ImportEntry, ImportFormat, PlannedEvent } from './plan.ts';

const now = Date.UTC(2026, 10, 22) / 1000;
const options = { now, zone: 'Europe/Paris' };

const declared =
  /^import\.(bad_utf8|not_json|wrong_shape|too_deep|too_large|empty|not_csv|unknown_columns|bad_option)$/;

/** The plan, or undefined where the whole file was refused by a declared error. */
const plan = (format: ImportFormat, content: string | Uint8Array): ImportEntry[] | undefined => {
  try {
    return [...planImport(format, content, options)];
  } catch (error) {
    if (!isAtriumError(error)) throw error;
    expect(error.code).toMatch(declared);
    return undefined;
  }
};

const inBounds = (event: PlannedEvent): void => {
  expect(event.id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  expect(Number.isInteger(event.startsAt)).toBe(true);
  expect(event.startsAt).toBeGreaterThanOrEqual(importLimits.earliest);
  if (event.kind === 'incident') expect(event.startsAt).toBeLessThanOrEqual(now);
  if (event.endsAt !== null) expect(event.endsAt).toBeGreaterThanOrEqual(event.startsAt);
  if (event.kind === 'incident' && event.endsAt !== null) expect(event.endsAt).toBeLessThanOrEqual(now);
  expect(event.lengthKnown).toBe(event.endsAt !== event.startsAt);
  expect(mistakesInText('title', event.title, 'title')).toEqual([]);
  const times = event.updates.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(new Set(event.updates.map(({ id }) => id)).size).toBe(event.updates.length);
  const incidentPhases = ['investigating', 'identified', 'monitoring', 'resolved'];
  for (const { id, at, text, phase } of event.updates) {
    expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(at).toBeLessThanOrEqual(now);
    expect(text.fr + text.en).not.toBe('');
    expect(mistakesInText('text', text, 'text')).toEqual([]);
    expect(incidentPhases.includes(phase)).toBe(event.kind === 'incident');
  }
};

/** Every entry keeps the bounds, events name planned components only, ids and keys are there once. */
const keepsPromises = (entries: readonly ImportEntry[]): void => {
  const keys = new Set<string>();
  const ids = new Set<string>();
  for (const entry of entries) {
    if (entry.entry === 'component') {
      expect(isKey(entry.key)).toBe(true);
      expect(keys.has(entry.key)).toBe(false);
      expect(entry.parent === 'page' || keys.has(entry.parent)).toBe(true);
      expect(mistakesInText('name', entry.name, 'name')).toEqual([]);
      expect(mistakesInText('description', entry.description, 'description')).toEqual([]);
      keys.add(entry.key);
    }
    if (entry.entry === 'line') expect(entry.detail.length).toBeLessThanOrEqual(importLimits.detailLength);
    if (entry.entry === 'line' && entry.outcome === 'refused') expect(entry.detail).not.toBe('');
    if (entry.entry !== 'event') continue;
    inBounds(entry);
    expect(ids.has(entry.id)).toBe(false);
    ids.add(entry.id);
    const named = [
      ...entry.components,
      ...entry.updates.flatMap(({ states }) => states.map(({ component }) => component)),
    ];
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  }
};

const anyPlan = (format: ImportFormat, content: string | Uint8Array): void =>
  keepsPromises(plan(format, content) ?? []);

const word = fc.constantFrom(
  'resolved',
  'investigating',
  'completed',
  'scheduled',
  'in_progress',
  'postmortem',
  'monitoring',
  'strange',
  '',
);
const time = fc.oneof(
  fc.integer({ min: 0, max: now + 400 * 86_400 }).map((at) => new Date(at * 1000).toISOString()),
  fc.integer({ min: now - 9 * 86_400, max: now + 86_400 }).map((at) => new Date(at * 1000).toISOString()),
  fc.constantFrom(
    null,
    '',
    'yesterday',
    '2023-02-30T00:00:00Z',
    '2024-03-31 02:30:00',
    17,
    {},
    '0000-00-00',
    '9999-12-31T23:59:60Z',
  ),
);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<ul><li><strong>2026-11-20 10:00:00</strong> - a</li><li>10:30 - b</li></ul>',
    '<script>x</script>',
    'a\u202eb\u0007c\u0085d\u2028e\uffff\ud800',
    'é '.repeat(15_000),
  ),
);
const json = fc.jsonValue();
const component = fc.record({
  id: fc.constantFrom('a', 'b', '', 'c'),
  name: fc.oneof(fc.constantFrom('API', 'Api', 'page', '日本', 'Visit www.x.org for more'), text),
  new_status: fc.constantFrom('operational', 'major_outage', 'odd', null),
});
const orJson = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | fc.JsonValue> =>
  fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: json });
const update = fc.record(
  {
    id: orJson(fc.constantFrom('u1', 'u2', 'u3')),
    status: orJson(word),
    body: orJson(text),
    display_at: orJson(time),
    created_at: time,
    affected_components: orJson(fc.array(component, { maxLength: 3 })),
  },
  { requiredKeys: [] },
);
const incident = fc.record(
  {
    id: orJson(fc.constantFrom('i1', 'i2', 'i3', 'with space')),
    name: orJson(text),
    status: orJson(word),
    impact: orJson(fc.constantFrom('none', 'minor', 'maintenance', 'huge')),
    started_at: orJson(time),
    created_at: time,
    resolved_at: time,
    updated_at: time,
    scheduled_for: fc.option(time),
    scheduled_until: time,
    components: orJson(fc.array(component, { maxLength: 3 })),
    incident_updates: orJson(fc.array(orJson(update), { maxLength: 5 })),
  },
  { requiredKeys: [] },
);
const listed = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: orJson(text),
    group_id: fc.constantFrom(null, 'a', 'b', 'c', 'zz'),
    group: fc.boolean(),
    position: orJson(fc.integer()),
    start_date: time,
  },
  { requiredKeys: [] },
);
const document = fc.record({
  page: orJson(fc.record({ id: fc.string(), time_zone: fc.constantFrom('Etc/UTC', 'Europe/Paris', 'Nowhere') })),
  incidents: fc.array(orJson(incident), { maxLength: 6 }),
  components: fc.array(orJson(listed), { maxLength: 6 }),
});

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '2024-10-27 02:30:00',
    '2026-11-21T10:00:00Z',
    '1763200000',
    '31/12/2023 10:00',
    '12/31/2023',
    'up',
    'down',
    '503',
    'API',
    'API; Web',
    'probe',
    'event',
    'update',
    'i1',
    'resolved',
    'maintenance',
  ),
  fc.string({ maxLength: 12 }),
);
const header = fc.uniqueArray(
  fc.constantFrom(
    'type',
    'id',
    'event',
    'title',
    'begin',
    'end',
    'impact',
    'components',
    'status',
    'state',
    'time',
    'text',
    'slug',
    'code',
    'Titre',
    'Début',
    'odd',
  ),
  { minLength: 2, maxLength: 9 },
);
const table = header.chain((names) =>
  fc
    .array(fc.array(cell, { maxLength: names.length + 1 }), { maxLength: 12 })
    .map((rows) => [names, ...rows].map((row) => row.join(';')).join('\n')),
);

describe('ST-11 whatever the input', () => {
  const runs = { numRuns: 100 };

  it('ST-11 random bytes are refused by a declared error or planned within bounds, in every format', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ImportFormat>('statuspage', 'upptime', 'csv'),
        fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200 }), fc.json()),
        anyPlan,
      ),
      runs,
    );
  });

  it('ST-11 random documents in the shape of Statuspage are planned within bounds', () => {
    fc.assert(
      fc.property(document, (value) => anyPlan('statuspage', JSON.stringify(value))),
      runs,
    );
  });

  it('ST-11 random tables are planned within bounds', () => {
    fc.assert(
      fc.property(table, (content) => anyPlan('csv', content)),
      runs,
    );
  });

  it('ST-11 random folders are planned within bounds', () => {
    const minutes = fc.dictionary(
      fc.oneof(
        fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-22', '2027-01-01', '2026-02-30'),
        fc.string({ maxLength: 10 }),
      ),
      orJson(fc.integer({ min: -5, max: 3000 })),
    );
    const summary = fc.array(
      orJson(
        fc.record(
          {
            name: orJson(text),
            slug: orJson(fc.constantFrom('a', 'b', 'Ünïcode', '')),
            dailyMinutesDown: orJson(minutes),
          },
          { requiredKeys: [] },
        ),
      ),
      { maxLength: 4 },
    );
    const state = fc.oneof(
      fc.constant('status: down\nlastUpdated: 2026-11-21T20:00:00.000Z\nstartTime: 2026-01-01T00:00:00Z\n'),
      fc.string(),
      fc.constant('a: &a [1]\nb: *a'),
    );
    const files = fc.record(
      {
        'history/summary.json': fc.oneof(
          summary.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        'history/a.yml': state,
        'probes.csv': table,
        'x.txt': fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(files, (value) => anyPlan('upptime', JSON.stringify({ files: value }))),
      runs,
    );
  });

  it('ST-11 planning the same input again, with its components known by now, gives the same entries in the same order', () => {
    const unknown = (entries: readonly ImportEntry[]): unknown[] =>
      entries.map((entry) => (entry.entry === 'component' ? { ...entry, known: true } : entry));
    fc.assert(
      fc.property(document, (value) => {
        const content = JSON.stringify(value);
        const first = plan('statuspage', content) ?? [];
        const known = first.filter((entry) => entry.entry === 'component');
        const second = first.length === 0 ? [] : [...planImport('statuspage', content, { ...options, known })];
        expect(second).toEqual(unknown(first));
      }),
      runs,
    );
  });
});
