import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { now, person } from './fixtures.ts';
import { attempt, type Attempted } from './sign-in.ts';

/** One try: who (0 is somebody unknown, n the n-th device that signed in), and whether the password is right. */
type Try = { who: number; right: boolean };

/** The rule as one would say it: a count for strangers together, one for each device. */
const naive = () => {
  const counts = new Map<string, number>();
  let strangers = 0;
  return (device: string | undefined, right: boolean, fresh: string): boolean => {
    const count = device === undefined ? undefined : counts.get(device);
    if (device !== undefined && count !== undefined) {
      if (right || count < 3) counts.set(device, right ? 0 : count + 1);
      else counts.delete(device);
      return right;
    }
    if (strangers > 3) return false;
    strangers = right ? 0 : strangers + 1;
    if (right) counts.set(fresh, 0);
    return right;
  };
};

const play = (tries: readonly Try[], each: (attempted: Attempted, expected: boolean, signedIn: string[]) => void) => {
  const model = naive();
  const signedIn: string[] = [];
  let state = person();
  tries.forEach(({ who, right }, at) => {
    const device = who === 0 ? undefined : signedIn[who - 1];
    const attempted = attempt(state, { right, device, newDevice: `n${at}`, now: now + at });
    each(attempted, model(device, right, `n${at}`), signedIn);
    if (attempted.device !== undefined && !signedIn.includes(attempted.device)) signedIn.push(attempted.device);
    state = attempted.state;
  });
  return { state, signedIn };
};

const tries = fc.array(fc.record({ who: fc.integer({ min: 0, max: 4 }), right: fc.boolean() }), { maxLength: 40 });
const hostile = fc.array(fc.record({ right: fc.constant(false), guess: fc.boolean() }), { maxLength: 60 });

describe('ID-12 whatever the order of tries', () => {
  test('ID-12 each is answered as by one who counts for strangers together and for each device by itself', () => {
    fc.assert(
      fc.property(tries, (course) => {
        play(course, (attempted, expected) => expect(attempted.outcome).toBe(expected ? 'signed_in' : 'refused'));
      }),
      { numRuns: 500 },
    );
  });

  test('ID-12 strangers never lock a known device out, whatever they try and whatever they call their device', () => {
    fc.assert(
      fc.property(hostile, (attacks) => {
        const mine = attempt(person(), { right: true, device: undefined, newDevice: 'mine', now });
        const state = attacks.reduce(
          (account, { right, guess }) =>
            attempt(account, { right, device: guess ? 'other' : undefined, newDevice: 'x', now }).state,
          mine.state,
        );
        expect(attempt(state, { right: true, device: 'mine', newDevice: 'y', now }).outcome).toBe('signed_in');
      }),
    );
  });

  test('ID-12 a block is told as often as it happens: once, until somebody ends it', () => {
    fc.assert(
      fc.property(tries, (course) => {
        const told: string[] = [];
        const { state } = play(course, ({ facts }) => told.push(...facts.map(({ type }) => type)));
        const mails = told.filter((type) => type === 'mail.asked').length;
        expect(mails).toBe(state.blockedAt === null ? 0 : 1);
        expect(state.failures.strangers).toBeLessThanOrEqual(4);
      }),
    );
  });

  test('ID-12 a refused try never makes a device known', () => {
    fc.assert(
      fc.property(tries, (course) => {
        play(course, ({ outcome, device }) => expect(device === undefined).toBe(outcome === 'refused'));
      }),
    );
  });
});
