import { randomBytes } from 'node:crypto';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { ensureIndexes } from '@atrium/chassis/mongo/indexes';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import { fixedClock } from '@atrium/testkit/clock';
import { scratch } from '@atrium/testkit/scratch';
import { sessionCases } from '../src/application/session-cases.ts';
import type { Hasher } from '../src/application/ports.ts';
import type { SessionDeps } from '../src/application/shared/session-deps.ts';
import { makeDeviceTokens } from '../src/clients/device-tokens.ts';
import { makeVault } from '../src/clients/key-vault.ts';
import { makeSessionSecrets } from '../src/clients/session-secrets.ts';
import { makeTokens } from '../src/clients/tokens.ts';
import type { Account } from '../src/domain/accounts.ts';
import { accountStore } from '../src/store/accounts.ts';
import { decoyStore } from '../src/store/decoys.ts';
import { modelsOn } from '../src/store/models.ts';
import { organisationStore } from '../src/store/organisations.ts';
import { sessionModelsOn } from '../src/store/session-models.ts';
import { sessionStore } from '../src/store/sessions.ts';
import { signingKeyStore } from '../src/store/signing-keys.ts';
import { anAccount, hashOf, start } from './session-fixtures.ts';

/** Compares with what {@link hashOf} makes, and counts: the work of Argon2 is not what is tested here. */
const countingHasher = () => {
  const count = { verified: 0 };
  const verify: Hasher['verify'] = (hash, password) => {
    count.verified += 1;
    return Promise.resolve(hash === hashOf(password));
  };
  return { count, hasher: { verify } };
};

type Outbox = { outbox?: { type: string; subject: string; data: { toString: () => string } }[] };

const openConnection = async () => {
  const corner = await scratch();
  const logger = makeLogger({ name: 'test', level: 'fatal' });
  const connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  await connection.asPromise();
  const models = { ...modelsOn(connection), ...sessionModelsOn(connection) };
  await ensureIndexes(Object.values(models), logger);
  const close = async () => {
    await connection.close();
    await corner.drop();
  };
  return { connection, models, close };
};

/** Signing in and sessions on real stores, with a clock of the test's own; `another` is one more process beside it. */
export const openSessionBench = async () => {
  const { connection, models, close } = await openConnection();
  const kit = { relay: noRelay('identity') };
  const now = fixedClock(start);
  const { count, hasher } = countingHasher();
  const secret = randomBytes(32).toString('hex');
  const clients = () => ({
    secrets: makeSessionSecrets(Buffer.from(secret)),
    deviceTokens: makeDeviceTokens(secret),
    tokens: makeTokens({ vault: makeVault(Buffer.from(secret, 'hex')) }),
  });
  const stores = {
    accounts: accountStore(models, kit),
    organisations: organisationStore(models, kit),
    sessions: sessionStore(models, kit),
    decoys: decoyStore(models),
    signingKeys: signingKeyStore(models),
  };
  const deps: SessionDeps = {
    ...stores,
    ...clients(),
    hasher,
    clock: { now },
    ids: { next: () => randomBytes(9).toString('hex') },
  };
  const another = (changes: Partial<SessionDeps> = {}) => sessionCases({ ...deps, ...clients(), ...changes });
  const put = (account: Account) => stores.accounts.create(account.id, { state: account, facts: [] }, { now: now() });
  /** What waits to be told, of all things. */
  const told = async (collection: 'accounts' | 'sessions') => {
    const documents = await connection.collection<Outbox>(collection).find().toArray();
    return documents.flatMap(({ outbox = [] }) =>
      outbox.map(({ type, subject, data }) => ({
        type: type.replace(/^atrium\.identity\.|\.v1$/g, ''),
        subject,
        data: JSON.parse(data.toString()) as unknown,
      })),
    );
  };
  return { ...stores, connection, models, now, count, deps, cases: sessionCases(deps), another, put, told, close };
};

export type SessionBench = Awaited<ReturnType<typeof openSessionBench>>;

let accounts = 0;

/** An account in the store that nobody else uses. */
export const newAccount = async ({ put }: SessionBench, changes: Partial<Account> = {}): Promise<Account> =>
  (await put(anAccount({ id: `account-${(accounts += 1)}`, ...changes }))).state;

type Noted = { op: string; ns: string; command?: { find?: string; update?: string; insert?: string } };

/** What MongoDB is asked in the course of some work: how often which kind of work in which collection. */
export const workOf = async (
  { connection, count }: SessionBench,
  act: () => Promise<unknown>,
): Promise<Record<string, number>> => {
  const { db } = await connection.asPromise();
  if (db === undefined) throw new Error('the connection has no database');
  await db.command({ profile: 0 });
  await db.dropCollection('system.profile').catch(() => undefined);
  await db.command({ profile: 2 });
  const before = count.verified;
  await act();
  await db.command({ profile: 0 });
  const noted = await db
    .collection<Noted>('system.profile')
    .find({ op: { $in: ['query', 'update', 'insert'] } })
    .toArray();
  const names = noted.map(({ op, ns }) => `${op} ${ns.slice(ns.indexOf('.') + 1)}`);
  const ours = names.filter((name) => !name.includes('system.'));
  return ours.reduce<Record<string, number>>((sum, name) => ({ ...sum, [name]: (sum[name] ?? 0) + 1 }), {
    verified: count.verified - before,
  });
};
