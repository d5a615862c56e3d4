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

/** Starts the services and the gateway as they run in production, in a corner of the test servers. */
export const startPlatform = async (changes: Record<string, string> = {}): Promise<Platform> => {
  const corner = await scratch();
  const key = createApiKey();
  const env: Record<string, string> = {
    ...corner.env,
    ATRIUM_LOG_LEVEL: 'warn',
    ATRIUM_FIRST_API_KEY: key,
    // Every answer of a journey is held against the published document (GW-01).
    ATRIUM_CHECK_ANSWERS: 'true',
    ...changes,
  };
  await Promise.all([migrate('services/status', env), migrate('gateway', env)]);
  let status = await startProcess(inRoot('services/status/src/main.ts'), env);
  const statusPort = String(status.ports.grpc);
  const gatewayEnv = { ...env, ATRIUM_STATUS_URL: `127.0.0.1:${statusPort}`, ATRIUM_HTTP_PORT: '0' };
  let gateway = await startProcess(inRoot('gateway/src/main.ts'), gatewayEnv);
  const url = `http://127.0.0.1:${String(gateway.ports.http)}`;
  const port = String(gateway.ports.http);
  return {
    url,
    key,
    corner,
    env,
    status: () => status,
    gateway: () => gateway,
    restartStatus: async () => {
      status = await startProcess(inRoot('services/status/src/main.ts'), { ...env, ATRIUM_GRPC_PORT: statusPort });
    },
    restartGateway: async () => {
      gateway = await startProcess(inRoot('gateway/src/main.ts'), { ...gatewayEnv, ATRIUM_HTTP_PORT: port });
    },
    get: (path, { key: as, ...init } = {}) =>
      ask(url + path, {
        ...init,
        headers: { ...(as && { authorization: `Bearer ${as}` }), ...(init.headers as object) },
      }),
    send: (method, path, body, headers = {}) =>
      ask(url + path, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    close: async () => {
      await gateway.stop();
      await status.stop();
      await corner.drop();
    },
  };
};
