import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { anonymous, makeCallerSigner, type Caller } from '@atrium/chassis/caller';
import { connectBackend, type Backend } from '@atrium/chassis/grpc/client';
import type { MethodOf, RequestOf, ResponseOf } from '@atrium/chassis/grpc/contract';
import { makeLogger } from '@atrium/chassis/logger';
import { runProcess, startProcess, type TestProcess } from '@atrium/testkit/process';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import { statusContract } from '../src/transport/grpc.ts';

type Definition = StatusServiceDefinition;

/** Ask one method as somebody; more in `options` where a test needs it. */
export type Ask = <M extends MethodOf<Definition>>(
  method: M,
  request: RequestOf<Definition, M>,
  options?: { as?: Caller; key?: string; deadlineMs?: number },
) => Promise<ResponseOf<Definition, M>>;

/** The service under test: real process, real servers, real gRPC. */
export type Bench = {
  ask: Ask;
  corner: Scratch;
  process: () => TestProcess;
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

export const agent: Caller = { kind: 'key', id: 'agent', name: 'Agnès', scopes: ['status:read', 'status:write'] };
export const administrator: Caller = {
  kind: 'key',
  id: 'admin',
  name: 'Ada',
  scopes: ['status:write', 'status:admin'],
};
export const reader: Caller = { kind: 'key', id: 'reader', name: 'Rémi', scopes: ['status:read'] };
export { anonymous };

const at = (file: string): string => join(import.meta.dirname, '../src', file);

/** Runs the migration to its end, as `npm start` does before the service. */
export const migrate = (env: Record<string, string>): Promise<void> => runProcess(at('migrate.ts'), env);

type BenchOptions = { corner?: Scratch; env?: Record<string, string> };

/** Starts the service in a corner of the test servers; `env` says what is to be otherwise. */
export const startBench = async (options: BenchOptions = {}): Promise<Bench> => {
  const { corner = await scratch() } = options;
  const settings = { ATRIUM_LOG_LEVEL: 'info', ATRIUM_TIME_ZONE: 'Europe/Paris', ...options.env };
  const env: Record<string, string> = { ...corner.env, ...settings };
  await migrate(env);
  let running = await startProcess(at('main.ts'), env);
  let backend = connectTo(running);
  const sign = makeCallerSigner(env.ATRIUM_CALLER_SECRET ?? '');
  const ask: Ask = async (method, request, { as = administrator, key, deadlineMs = 10_000 } = {}) => {
    const token = as.kind === 'anonymous' ? undefined : await sign(as, 'status');
    const idempotency = key === undefined ? undefined : { key, hash: JSON.stringify(request).slice(0, 200) };
    return backend.call(method, request, { deadlineMs, requestId: randomUUID(), token, idempotency });
  };
  return {
    ask,
    corner,
    process: () => running,
    restart: async () => {
      backend.close();
      running = await startProcess(at('main.ts'), env);
      backend = connectTo(running);
    },
    close: async () => {
      backend.close();
      await running.stop();
      await corner.drop();
    },
  };
};

const connectTo = ({ ports }: TestProcess): Backend<Definition> =>
  connectBackend({
    contract: statusContract,
    address: `127.0.0.1:${ports.grpc ?? 0}`,
    name: 'status',
    logger: makeLogger({ name: 'test', level: 'fatal' }),
  });

/** A text in both languages. */
export const says = (en: string) => ({ fr: en, en });

/** A wire time of a second, or of a date text. */
export const time = (when: number | string) => ({
  seconds: typeof when === 'number' ? when : Date.parse(when) / 1000,
  nanos: 0,
});

/** An incident on some components, with what a test changes. */
export const anIncident = (
  changes: RequestOf<Definition, 'CreateEvent'> = {},
): RequestOf<Definition, 'CreateEvent'> => ({
  kind: 'EVENT_KIND_INCIDENT',
  title: says('Slow answers'),
  impact: 'IMPACT_MINOR',
  components: ['api'],
  text: says('We are looking.'),
  ...changes,
});
