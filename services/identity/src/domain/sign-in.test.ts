import { describe, expect, test } from '@jest/globals';
import { checkFact } from '@atrium/chassis/events/schemas';
import type { Account } from './accounts.ts';
import { device, now, person } from './fixtures.ts';
import { attempt, mostDevices, type Attempt, type Attempted } from './sign-in.ts';

const stranger = (right: boolean): Attempt => ({ right, device: undefined, newDevice: 'new', now });
const by = (id: string, right: boolean): Attempt => ({ right, device: id, newDevice: 'new', now });

const after = (account: Account, tries: readonly Attempt[]): Attempted[] => {
  let state = account;
  return tries.map((tried) => {
    const attempted = attempt(state, tried);
    state = attempted.state;
    return attempted;
  });
};

const last = (account: Account, tries: readonly Attempt[]): Attempted | undefined => after(account, tries).at(-1);
const wrong = [stranger(false), stranger(false), stranger(false)];
const typesOf = (tries: readonly Attempted[]): string[] => tries.flatMap(({ facts }) => facts.map(({ type }) => type));

describe('ID-12 strangers', () => {
  test('ID-12 after three wrong passwords the right one signs in, and the count begins anew', () => {
    const attempted = last(person(), [...wrong, stranger(true)]);
    expect(attempted).toMatchObject({
      outcome: 'signed_in',
      device: 'new',
      state: { blockedAt: null, lastSignInAt: now },
    });
    expect(attempted?.state.failures).toEqual({ strangers: 0, devices: [device('new', 0, now)] });
  });

  test('ID-12 the fourth wrong password blocks, the right one after it too', () => {
    const tries = after(person(), [...wrong, stranger(false), stranger(true)]);
    expect(tries.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'refused'));
    expect(tries.at(-1)?.state.blockedAt).toBe(now);
  });

  test('ID-12 a block is told once, and one mail goes out, however often it is tried after it', () => {
    const tries = after(person(), [...wrong, ...wrong, ...wrong]);
    expect(typesOf(tries)).toEqual(['account.blocked', 'mail.asked']);
    const [blocked, mail] = tries.flatMap(({ facts }) => facts);
    expect(blocked).toMatchObject({ organisation: 'o1', subjectId: 'a1', data: { account: 'a1', device: false } });
    expect(mail?.data).toMatchObject({ mail: { template: 'account_blocked', account: 'a1' } });
    for (const { type, data } of tries.flatMap(({ facts }) => facts)) checkFact(`atrium.identity.${type}.v1`, data);
  });

  test('ID-11 an account that is not active signs nobody in, counts nothing and tells nothing', () => {
    for (const changes of [
      { state: 'deactivated' },
      { state: 'invited', password: null },
      { password: null },
    ] as const) {
      const account = person(changes);
      const tries = after(account, [stranger(true), ...wrong, stranger(false)]);
      expect(tries.every(({ outcome }) => outcome === 'refused')).toBe(true);
      expect([typesOf(tries), tries.at(-1)?.state]).toEqual([[], account]);
    }
  });
});

describe('ID-12 devices that signed in before', () => {
  const known = (failures = 0) =>
    person({ failures: { strangers: 0, devices: [device('d1', failures), device('d2', 2)] } });

  test('ID-12 a known device signs in while strangers are blocked, and its count begins anew', () => {
    const attempted = last(known(3), [...wrong, ...wrong, by('d1', true)]);
    expect(attempted).toMatchObject({ outcome: 'signed_in', device: 'd1', facts: [], state: { blockedAt: now } });
    expect(attempted?.state.failures.devices).toEqual([device('d1', 0, now), device('d2', 2)]);
  });

  test('ID-12 wrong passwords of a known device count for itself only', () => {
    const { state } = last(known(), [by('d1', false), by('d1', false), by('d1', false)]) ?? {};
    expect(state?.failures).toEqual({ strangers: 0, devices: [device('d2', 2), device('d1', 3)] });
  });

  test('ID-12 at its fourth wrong password a device is a stranger from then on', () => {
    const tries = after(known(3), [by('d1', false), by('d1', false)]);
    expect(tries[0]?.state.failures).toEqual({ strangers: 0, devices: [device('d2', 2)] });
    expect(tries[1]?.state.failures.strangers).toBe(1);
    expect(typesOf(tries)).toEqual(['account.blocked']);
    expect(tries[0]?.facts[0]?.data).toMatchObject({ device: true });
  });

  test('ID-12 twenty devices are known at most, and the one not seen for longest is forgotten', () => {
    const devices = Array.from({ length: mostDevices }, (_, at) =>
      device(`d${at}`, 0, now - 100 + ((at * 7) % mostDevices)),
    );
    const { state } = attempt(person({ failures: { strangers: 0, devices } }), stranger(true));
    expect(state.failures.devices).toHaveLength(mostDevices);
    expect(devices.filter(({ id }) => !state.failures.devices.some((kept) => kept.id === id))).toEqual([devices[0]]);
    expect(devices).toHaveLength(mostDevices);
  });

  test('ID-12 programs, which show no device the next time, push none of the known ones out', () => {
    const known = { id: 'mine', failures: 0, seenAt: now };
    const held = { ...person(), failures: { strangers: 2, devices: [known] } };
    const { state, device, outcome } = attempt(held, { right: true, device: undefined, newDevice: undefined, now });
    expect([outcome, device]).toEqual(['signed_in', undefined]);
    expect(state.failures).toEqual({ strangers: 0, devices: [known] });
  });
});
