import { describe, expect, it } from '@jest/globals';
import { root } from './folders.ts';
import { writeService } from './new-service.ts';

describe('OP-04 the name of a new service', () => {
  it.each([
    ['', /name of small letters/],
    ['Invoicing', /name of small letters/],
    ['../escape', /name of small letters/],
    ['constructor', /has a "constructor" already: choose another name/],
    ['status', /services\/status is there already: .*if `npm run new` was broken off, `npm install/],
    ['shared', /protos\/atrium\/shared is there already/],
    ['stack', /node_modules\/@atrium\/stack is there already/],
  ])('OP-04 "%s" is refused in one sentence, before anything is written', async (name, sentence) => {
    await expect(writeService(root, name)).rejects.toThrow(sentence);
  });
});
