import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectBackend, type Backend } from '@atrium/chassis/grpc/client';
import { contractOf, type MethodOf, type RequestOf } from '@atrium/chassis/grpc/contract';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { eventually } from '@atrium/testkit/eventually';
import { runProcess, startProcess, type TestProcess } from '@atrium/testkit/process';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { makeLinkTokens } from '../src/clients/link-tokens.ts';

type Definition = IdentityServiceDefinition;
type Document = { _id: string } & Record<string, unknown>;

const secret = 'a secret of tests, known to everybody';
const logger = makeLogger({ name: 'test', level: 'fatal' });
const contract = contractOf<Definition>(
  'atrium/identity/v1/identity_service.proto',
  'atrium.identity.v1.IdentityService',
);
const at = (file: string): string => join(import.meta.dirname, '../src', file);

let corner: Scratch;
let env: Record<string, string>;
let running: TestProcess;
let backend: Backend<Definition>;
let connection: ReturnType<typeof connectMongo>;

const start = async (): Promise<void> => {
  running = await startProcess(at('main.ts'), env);
  backend = connectBackend({ contract, address: `127.0.0.1:${running.ports.grpc ?? 0}`, name: 'identity', logger });
  // MongoDB is looked for after the start.
  await eventually(() => ask('AskReset', { login: 'nobody' }), { timeoutMs: 20_000 });
};

beforeAll(async () => {
  corner = await scratch();
  env = {
    ...corner.env,
    ATRIUM_IDENTITY_SECRET: secret,
    ATRIUM_PUBLIC_URL: 'http://localhost:8080',
    ATRIUM_SMTP_URL: 'smtp://127.0.0.1:9',
    ATRIUM_MAIL_FROM: 'Atrium <atrium@example.org>',
    ATRIUM_LOG_LEVEL: 'warn',
  };
  await runProcess(at('migrate.ts'), env);
  connection = connectMongo({ url: corner.mongodbUrl, database: `${corner.databasePrefix}identity`, logger });
  await connection.asPromise();
  await start();
}, 60_000);
afterAll(async () => {
  backend.close();
  await running.stop();
  await connection.close();
  await corner.drop();
});

const database = () => connection.getClient().db(`${corner.databasePrefix}identity`);
const documents = (name: string) => database().collection<Document>(name);
const ask = <M extends MethodOf<Definition>>(method: M, request: RequestOf<Definition, M>) =>
  backend.call(method, request, { deadlineMs: 20_000, requestId: randomUUID() });

/** Makes whoever writes a document wait: a transaction that wrote it and is not committed, a real server's real lock. */
const hold = async (collection: string, id: string): Promise<() => Promise<void>> => {
  // It has to be there: a collection that a transaction makes is waited for in another way.
  await documents(collection).updateOne({ _id: 'there' }, { $set: { by: 'test' } }, { upsert: true });
  await documents(collection).deleteOne({ _id: 'there' });
  const session = connection.getClient().startSession();
  session.startTransaction();
  await documents(collection).updateOne({ _id: id }, { $set: { held: true } }, { session, upsert: true });
  return async () => {
    await session.abortTransaction();
    await session.endSession();
  };
};

const waitsFor = (collection: string): Promise<unknown> => {
  const writing = { ns: `${database().databaseName}.${collection}`, active: true, writeConflicts: { $gt: 0 } };
  const stages = [{ $currentOp: { idleSessions: false } }, { $match: writing }];
  const waiting = () => connection.getClient().db('admin').aggregate(stages, { readConcern: 'local' }).toArray();
  return eventually(async () => (await waiting()).length > 0);
};

const begin = async (siret: string) => {
  const challenge = JSON.parse((await ask('GetChallenge', {})).json) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  const person = { lastName: 'Martin', firstName: 'Jeanne', email: `${siret}@example.org`, notice: '1' };
  const company = { siret, name: 'Boulangerie', regions: ['eu'], password: 'Un parapluie vert au bord du canal' };
  await ask('SignUp', { ...company, ...person, proof });
  const signUp = await documents('sign_ups').findOne({ siret });
  const link = await documents('links').findOne({ subject: signUp?._id ?? '' });
  const makes = signUp?.makes as { organisation: string; account: string };
  return { siret, makes, token: makeLinkTokens(secret).tokenOf(link?._id ?? '') };
};

const there = async ({ makes }: Awaited<ReturnType<typeof begin>>) => [
  await documents('organisations').countDocuments({ _id: makes.organisation, name: 'Boulangerie' }),
  await documents('accounts').countDocuments({ _id: makes.account, state: 'active' }),
];

const killWhileWriting = async (
  { makes, siret, token }: Awaited<ReturnType<typeof begin>>,
  collection: 'reservations' | 'organisations' | 'accounts',
): Promise<void> => {
  const ids = { reservations: `siret:${siret}`, organisations: makes.organisation, accounts: makes.account };
  const release = await hold(collection, ids[collection]);
  void ask('ConfirmSignUp', { token }).catch(() => undefined);
  await waitsFor(collection);
  running.kill('SIGKILL');
  await running.ended;
  backend.close();
  await release();
  await start();
};

describe('ID-01 a service that is killed while it confirms a sign-up', () => {
  test('ID-01 before it decided: neither is there, and the same link makes both', async () => {
    const wish = await begin('73282932000074');
    await killWhileWriting(wish, 'reservations');
    expect(await there(wish)).toEqual([0, 0]);
    expect(await ask('ConfirmSignUp', { token: wish.token })).toMatchObject({ organisationName: 'Boulangerie' });
    expect(await there(wish)).toEqual([1, 1]);
  }, 90_000);

  test.each([
    ['organisations', '44306184100047'],
    ['accounts', '55208131766522'],
  ] as const)(
    'ID-01 while it writes %s: both are there after the restart, though nobody comes back',
    async (part, siret) => {
      const wish = await begin(siret);
      await killWhileWriting(wish, part);
      await eventually(async () => expect(await there(wish)).toEqual([1, 1]), { timeoutMs: 40_000 });
      // The server may finish the write of the dead: then the rest waits for the clock, 15 s at most.
      const reserved = () => documents('reservations').findOne({ _id: `siret:${siret}` });
      await eventually(async () => expect(await reserved()).toBeNull(), { timeoutMs: 40_000 });
    },
    90_000,
  );
});
