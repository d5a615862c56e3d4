import { z } from 'zod';

/** One setting that is missing or wrong. Holds no value: the value may be a secret. */
export type ConfigProblem = { name: string; problem: string };

/** Thrown by {@link readConfig} with every mistake at once; its message is made to be read by an operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(`The settings are not right:\n${problems.map((at) => `  ${at.name}: ${at.problem}`).join('\n')}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

// A set but empty variable is what compose files and charts make of an absent one.
const given = (env: Environment, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

const problemOf = (issue: z.core.$ZodIssue, input: Record<string, string>): ConfigProblem => {
  const name = String(issue.path[0]);
  const value = input[name];
  if (value === undefined) return { name, problem: 'is not set' };
  // A rule's own message may quote what it got; a secret must not reach the log that way.
  return { name, problem: issue.message.replaceAll(value, '(what it is set to)') };
};

/**
 * Reads settings from the environment by a zod shape whose keys are the variables' names. Empty counts as absent.
 * Called in a process's `config.ts` only.
 *
 * @throws ConfigError naming every missing or wrong setting at once, never a value.
 * @example
 * export const config = () => readConfig({ ...platformSettings, ATRIUM_HTTP_PORT: port.default(8080) });
 */
export const readConfig = <Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Environment = process.env,
): z.output<z.ZodObject<Shape>> => {
  const input = given(env, Object.keys(shape));
  const result = z.object(shape).safeParse(input);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => problemOf(issue, input)));
};

/**
 * A TCP port; 0 asks the system for a free one.
 *
 * @example
 * readConfig({ ATRIUM_HTTP_PORT: port.default(8080) });
 */
export const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65535);

/**
 * A URL of one of the given schemes; comma lists of hosts, as MongoDB writes them, are fine.
 *
 * @example
 * readConfig({ ATRIUM_REDIS_URL: url('redis', 'rediss') });
 */
export const url = (...schemes: string[]) =>
  z.string().regex(new RegExp(`^(${schemes.join('|').replaceAll('+', '\\+')})://[^\\s/]+`), {
    message: `must start with ${schemes.map((scheme) => `${scheme}://`).join(' or ')} and name a host`,
  });

/** A shared secret that cannot be guessed: 32 characters or more. */
export const secret = z.string().min(32, 'must have 32 characters or more');

/**
 * What every process that keeps data reads, and all that its migration needs: by the same names everywhere, with the
 * same defaults. Servers that only some use have settings of their own below: who does not use one does not ask for it.
 *
 * @example
 * export const config = () => readConfig({ ...platformSettings, ...grpcSettings });
 */
export const platformSettings = {
  ATRIUM_MONGODB_URL: url('mongodb', 'mongodb+srv'),
  ATRIUM_NATS_URL: url('nats', 'tls', 'ws', 'wss'),
  /** Put before the process's name to make its database's name. */
  ATRIUM_DATABASE_PREFIX: z.string().default('atrium_'),
  /** Where this installation runs; part of every event's subject. */
  ATRIUM_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, 'must be 1 to 32 of a-z, 0-9 and -')
    .default('eu'),
  /** Keeps installations, or tests, on one NATS apart. */
  ATRIUM_STREAM_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,40}$/, 'must be at most 40 letters, digits, _ and -')
    .default(''),
  ATRIUM_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Plain HTTP with /healthz and /readyz; off when unset. */
  ATRIUM_HEALTH_PORT: port.optional(),
  ATRIUM_HEALTH_HOST: z.string().default('127.0.0.1'),
  /**
   * How long a process that was told to stop says "not ready" and serves on, in milliseconds: until whoever sends it
   * work has noticed. 0 where nobody looks, as locally; 5000 in a cluster, whose grace has to be 12 s longer.
   */
  ATRIUM_STOP_PAUSE_MS: z.coerce.number('must be a number of milliseconds').int().min(0).max(60_000).default(0),
};

/** For those who hold in Redis what may be lost. */
export const redisSettings = {
  ATRIUM_REDIS_URL: url('redis', 'rediss'),
  /** Keeps installations, or tests, on one Redis apart. */
  ATRIUM_REDIS_PREFIX: z.string().default('atrium:'),
};

/** What signs callers between the gateway and the services. */
export const callerSettings = { ATRIUM_CALLER_SECRET: secret };

/** Where a service listens for gRPC, and how it knows who calls. */
export const grpcSettings = {
  ...callerSettings,
  ATRIUM_GRPC_HOST: z.string().default('127.0.0.1'),
  ATRIUM_GRPC_PORT: port.default(0),
};
