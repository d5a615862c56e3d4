import type { Server, ServerName, Servers } from './start-servers.ts';

const variables: Record<ServerName, string> = {
  mongodb: 'ATRIUM_MONGODB_URL',
  nats: 'ATRIUM_NATS_URL',
  redis: 'ATRIUM_REDIS_URL',
};

/** The servers that the environment names. */
export const serversByUrl = (environment: NodeJS.ProcessEnv = process.env): Partial<Servers> => {
  const named: Partial<Servers> = {};
  for (const name of ['mongodb', 'nats', 'redis'] as const) {
    const url = environment[variables[name]];
    if (url) named[name] = { kind: 'url', url } satisfies Server;
  }
  return named;
};
