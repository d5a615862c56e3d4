import { describe, expect, it } from '@jest/globals';
import { isEmptyText, mistakesInText } from './text.ts';

describe('texts', () => {
  it('ST-03 a title of which nothing is seen is none', () => {
    for (const unseen of [
      '',
      '   ',
      '\u00a0',
      '\u200b\u200b',
      '\u2060',
      '\u00ad',
      '\u3164',
      '\u200d',
      '\ufeff',
      '\u2800',
      '\u034f',
    ])
      expect(mistakesInText('title', { fr: '', en: unseen }, 'title')).toEqual([{ field: 'title', code: 'required' }]);
  });

  it('ST-03 one letter, sign or picture is enough, also with marks around it', () => {
    for (const seen of ['a', '\u200bé\u200b', '!', '字', '👩\u200d💻', '0'])
      expect(isEmptyText({ fr: seen, en: '' })).toBe(false);
  });
});
