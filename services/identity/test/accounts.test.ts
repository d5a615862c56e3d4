import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, makeCallerSigner, makeCallerVerifier, type Caller } from '@atrium/chassis/caller';
import { connectBackend, type Backend } from '@atrium/chassis/grpc/client';
import {
  contractOf,
  type Handlers,
  type MethodOf,
  type RequestOf,
  type ResponseOf,
} from '@atrium/chassis/grpc/contract';
import { serveGrpc, type GrpcServer } from '@atrium/chassis/grpc/server';
import { makeLogger } from '@atrium/chassis/logger';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { endSessions } from '../src/application/shared/end-sessions.ts';
import { makeChallenges } from '../src/clients/challenge.ts';
import { makeGuess } from '../src/clients/guess.ts';
import { makeHasher } from '../src/clients/hasher.ts';
import { numbers } from '../src/clients/numbers.ts';
import { sessionStore } from '../src/store/sessions.ts';
import { accountDoors } from '../src/transport/grpc/account-doors.ts';
import { as, openAccounts, type AccountBench } from './account-bench.ts';

type Definition = IdentityServiceDefinition;

const secret = 'a secret of tests, known to everybody';
const password = 'Un parapluie vert au bord du canal';
const logger = makeLogger({ name: 'test', level: 'fatal' });
const contract = contractOf<Definition>(
  'atrium/identity/v1/identity_service.proto',
  'atrium.identity.v1.IdentityService',
);
const sign = makeCallerSigner(secret);

let bench: AccountBench;
let server: GrpcServer;
let backend: Backend<Definition>;

beforeAll(async () => {
  // Everything outside as it is in production.
  bench = await openAccounts(({ models, clock }) => ({
    hasher: makeHasher({ secret }),
    guess: makeGuess(),
    numbers,
    challenges: makeChallenges(secret, clock.now),
    endSessions: endSessions({ sessions: sessionStore(models, { relay: noRelay('identity') }), clock }),
  }));
  // The doors of the other parts are not opened here.
  const closed = Object.keys(contract.definition).map((name) => [name, () => Promise.reject(new Error('closed'))]);
  const handlers = { ...Object.fromEntries(closed), ...accountDoors(bench.cases) } as Handlers<Definition>;
  const verifyCaller = makeCallerVerifier(secret, 'identity');
  server = await serveGrpc({ host: '127.0.0.1', port: 0, services: [{ contract, handlers }], verifyCaller, logger });
  backend = connectBackend({ contract, address: `127.0.0.1:${server.port}`, name: 'identity', logger });
}, 60_000);
afterAll(async () => {
  backend.close();
  await server.stop(1000);
  await bench.close();
});

const ask = async <M extends MethodOf<Definition>>(
  method: M,
  request: RequestOf<Definition, M>,
  by: Caller = anonymous,
): Promise<ResponseOf<Definition, M>> => {
  const token = by.kind === 'anonymous' ? undefined : await sign(by, 'identity');
  return backend.call(method, request, { deadlineMs: 20_000, requestId: randomUUID(), token });
};

