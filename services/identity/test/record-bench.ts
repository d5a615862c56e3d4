import { randomBytes, randomUUID } from 'node:crypto';
import { type Caller, makeCallerSigner, makeCallerVerifier } from '@atrium/chassis/caller';
import { ensureStreams } from '@atrium/chassis/events/ensure-streams';
import { deadLetterStream, deadLetterStreamOf } from '@atrium/chassis/events/streams';
import { connectBackend } from '@atrium/chassis/grpc/client';
import {
  contractOf,
  type Handlers,
  type MethodOf,
  type RequestOf,
  type ResponseOf,
} from '@atrium/chassis/grpc/contract';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import { makeLogger } from '@atrium/chassis/logger';
import { connectNats } from '@atrium/chassis/nats/connect';
import { fixedClock } from '@atrium/testkit/clock';
import { otherService } from '@atrium/testkit/other-service';
import { scratch } from '@atrium/testkit/scratch';
import type { IdentityServiceDefinition as Definition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import { recordCases, type RecordCases } from '../src/application/record-cases.ts';
import type { RecordDeps } from '../src/application/record-ports.ts';
import { makeLinkTokens } from '../src/clients/link-tokens.ts';
import type { Account } from '../src/domain/accounts.ts';
import type { Link } from '../src/domain/links.ts';
import type { Organisation } from '../src/domain/organisations.ts';
import { scopesOf } from '../src/domain/rights.ts';
import type { Role } from '../src/domain/roles.ts';
import { identityDurables, startEvents } from '../src/transport/events.ts';
import { recordDoors } from '../src/transport/grpc/record-doors.ts';
import { startMailTimer } from '../src/transport/timers-mail.ts';
import { digest, openRecordStores } from './record-stores.ts';

const secret = 'a secret of tests, known to everybody';
const contract = contractOf<Definition>(
  'atrium/identity/v1/identity_service.proto',
  'atrium.identity.v1.IdentityService',
);
const logger = makeLogger({ name: 'test', level: 'silent' });

export const someone = (role: Role, organisation: string): Caller => ({
  ...{ kind: 'account', id: `${role} of ${organisation}`, name: role, organisation, scopes: scopesOf(role) },
});

export const sender = {
  ...{ name: 'Météo Atrium', address: 'ne-pas-repondre@atrium.example', help: 'aide@atrium.example' },
  ...{ publicUrl: 'https://atrium.example', timeZone: 'Europe/Paris' },
};

/** An account; what a mail does not need of it is left as a new one has it. */
export const account = (id: string, rest: Partial<Account> = {}): Account => ({
  ...{ id, email: `${id}@exemple.fr`, emailKey: null, identifier: null, identifierKey: null },
  ...{ lastName: 'Nasser', firstName: 'Ali', language: 'fr', timeZone: 'Europe/Paris', phone: '', state: 'active' },
  ...{ memberships: [{ organisation: 'acme', role: 'member', since: 0 }], password: null },
  ...{ failures: { strangers: 0, devices: [] }, blockedAt: null, notice: null, invitedUntil: null },
  ...{ lastSignInAt: null, createdAt: 0 },
  ...rest,
});

const found =
  <State extends { id: string }>(things: readonly State[]) =>
  (id: string) => {
    const state = things.find((thing) => thing.id === id);
    return Promise.resolve(state && { state, version: 1 });
  };

/** The parts of mails and the audit trail on real servers, with accounts and links that the test gives. */
export const startRecordBench = async () => {
  const corner = await scratch();
  const stores = await openRecordStores(corner);
  const identity = await otherService(corner, 'identity');
  const nats = connectNats({ url: corner.natsUrl, name: 'test', logger });
  await nats.connected();
  const naming = { prefix: corner.streamPrefix, region: 'eu' };
  const durables = identityDurables(naming);
  await ensureStreams(nats, [deadLetterStream('identity', naming, durables)], durables, logger);

  const clock = fixedClock(Math.floor(Date.now() / 1000));
  const world = { accounts: [] as Account[], organisations: [] as Organisation[], links: [] as Link[] };
  const linkTokens = makeLinkTokens(secret);
  const stuck: unknown[] = [];
  const depsWith = (given: Partial<RecordDeps>): RecordDeps => ({
    ...{ mails: stores.mails, audit: stores.audit, sender, digest, linkTokens },
    accounts: { find: (id) => found(world.accounts)(id) },
    organisations: { find: (id) => found(world.organisations)(id) },
    links: { find: (id) => Promise.resolve(world.links.find((link) => link.id === id)) },
    clock: { now: clock },
    ids: { next: () => randomBytes(9).toString('hex') },
    postman: { send: () => Promise.reject(new Error('this test sends nothing')) },
    tellStuckMail: (error) => void stuck.push(error),
    ...given,
  });
  const stops: (() => Promise<void>)[] = [];
  const hear = (cases: Pick<RecordCases, 'queueMail' | 'appendAudit'>) => {
    let stop = (): Promise<void> => Promise.resolve();
    const onStop = (_: string, fn: () => void | Promise<void>) => {
      stop = async () => fn();
    };
    startEvents(cases, { connection: stores.connection, nats, naming, logger, onStop });
    stops.push(() => stop());
    return () => stop();
  };
  const tick = (cases: RecordCases) => {
    const timer = startMailTimer(cases, { logger, there: Promise.resolve() });
    stops.push(timer.stop);
    return timer.stop;
  };
  const deadLetters = async (): Promise<number> => {
    const answer = await nats.connection().request(`$JS.API.STREAM.INFO.${deadLetterStreamOf('identity', naming)}`);
    return answer.json<{ state: { messages: number } }>().state.messages;
  };
  return {
    ...{ corner, stores, identity, clock, world, linkTokens, stuck, hear, tick, deadLetters },
    casesWith: (given: Partial<RecordDeps> = {}) => recordCases(depsWith(given)),
    close: async () => {
      for (const stop of stops) await stop();
      await Promise.all([identity.close(), nats.close()]);
      await stores.connection.close();
      await corner.drop();
    },
  };
};

export type RecordBench = Awaited<ReturnType<typeof startRecordBench>>;

/** The doors of these parts over real gRPC; the other methods of the contract are refused. */
export const serveRecords = async (cases: RecordCases) => {
  const others = Object.fromEntries(
    Object.keys(contract.definition).map((method) => [
      method,
      () => Promise.reject(new Error(`nobody asks ${method}`)),
    ]),
  ) as unknown as Handlers<Definition>;
  const { port, stop } = await serveGrpc({
    ...{ host: '127.0.0.1', port: 0, logger, verifyCaller: makeCallerVerifier(secret, 'identity') },
    services: [{ contract, handlers: { ...others, ...recordDoors(cases) } }],
  });
  const backend = connectBackend({ contract, address: `127.0.0.1:${port}`, name: 'identity', logger });
  const sign = makeCallerSigner(secret);
  return {
    ask: async <M extends MethodOf<Definition>>(
      method: M,
      request: RequestOf<Definition, M>,
      as: Caller,
    ): Promise<ResponseOf<Definition, M>> =>
      backend.call(method, request, { deadlineMs: 10_000, requestId: randomUUID(), token: await sign(as, 'identity') }),
    close: async () => {
      backend.close();
      await stop(500);
    },
  };
};
