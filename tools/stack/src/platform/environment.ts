import type { Servers } from '../servers/start-servers.ts';
import { freePort } from '../servers/ports.ts';
import type { Runnable } from '../workspaces.ts';
import type { MailWay } from './mailbox.ts';
import type { Secrets } from './secrets.ts';

/** What every process of one start is told, and where each service listens. */
export type Surroundings = {
  servers: Servers;
  secrets: Secrets;
  port: number;
  addresses: Map<string, number>;
  mail: MailWay;
  /** Who runs this installation, unless the environment says it. */
  operator: string;
};

/** Chooses a port for each service; it keeps it when it is started again, since the gateway knows it by it. */
export const chooseAddresses = async (runnables: Runnable[]): Promise<Map<string, number>> => {
  const services = runnables.filter(({ kind }) => kind === 'service');
  return new Map(await Promise.all(services.map(async ({ name }) => [name, await freePort()] as const)));
};

/** The machine's environment without npm's own words, in which every script would seem to be run by npm. */
const ofThisMachine = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith('npm_') ? [] : [[name, value] as const],
    ),
  );

/** Where the services are: `ATRIUM_STATUS_URL` and so on, for the gateway and for each other. */
const urlsOf = (addresses: Surroundings['addresses']): Record<string, string> =>
  Object.fromEntries(
    [...addresses].map(([name, at]) => [`ATRIUM_${name.toUpperCase().replaceAll('-', '_')}_URL`, `127.0.0.1:${at}`]),
  );

const forService = (port: number): Record<string, string> => ({
  ATRIUM_GRPC_HOST: '127.0.0.1',
  ATRIUM_GRPC_PORT: String(port),
});

const forGateway = ({ port, secrets, operator }: Surroundings): Record<string, string> => ({
  ATRIUM_HTTP_HOST: '127.0.0.1',
  ATRIUM_HTTP_PORT: String(port),
  ATRIUM_PUBLIC_URL: urlOf(port),
  ATRIUM_FIRST_API_KEY: secrets.firstApiKey,
  ATRIUM_OPERATOR_NAME: process.env.ATRIUM_OPERATOR_NAME ?? operator,
});

/** Who keeps accounts and sends mails: it alone is told how. What the environment says of sender and operator stays. */
const forIdentity = ({ port, secrets, mail, operator }: Surroundings): Record<string, string> => ({
  ATRIUM_IDENTITY_SECRET: secrets.identitySecret,
  ATRIUM_PUBLIC_URL: urlOf(port),
  ATRIUM_SMTP_URL: mail.smtpUrl,
  ATRIUM_MAIL_FROM: process.env.ATRIUM_MAIL_FROM ?? `${operator} <atrium@localhost>`,
  ATRIUM_OPERATOR_NAME: process.env.ATRIUM_OPERATOR_NAME ?? operator,
});

/** The address people use; a name and not a number, since passkeys and secure cookies want one. */
export const urlOf = (port: number): string => `http://localhost:${port}`;

/** The whole environment of one process. */
export const environmentOf = (runnable: Runnable, surroundings: Surroundings): Record<string, string> => ({
  ...ofThisMachine(),
  NODE_ENV: 'production',
  ATRIUM_MONGODB_URL: surroundings.servers.mongodb.url,
  ATRIUM_NATS_URL: surroundings.servers.nats.url,
  ATRIUM_REDIS_URL: surroundings.servers.redis.url,
  ATRIUM_CALLER_SECRET: surroundings.secrets.callerSecret,
  ...urlsOf(surroundings.addresses),
  ...(runnable.kind === 'gateway'
    ? forGateway(surroundings)
    : forService(surroundings.addresses.get(runnable.name) ?? 0)),
  ...(runnable.name === 'identity' && forIdentity(surroundings)),
});
