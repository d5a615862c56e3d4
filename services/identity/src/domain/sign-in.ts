import { accountBlocked } from './account-facts.ts';
import { homeOf, type Account, type KnownDevice } from './accounts.ts';
import { nobody } from './actor.ts';
import { askMail } from './ask-mail.ts';
import type { Decision, Fact } from './facts.ts';

/** More wrong passwords in a row than this block (ID-12). */
const mostFailures = 3;
/** Most devices that an account knows; the one not seen for longest is forgotten. */
export const mostDevices = 20;

/** A try to sign in. */
export type Attempt = {
  /** Whether the password was right. */
  right: boolean;
  /** Id of the device, where its token says that it signed in before. */
  device: string | undefined;
  /** Id under which an unknown device becomes known; undefined for programs, which show none the next time. */
  newDevice: string | undefined;
  /** Unix seconds. */
  now: number;
};

/** `device` is the id under which the device is known from now on; undefined where it is not. */
export type Attempted = Decision<Account> & { outcome: 'signed_in' | 'refused'; device: string | undefined };

/**
 * What a try to sign in comes to (ID-12). Always a decision, so that a refused try costs the same write. Strangers share
 * one counter, each known device has its own: nobody can lock a device out that has signed in before.
 */
export const attempt = (account: Account, tried: Attempt): Attempted => {
  if (account.state !== 'active' || account.password === null) return refused(account);
  const known = account.failures.devices.find(({ id }) => id === tried.device);
  return known === undefined ? byStranger(account, tried) : byKnown(account, known, tried);
};

const refused = (state: Account, facts: readonly Fact[] = []): Attempted => ({
  state,
  facts,
  outcome: 'refused',
  device: undefined,
});

const byStranger = (account: Account, { right, newDevice, now }: Attempt): Attempted => {
  if (account.blockedAt !== null) return refused(account);
  const { failures } = account;
  if (right) return signedIn({ ...account, failures: { ...failures, strangers: 0 } }, newDevice, now);
  const counted = { ...account, failures: { ...failures, strangers: failures.strangers + 1 } };
  return counted.failures.strangers > mostFailures ? blocked({ ...counted, blockedAt: now }, now) : refused(counted);
};

const byKnown = (account: Account, known: KnownDevice, { right, now }: Attempt): Attempted => {
  if (right) return signedIn(account, known.id, now);
  const failures = known.failures + 1;
  const rest = account.failures.devices.filter(({ id }) => id !== known.id);
  const withDevices = (devices: readonly KnownDevice[]) => ({ ...account, failures: { ...account.failures, devices } });
  if (failures <= mostFailures) return refused(withDevices([...rest, { ...known, failures }]));
  return refused(withDevices(rest), [accountBlocked(account, true, nobody)]);
};

const signedIn = (account: Account, id: string | undefined, now: number): Attempted => {
  if (id === undefined)
    return { state: { ...account, lastSignInAt: now }, facts: [], outcome: 'signed_in', device: undefined };
  const others = account.failures.devices.filter((device) => device.id !== id);
  const bySeen = [{ id, failures: 0, seenAt: now }, ...others.sort((a, b) => b.seenAt - a.seenAt)];
  const failures = { ...account.failures, devices: bySeen.slice(0, mostDevices) };
  return { state: { ...account, failures, lastSignInAt: now }, facts: [], outcome: 'signed_in', device: id };
};

const blocked = (account: Account, now: number): Attempted =>
  refused(account, [
    accountBlocked(account, false, nobody),
    askMail({
      organisation: homeOf(account),
      subjectId: account.id,
      cause: `account_blocked:${account.id}:${now}`,
      template: 'account_blocked',
      to: { account: account.id },
      params: {},
    }),
  ]);
