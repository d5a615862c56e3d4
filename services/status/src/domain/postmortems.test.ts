import { describe, expect, test } from '@jest/globals';
import { say, stamp } from './fixtures.ts';
import { assertIsOver, putPostmortem } from './postmortems.ts';

const later = { ...stamp, updatedAt: stamp.updatedAt + 60 };
const draft = putPostmortem(undefined, 'e1', { text: say('A disk was full'), publish: false }, stamp);

describe('post-mortems', () => {
  test('ST-13 a draft is told to nobody; published, it is told once, and later changes are', () => {
    expect([draft?.state.publishedAt, draft?.facts]).toEqual([null, []]);
    const published = putPostmortem(draft?.state, 'e1', { text: say('A disk was full'), publish: true }, later);
    expect(published).toMatchObject({
      state: { publishedAt: later.updatedAt },
      facts: [{ type: 'postmortem.published', subjectId: 'e1', data: { postmortem: { event: 'e1' } } }],
    });
    const same = { text: say('A disk was full'), publish: false };
    expect(putPostmortem(published?.state, 'e1', same, later)).toBeUndefined();
    const changed = putPostmortem(published?.state, 'e1', { text: say('Two were'), publish: false }, stamp);
    expect(changed?.facts.map(({ type }) => type)).toEqual(['postmortem.changed']);
    expect(changed?.state.publishedAt).toBe(later.updatedAt);
  });

  test('ST-13 OP-08 what says nothing, or too much, is refused', () => {
    for (const text of ['', 'x'.repeat(20_001)])
      expect(() => putPostmortem(undefined, 'e1', { text: say(text), publish: true }, stamp)).toThrow(
        'request.invalid',
      );
  });

  test('ST-13 something is learnt from an event that is public and over', () => {
    expect(() => assertIsOver({ phase: 'resolved', publication: 'published' })).not.toThrow();
    expect(() => assertIsOver({ phase: 'completed', publication: 'published' })).not.toThrow();
    expect(() => assertIsOver({ phase: 'monitoring', publication: 'published' })).toThrow('status.not_over');
    expect(() => assertIsOver({ phase: 'resolved', publication: 'draft' })).toThrow('status.not_over');
  });
});
