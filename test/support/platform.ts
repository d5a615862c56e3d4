import { inRoot } from '@atrium/stack/folders';
import { startProcess, type TestProcess } from '@atrium/testkit/process';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { createApiKey } from './api-key.ts';
import { migrate } from './migrate.ts';

/** An answer of the platform, read whole. */
export type Answer = { status: number; headers: Headers; text: string; json: () => ReturnType<typeof JSON.parse> };

/** The platform as a visitor, an integrator or an operator meets it: over HTTP. */
export type Platform = {
  url: string;
  key: string;
  corner: Scratch;
  env: Record<string, string>;
  status: () => TestProcess;
  gateway: () => TestProcess;
  restartStatus: () => Promise<void>;
  restartGateway: () => Promise<void>;
  /** Anonymous unless `key` is given. */
  get: (path: string, options?: RequestInit & { key?: string }) => Promise<Answer>;
  /** With the operator's key unless another is given. */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  close: () => Promise<void>;
};

const ask = async (url: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000), ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
};

const environmentOf = ({ env }: Scratch, key: string, changes: Record<string, string>): Record<string, string> => ({
  ...env,
  ATRIUM_LOG_LEVEL: 'warn',
  ATRIUM_FIRST_API_KEY: key,
  // Every answer of a journey is held against the published document (GW-01).
  ATRIUM_CHECK_ANSWERS: 'true',
  ...changes,
});

const doors = { grpc: 'ATRIUM_GRPC_PORT', http: 'ATRIUM_HTTP_PORT' } as const;

/** Starts a workspace's process, which can be started again where it listened before. */
const restartable = async (workspace: string, door: keyof typeof doors, env: Record<string, string>) => {
  const start = (port: string): Promise<TestProcess> =>
    startProcess(inRoot(workspace, 'src/main.ts'), { ...env, [doors[door]]: port });
  let running = await start(env[doors[door]] ?? '0');
  const port = String(running.ports[door]);
  const restart = async (): Promise<void> => {
    running = await start(port);
  };
  return { port, now: () => running, restart };
};

const askerOf = (url: string, key: string): Pick<Platform, 'get' | 'send'> => ({
  get: (path, { key: as, ...init } = {}) =>
    ask(url + path, {
      ...init,
      headers: { ...(as && { authorization: `Bearer ${as}` }), ...(init.headers as object) },
    }),
  send: (method, path, body, headers = {}) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return ask(url + path, {
      ...{ method, headers: { authorization: `Bearer ${key}`, ...type, ...headers } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  },
});

/** Starts the services and the gateway as they run in production, in a corner of the test servers. */
export const startPlatform = async (changes: Record<string, string> = {}): Promise<Platform> => {
  const corner = await scratch();
  const key = createApiKey();
  const env = environmentOf(corner, key, changes);
  await Promise.all([migrate('services/status', env), migrate('gateway', env)]);
  const status = await restartable('services/status', 'grpc', env);
  // Nobody signs in here: those who do are tested with `startPeople`.
  const services = { ATRIUM_STATUS_URL: `127.0.0.1:${status.port}`, ATRIUM_IDENTITY_URL: '127.0.0.1:1' };
  const gateway = await restartable('gateway', 'http', { ...services, ...env });
  const url = `http://127.0.0.1:${gateway.port}`;
  return {
    ...{ url, key, corner, env, ...askerOf(url, key) },
    ...{ status: status.now, gateway: gateway.now, restartStatus: status.restart, restartGateway: gateway.restart },
    close: async () => {
      await gateway.now().stop();
      await status.now().stop();
      await corner.drop();
    },
  };
};
