import { makeLogger } from '@atrium/chassis/logger';
import { config } from '../src/config.ts';
import { createApiKey } from '../src/keys/api-key.ts';
import { migrateGateway } from '../src/migrate.ts';
import { startGateway } from '../src/service.ts';
import { scratch } from '@atrium/testkit/scratch';
import { fakeIdentity } from './fake/identity.ts';
import { secret } from './fake/secret.ts';
import { fakeStatus } from './fake/status.ts';

type Environment = Record<string, string>;

/** Runs what was registered, last first. */
export const ends = () => {
  const steps: (() => unknown)[] = [];
  return {
    add: (step: () => unknown) => void steps.push(step),
    run: async () => {
      for (const step of steps.splice(0).reverse()) await step();
    },
  };
};

const silent = () => makeLogger({ name: 'gateway', level: 'silent' });

/** A gateway on real servers, in this process; every answer is checked against the document. */
export const startTestGateway = async (env: Environment, at: ReturnType<typeof ends>, logger = silent()) => {
  const settings = config({ ATRIUM_HTTP_PORT: '0', ATRIUM_CHECK_ANSWERS: 'true', ...env });
  const running = await startGateway(settings, { logger, onStop: (_name, step) => at.add(step) });
  const url = `http://127.0.0.1:${running.ports?.http ?? 0}`;
  return { url, settings };
};

export type Answered = { status: number; headers: Headers; text: string; json: () => Record<string, unknown> };

/** Asks a gateway; `key` goes as bearer, `body` as JSON. */
export const asker = (url: string) => {
  return async (path: string, init: RequestInit & { key?: string; json?: unknown } = {}): Promise<Answered> => {
    const { key, json, headers, ...rest } = init;
    const response = await fetch(`${url}${path}`, {
      redirect: 'manual',
      ...rest,
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(headers as Environment | undefined),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text) as Record<string, unknown>,
    };
  };
};

/** A whole house: fake services, real stores of its own, a gateway, its first key. */
export const house = async (env: Environment = {}) => {
  const at = ends();
  const corner = await scratch();
  at.add(() => corner.drop());
  const status = await fakeStatus();
  at.add(() => status.stop());
  const identity = await fakeIdentity();
  at.add(() => identity.stop());
  const first = createApiKey().whole;
  const all: Environment = {
    ...corner.env,
    ATRIUM_CALLER_SECRET: secret,
    ATRIUM_STATUS_URL: status.address,
    ATRIUM_IDENTITY_URL: identity.address,
    ATRIUM_FIRST_API_KEY: first,
    ...env,
  };
  await migrateGateway(() => config({ ...all, ATRIUM_LOG_LEVEL: 'silent' }));
  const gateway = await startTestGateway(all, at);
  return { status, identity, first, env: all, url: gateway.url, ask: asker(gateway.url), at, stop: at.run };
};