const proof = async (): Promise<string> => {
  const challenge = JSON.parse((await ask('GetChallenge', {})).json) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

const company = { name: 'Boulangerie Martin', regions: ['eu'], lastName: 'Martin', firstName: 'Jeanne' };
const signUp = async (changes: RequestOf<Definition, 'SignUp'>) =>
  ask('SignUp', { ...company, password, notice: '1', proof: await proof(), ...changes });
const principal = async (email: string) => {
  const account = (await bench.deps.accounts.byEmail(email))?.state;
  return as('principal', account?.memberships[0]?.organisation ?? '', account?.id);
};

describe('ID-01 ID-14 ID-16 accounts over gRPC, with real hashes, proofs and numbers', () => {
  test('ID-01 from the challenge to the account: a company signs up, confirms, and its SIRET is known from then on', async () => {
    const email = 'jeanne@example.org';
    await signUp({ siret: '732 829 320 00074', email });
    const token = await bench.tokenTo('confirm_sign_up', email);
    expect(await ask('GetLink', { token })).toMatchObject({ kind: 'sign_up', email, organisationName: company.name });
    const answer = { email, organisationName: company.name };
    expect([await ask('ConfirmSignUp', { token }), await ask('ConfirmSignUp', { token })]).toEqual([answer, answer]);
    const twin = signUp({ siret: '73282932000074', email: 'twin@example.org' });
    await expect(twin).rejects.toMatchObject({ code: 'identity.siret_known' });
    const by = await principal(email);
    expect(await ask('GetOrganisation', {}, by)).toMatchObject({
      siret: '73282932000074',
      regions: ['eu'],
      version: 1,
    });
    const me = await ask('GetMe', {}, by);
    expect(me).toMatchObject({ state: 'ACCOUNT_STATE_ACTIVE', language: 'fr', version: 1, invitedUntil: null });
    expect(me.memberships).toMatchObject([{ role: 'ROLE_PRINCIPAL', organisationName: company.name }]);
    expect(JSON.stringify(me)).not.toContain('argon2');
  });

  test('ID-01 ID-15 bad numbers, passwords and proofs are refused by name', async () => {
    const email = 'other@example.org';
    const wrong = signUp({ siret: '73282932000075', email });
    await expect(wrong).rejects.toMatchObject({ fields: [{ field: 'siret', code: 'format' }] });
    const weak = signUp({ vatNumber: 'FR40303265045', email, password: 'motdepasse123' });
    await expect(weak).rejects.toMatchObject({ code: 'identity.password_refused' });
    const used = await proof();
    await signUp({ vatNumber: 'FR40303265045', email, proof: used });
    for (const bad of [used, '', 'x', used.slice(0, -8)])
      await expect(signUp({ vatNumber: 'FR40303265045', email, proof: bad })).rejects.toMatchObject({
        code: 'identity.proof_refused',
      });
  });

  test('ID-13 ID-14 a principal invites, the person activates its account, and changes profile and password', async () => {
    const by = await principal('jeanne@example.org');
    const person = { email: 'luc@example.org', lastName: 'Petit', firstName: 'Luc', language: 'en' };
    await expect(ask('InviteAccount', person, by)).rejects.toMatchObject({ fields: [{ field: 'role' }] });
    const { id } = await ask('InviteAccount', { ...person, role: 'ROLE_MEMBER' }, by);
    await ask('InviteAgain', { id }, by);
    await ask('AskActivation', { token: await bench.tokenTo('invitation', id) });
    const token = await bench.tokenTo('activation', id);
    const said = { token, lastName: 'Petit', firstName: 'Lucie', language: 'fr', notice: '1', password };
    expect(await ask('ActivateAccount', said)).toMatchObject({ id, state: 'ACCOUNT_STATE_ACTIVE', firstName: 'Lucie' });
    const luc = { ...as('member', by.organisation ?? '', id), session: 's' };
    const profile = { lastName: 'Petit', firstName: 'Luc', language: 'en', timeZone: 'Europe/Paris', phone: '' };
    const { version } = await ask('UpdateMe', profile, luc);
    await expect(ask('UpdateMe', { ...profile, version: version - 1 }, luc)).rejects.toMatchObject({
      code: 'request.stale',
    });
    const newPassword = 'Trois hirondelles sur le toit gris';
    await ask('ChangePassword', { oldPassword: password, newPassword }, luc);
    const again = ask('ChangePassword', { oldPassword: password, newPassword }, luc);
    await expect(again).rejects.toMatchObject({ code: 'identity.old_password_wrong' });
  });

  test('GW-03 ID-11 the list, page by page; what one may, the doors do', async () => {
    const by = await principal('jeanne@example.org');
    const first = await ask('ListAccounts', { page: { size: 1 } }, by);
    const rest = await ask('ListAccounts', { page: { size: 1, token: first.nextPageToken } }, by);
    expect([...first.accounts, ...rest.accounts].map(({ lastName }) => lastName)).toEqual(['Martin', 'Petit']);
    expect(rest.nextPageToken).toBe('');
    const other = ask('ListAccounts', { search: 'p', page: { token: first.nextPageToken } }, by);
    await expect(other).rejects.toMatchObject({ fields: [{ field: 'page.token', code: 'bad_cursor' }] });
    await expect(ask('ListAccounts', { page: { size: 101 } }, by)).rejects.toMatchObject({ code: 'request.invalid' });
    const id = rest.accounts[0]?.id ?? '';
    const off = await ask('SetAccountActive', { id, active: false }, by);
    expect(off.state).toBe('ACCOUNT_STATE_DEACTIVATED');
    expect((await ask('ListAccounts', { state: 'ACCOUNT_STATE_DEACTIVATED' }, by)).accounts).toHaveLength(1);
    await ask('SetAccountActive', { id, active: true, version: off.version }, by);
    expect((await ask('UnblockAccount', { id }, by)).blockedAt).toBeNull();
    expect((await ask('GetAccount', { id }, by)).id).toBe(id);
  });

  test('ID-16 a lost password, by SIRET; the answer is empty whoever asks for whom', async () => {
    expect(await ask('AskReset', { login: '732 829 320 00074' })).toEqual(await ask('AskReset', { login: 'nobody' }));
    const { id } = await principal('jeanne@example.org');
    const token = await bench.tokenTo('reset', id);
    const fresh = 'Le facteur sonne toujours vers midi';
    const { ticks } = await ask('JudgePassword', { password: 'jeanne martin', token, words: [] });
    expect(ticks.find(({ rule }) => rule === 'personal')).toEqual({ rule: 'personal', met: false });
    expect(await ask('GetPasswordRules', { token })).toMatchObject({ minLength: 12 });
    await expect(ask('ResetPassword', { token, password })).rejects.toMatchObject({ fields: [{ code: 'reused' }] });
    expect(await ask('ResetPassword', { token, password: fresh })).toEqual({ login: 'jeanne@example.org' });
    await expect(ask('ResetPassword', { token, password: fresh })).rejects.toMatchObject({
      code: 'identity.link_not_found',
    });
  });
});
