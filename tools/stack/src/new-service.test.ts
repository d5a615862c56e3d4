import { describe, expect, it } from '@jest/globals';
import { root } from './folders.ts';
import { writeService } from './new-service.ts';
import { checkName } from './new-service-name.ts';

describe('OP-04 the name of a new service', () => {
  it.each([
    ['', /name of small letters/],
    ['Invoicing', /name of small letters/],
    ['../escape', /name of small letters/],
    ['constructor', /has a "constructor" already: choose another name/],
    ['status', /services\/status is there already: .*if `npm run new` was broken off, `npm install/],
    ['shared', /protos\/atrium\/shared is there already/],
  ])('OP-04 "%s" is refused in one sentence, before anything is written', async (name, sentence) => {
    await expect(writeService(root, name)).rejects.toThrow(sentence);
  });

  const reserved = 'await break case catch class const continue debugger default delete do else enum export extends';
  const others = 'false finally for function if import in instanceof let new null package private public return static';
  const rest = 'super switch this throw true try typeof var void while with yield implements interface protected';
  it.each(`${reserved} ${others} ${rest} eval arguments`.split(' '))(
    'OP-04 "%s" is a word of JavaScript, and is refused for that',
    (name) => {
      const sentence = `"${name}" is a reserved word of JavaScript: choose another name.`;
      expect(() => checkName(root, name, [])).toThrow(sentence);
    },
  );

  it.each(['test', 'protos', 'gateway', 'tools', 'services', 'docs', 'stack', 'chassis', 'portal'])(
    'OP-04 "%s" is a part of the house, and is refused for that, whether it is linked or not',
    (name) => {
      expect(() => checkName(root, name, [])).toThrow(/^"\w+" is a part of the platform already \([\w/]+\): choose/);
    },
  );

  it.each(['google', 'atrium'])('OP-04 "%s" would be found by contracts that mean another', (name) => {
    expect(() => checkName(root, name, [])).toThrow(`Contracts mean something else by "${name}": choose another name.`);
  });

  it('OP-04 a name is refused when one of the files to be written is there already', () => {
    const there = 'gateway/src/problems/field-fr.ts';
    expect(() => checkName(root, 'field', [there])).toThrow(`${there} is there already: choose another name`);
  });

  it.each(['invoicing', 'e-learning', 'licensing', 'class-room', 'classes', 'async', 'type'])(
    'OP-04 "%s" is a name for a service',
    (name) => {
      expect(() => checkName(root, name, [])).not.toThrow();
    },
  );
});
