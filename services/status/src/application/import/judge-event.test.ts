import { describe, expect, it } from '@jest/globals';
import { incident, planOf, update } from '../../../test/import-plan.ts';
import type { StatusEvent } from '../../domain/events.ts';
import type { PlannedEvent } from '../../domain/import/plan.ts';
import { newImport, type ImportRequest } from '../../domain/imports.ts';
import { placesOf } from '../../domain/places.ts';
import { judgeEvent, type Verdict } from './judge-event.ts';

const now = Date.UTC(2026, 10, 22) / 1000;
const request: ImportRequest = {
  ...{ digest: 'ab'.repeat(32), parts: 1, bytes: 1, dryRun: false, region: '', columns: {}, parent: '' },
  format: 'statuspage',
  language: 'en',
};
const places = placesOf([], [{ key: 'eu', version: 1 }]);

const planned = (document: unknown): PlannedEvent => {
  const [event] = planOf('statuspage', document).events;
  if (event === undefined) throw new Error('nothing was planned');
  return event;
};

const judge = (event: PlannedEvent, before?: StatusEvent): Verdict =>
  judgeEvent(
    { ...event, line: 0 },
    before && { state: before, version: 1 },
    newImport('import-1', 'key', 1, request).state,
    places,
    now,
  );

const kept = (verdict: Verdict): StatusEvent => {
  if (verdict.write === undefined) throw new Error(`it is ${verdict.outcome}`);
  return verdict.write.decision.state;
};

const bare = (more = {}) =>
  incident({ components: [], incident_updates: [update('2024-05-01T10:30:00Z', 'identified', { id: 'u1' })], ...more });

const original = { page: { id: 'p' }, incidents: [bare()] };
/** The same, as an Atrium exports it. */
const exported = (more = {}, updates = {}) => ({
  page: { id: 'atrium', language: 'en' },
  incidents: [
    bare({
      origin: 'statuspage:p/i1',
      incident_updates: [update('2024-05-01T10:30:00Z', 'identified', { id: 'u1', ...updates })],
      ...more,
    }),
  ],
});

describe('the export of an Atrium, read back', () => {
  it('ST-11 an event that was imported is unchanged by its own export, and by that of another installation which imported the same page', () => {
    const before = kept(judge(planned(original)));
    expect(judge(planned(exported()), before)).not.toHaveProperty('says');
    expect(judge(planned(exported()), before).outcome).toBe('unchanged');
    expect(before.origin).toBe('statuspage:p/i1');
  });

  it('ST-11 an event that was made here is what it is here, whatever its export says', () => {
    const before = { ...kept(judge(planned(original))), origin: '' };
    const own = exported({ origin: undefined, name: 'Otherwise' });
    expect(judge(planned(own), before)).toMatchObject({ outcome: 'unchanged' });
    expect(judge(planned(original), before)).toMatchObject({ outcome: 'refused', says: { code: 'import.id_taken' } });
  });

  it('ST-11 an event of another installation has that origin, and is brought up to date by the next export', () => {
    const before = kept(judge(planned(exported({ origin: undefined }))));
    expect(before.origin).toBe('statuspage:atrium/i1');
    expect(judge(planned(exported({ origin: undefined, name: 'Newer' })), before).outcome).toBe('updated');
  });

  it('ST-05 ST-07 both languages, regions, plain texts and what is reconstructed come back as they were', () => {
    const said = {
      ...{ name_translations: { fr: 'Panne', en: 'Outage' }, regions: ['eu'], reconstructed: true },
    };
    const text = { fr: 'Le <b> &amp;', en: '2024-05-01 10:31:00 - <b> &amp;' };
    const event = planned(exported(said, { body_translations: text, reconstructed: true }));
    expect(kept(judge(event))).toMatchObject({
      title: { fr: 'Panne', en: 'Outage' },
      regions: ['eu'],
      reconstructed: true,
      updates: [{ text, reconstructed: true }],
    });
    expect(judge(planned(exported({ regions: ['mars'] })))).toMatchObject({ outcome: 'refused' });
  });

  it('ST-11 what the clock added since is in an export, and changes nothing', () => {
    const before = kept(judge(planned(original)));
    const [first] = before.updates;
    if (first === undefined) throw new Error('no update');
    const opened = {
      ...first,
      id: 'clock',
      at: first.at + 60,
      author: { kind: 'service', id: '', name: 'clock' },
    } as const;
    const ticked = { ...before, updates: [...before.updates, opened] };
    const both = [
      update('2024-05-01T10:31:00Z', 'identified', { id: 'clock' }),
      update('2024-05-01T10:30:00Z', 'identified', { id: 'u1' }),
    ];
    expect(judge(planned(original), ticked).outcome).toBe('unchanged');
    expect(judge(planned(exported({ incident_updates: both })), ticked).outcome).toBe('unchanged');
  });

  it('ST-11 an event that somebody changed here is told of where the source says otherwise, and only there', () => {
    const person = { kind: 'account', id: 'a', name: 'Ada' } as const;
    const before = { ...kept(judge(planned(original))), changedHereBy: person };
    expect(judge(planned(original), before)).not.toHaveProperty('says');
    expect(judge(planned(original), { ...before, impact: 'major' })).toMatchObject({
      outcome: 'unchanged',
      says: { code: 'import.changed_here', detail: 'Ada' },
    });
  });
});
