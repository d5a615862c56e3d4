import { expect, test } from '@jest/globals';
import { takenFields, takenPlaces } from './write.ts';

const failure = (given: object) => Object.assign(new Error('no'), given);

test('ST-11 of a bulk write, the places are told at which a key was taken, be it one or many', () => {
  const one = { index: 3, code: 11000 };
  expect(takenPlaces(failure({ writeErrors: one }))).toEqual([3]);
  expect(takenPlaces(failure({ writeErrors: [one, { ...one, index: 5 }] }))).toEqual([3, 5]);
});

test('ST-11 any other failure of a bulk write is thrown on: nothing is known of what was written', () => {
  const tooLarge = { index: 1, code: 10334 };
  for (const given of [{}, { writeErrors: [] }, { writeErrors: [{ index: 0, code: 11000 }, tooLarge] }]) {
    const error = failure(given);
    expect(() => takenPlaces(error)).toThrow(error);
  }
});

test('GW-02 a taken key is told from other failures by the fields of its index', () => {
  expect(takenFields(failure({ code: 11000, keyPattern: { organisation: 1, email: 1 } }))).toEqual([
    'organisation',
    'email',
  ]);
  expect(takenFields(failure({ code: 50 }))).toBeUndefined();
  expect(takenFields(undefined)).toBeUndefined();
});
