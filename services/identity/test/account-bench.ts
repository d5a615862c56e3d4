import { randomBytes } from 'node:crypto';
import type { Caller } from '@atrium/chassis/caller';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { ensureIndexes } from '@atrium/chassis/mongo/indexes';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import { fixedClock } from '@atrium/testkit/clock';
import { scratch } from '@atrium/testkit/scratch';
import { accountCases } from '../src/application/account-cases.ts';
import type { AccountDeps } from '../src/application/account-ports.ts';
import { makeLinkTokens } from '../src/clients/link-tokens.ts';
import { scopesOf } from '../src/domain/rights.ts';
import type { Role } from '../src/domain/roles.ts';
import { accountStoresOn } from '../src/store/account-stores.ts';
import { decoyStore } from '../src/store/decoys.ts';
import { modelsOn, type Models } from '../src/store/models.ts';
import { sessionModelsOn, type SessionModels } from '../src/store/session-models.ts';

type Told = { type: string; organisation: string | undefined; data: Record<string, unknown> };
/** A mail that was asked for. */
export type AskedMail = {
  cause: string;
  template: string;
  account: string;
  address: string;
  language: string;
  params?: { name: string; value: string }[];
  link: string;
};

/** Passwords that the fake judge finds good are those with "good" in them. */
export const goodPassword = 'a good pass phrase';

/** A hash that costs nothing and can be counted. */
const countedHasher = () => {
  const counts = { hashed: 0, verified: 0 };
  const hasher: AccountDeps['hasher'] = {
    hash: (password) => {
      counts.hashed += 1;
      return Promise.resolve(`hash of ${password}`);
    },
    verify: (hash, password) => {
      counts.verified += 1;
      return Promise.resolve(hash === `hash of ${password}`);
    },
  };
  return { hasher, counts };
};

const numberOf = (length: number) => (text: string) => {
  const digits = text.replaceAll(' ', '');
  return digits.length === length ? digits : undefined;
};

/** What of the outside is to be real, or otherwise; made of the kit that the stores share. */
type Outside = (made: { models: Models & SessionModels; clock: AccountDeps['clock'] }) => Partial<AccountDeps>;

/** Every store on a database of its own, and the things outside as fakes. */
export const openAccounts = async (outside: Outside = () => ({})) => {
  const corner = await scratch();
  const logger = makeLogger({ name: 'test', level: 'fatal' });
  const connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  await connection.asPromise();
  const models = { ...modelsOn(connection), ...sessionModelsOn(connection) };
  await ensureIndexes(Object.values(models), logger);
  const now = fixedClock(1_800_000_000);
  const { hasher, counts } = countedHasher();
  const ended: string[] = [];
  const stuck: string[] = [];
  const linkTokens = makeLinkTokens('a secret of tests, known to everybody');
  const deps: AccountDeps = {
    ...accountStoresOn(models, { relay: noRelay('identity') }),
    decoys: decoyStore(models),
    hasher,
    linkTokens,
    challenges: {
      create: () => Promise.resolve('{}'),
      check: (solution) => Promise.resolve(solution === '' ? undefined : { id: solution, until: now() + 600 }),
    },
    numbers: { siretOf: numberOf(14), vatNumberOf: numberOf(13) },
    guess: (password) => ({ score: password.includes('good') ? 4 : 0, common: false }),
    endSessions: (account, { reason, except = 'none' }) => {
      ended.push(`${account} ${reason} ${except}`);
      return Promise.resolve(1);
    },
    clock: { now },
    ids: { next: () => randomBytes(9).toString('hex') },
    operatorName: 'Operator & Co',
    tellStuck: (error, id) => stuck.push(`${id} ${String(error)}`),
    ...outside({ models, clock: { now } }),
  };
  /** All facts that wait, of all documents, in the order in which they were written. */
  const facts = async (): Promise<Told[]> => {
    const collections = [models.accounts, models.organisations, models.signUps].map(({ collection }) => collection);
    const found = await Promise.all(collections.map((one) => one.find({}, { projection: { outbox: 1 } }).toArray()));
    type Entry = { _id: string; type: string; organisation?: string; data: { buffer: Uint8Array } };
    const entries = found.flat().flatMap(({ outbox = [] }) => outbox as Entry[]);
    return entries
      .sort((a, b) => (a._id < b._id ? -1 : 1))
      .map(({ type, organisation, data }) => ({
        type: type.replace(/^atrium\.identity\.|\.v1$/g, ''),
        organisation,
        data: JSON.parse(Buffer.from(data.buffer).toString('utf8')) as Record<string, unknown>,
      }));
  };
  const mails = async (): Promise<AskedMail[]> =>
    (await facts()).filter(({ type }) => type === 'mail.asked').map(({ data }) => data.mail as AskedMail);
  return {
    deps,
    cases: accountCases(deps),
    connection,
    models,
    now,
    counts,
    ended,
    stuck,
    facts,
    mails,
    /** The token of the newest mail of a template to somebody. */
    tokenTo: async (template: string, to: string) => {
      const mail = (await mails())
        .filter((one) => one.template === template && [one.account, one.address].includes(to))
        .at(-1);
      return linkTokens.tokenOf(mail?.link ?? '');
    },
    close: async () => {
      await connection.close();
      await corner.drop();
    },
  };
};

