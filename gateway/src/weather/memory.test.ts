import { describe, expect, it } from '@jest/globals';
import { memory } from './memory.ts';

describe('the memory of prepared things', () => {
  it('ST-12 never holds more bytes than allowed, however many addresses are asked for', () => {
    const pages = memory<number>(100_000);
    for (let n = 0; n < 10_000; n += 1) pages.set(`page ${n}`, n, n % 5000);
    expect(pages.bytes()).toBeLessThanOrEqual(100_000);
    expect(pages.get('page 9999')).toBe(9999);
  });

  it('ST-12 keeps what is used, and forgets what is not', () => {
    const pages = memory<string>(10_000);
    pages.set('hot', 'hot', 1000);
    for (let n = 0; n < 1000; n += 1) {
      expect(pages.get('hot')).toBe('hot');
      pages.set(`cold ${n}`, 'cold', 1000);
    }
    expect(pages.get('cold 0')).toBeUndefined();
  });

  it('ST-12 what alone is too large is not kept', () => {
    const pages = memory<string>(10_000);
    pages.set('huge', 'huge', 50_000);
    expect([pages.get('huge'), pages.bytes(), pages.size()]).toEqual([undefined, 0, 0]);
  });
});
