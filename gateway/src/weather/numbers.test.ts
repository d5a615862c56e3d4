import { describe, expect, it } from '@jest/globals';
import { numbersKey } from './numbers.ts';

describe('the key of numbers', () => {
  it('ST-12 no value can pose as another part of a question', () => {
    const forged = numbersKey('component', { key: 'mail&region=eu' });
    expect(forged).not.toBe(numbersKey('component', { key: 'mail', region: 'eu' }));
    expect(numbersKey('component', { region: 'eu', key: 'mail' })).toBe('component?key=mail&region=eu');
  });
});