export type AccountBench = Awaited<ReturnType<typeof openAccounts>>;

/** Somebody who is signed in. */
export const as = (role: Role, organisation: string, id = `${role}-id`): Caller => ({
  kind: 'account',
  id,
  name: `A ${role}`,
  scopes: scopesOf(role),
  organisation,
  session: 'session-of-now',
});

let serial = 0;
/** A sign-up that can be made, with a SIRET of its own. */
export const aSignUp = (changes: Partial<Parameters<AccountBench['cases']['signUp']>[0]> = {}) => ({
  siret: String(10_000_000_000_000 + (serial += 1)),
  vatNumber: '',
  name: 'Boulangerie Martin',
  regions: ['eu'],
  lastName: 'Martin',
  firstName: 'Jeanne',
  email: `jeanne-${serial}@example.org`,
  password: goodPassword,
  proof: `proof ${serial}`,
  notice: '2026-01',
  ...changes,
});

/** Signs a company up and confirms it: its principal, as a caller. */
export const aCompany = async (
  bench: AccountBench,
): Promise<{ principal: Caller; organisation: string; email: string }> => {
  const wish = aSignUp();
  await bench.cases.signUp(wish, { locale: 'fr' });
  await bench.cases.confirmSignUp(await bench.tokenTo('confirm_sign_up', wish.email));
  const account = (await bench.deps.accounts.byEmail(wish.email))?.state;
  const organisation = account?.memberships[0]?.organisation ?? '';
  return { principal: as('principal', organisation, account?.id), organisation, email: wish.email };
};

/** Somebody to invite, with an address of its own. */
export const aPerson = (changes: Partial<Parameters<AccountBench['cases']['inviteAccount']>[1]> = {}) => ({
  email: `person-${(serial += 1)}@example.org`,
  lastName: 'Petit',
  firstName: 'Luc',
  language: 'fr',
  role: 'member' as Role,
  ...changes,
});

/** What somebody says when it activates its account. */
export const anActivation = (token: string) => ({
  token,
  lastName: 'Petit',
  firstName: 'Lucie',
  language: 'en',
  phone: '+33 1 02 03 04 05',
  password: goodPassword,
  notice: '2026-01',
  email: '',
});

/** Invites somebody and activates its account. */
export const aMember = async (bench: AccountBench, by: Caller, changes: Parameters<typeof aPerson>[0] = {}) => {
  const { account } = await bench.cases.inviteAccount(by, aPerson(changes));
  await bench.cases.askActivation(await bench.tokenTo('invitation', account.id));
  const token = await bench.tokenTo('activation', account.id);
  return (await bench.cases.activateAccount(anActivation(token))).account;
};
