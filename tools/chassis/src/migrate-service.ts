import type { Connection } from 'mongoose';
import { deadLetterStream, type DurableDeclaration, factStream, type StreamNaming } from './events/streams.ts';
import { makeLogger, type LogLevel } from './logger.ts';
import { migrate } from './migrate.ts';
import type { IndexedModel } from './mongo/indexes.ts';
import type { Step } from './mongo/steps.ts';
import { settingsOrExit } from './settings.ts';
import { connectStores, type StoreSettings } from './stores.ts';

/** Of `platformSettings`, all that a migration reads: no Redis, no secret. */
export type MigrationSettings = StoreSettings & { readonly ATRIUM_LOG_LEVEL: LogLevel };

type Models = Readonly<Record<string, IndexedModel>>;

/** What a service needs of its stores before it starts. */
export type ServiceMigration<M extends Models, S extends MigrationSettings> = {
  /** The service. */
  readonly name: string;
  readonly config: () => S;
  /** The collections, by name; their indexes are made. */
  readonly modelsOn: (connection: Connection) => M;
  /** The durables by which it hears others; they bring the stream of dead letters along. */
  readonly durables?: (naming: StreamNaming) => readonly DurableDeclaration[];
  readonly steps?: readonly Step[];
  /** False for who tells no facts of its own, and has no stream. */
  readonly facts?: boolean;
  /** What is to be there from the beginning; run each time, after all else, by one process at a time. */
  readonly begin?: (models: M, settings: S) => Promise<void>;
};

/** An index of a large collection takes minutes. */
const commandTimeoutMs = 600_000;

/**
 * The whole of a service's `src/migrate.ts`: connects, makes indexes, stream and durables, runs the data steps that
 * were not done yet, and closes; the contract is that of `migrate`. Wrong settings end the process with 78.
 *
 * @example
 * await migrateService({ name: 'ticketing', config: migrateConfig, modelsOn });
 */
export const migrateService = async <M extends Models, S extends MigrationSettings>(
  migration: ServiceMigration<M, S>,
): Promise<void> => {
  const { name, config, modelsOn, steps = [], begin } = migration;
  const settings = settingsOrExit(`${name} migrate`, config);
  const logger = makeLogger({ name: `${name} migrate`, level: settings.ATRIUM_LOG_LEVEL });
  const { connection, nats } = connectStores(name, settings, { logger, commandTimeoutMs });
  try {
    const models = modelsOn(connection);
    await migrate({
      name,
      connection,
      models: Object.values(models),
      nats,
      ...told(migration, settings),
      steps,
      begin: () => begin?.(models, settings),
      logger,
    });
  } finally {
    await nats.close();
    await connection.close();
  }
};

const told = <M extends Models, S extends MigrationSettings>(
  { name, durables: durablesOf, facts = true }: ServiceMigration<M, S>,
  { ATRIUM_STREAM_PREFIX: prefix, ATRIUM_REGION: region }: S,
) => {
  const naming = { prefix, region };
  const durables = durablesOf?.(naming) ?? [];
  const streams = [
    ...(facts ? [factStream(name, naming)] : []),
    ...(durables.length > 0 ? [deadLetterStream(name, naming, durables)] : []),
  ];
  return { streams, durables };
};
