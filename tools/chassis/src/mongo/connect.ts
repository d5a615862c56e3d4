import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import type { Logger } from '../logger.ts';
import type { OnStop } from '../stopper.ts';

/** Where MongoDB is, and which database is this process's own. */
export type MongoOptions = {
  url: string;
  database: string;
  logger: Logger;
  onStop?: OnStop | undefined;
  /** How long one command may take, 5 s by default; a migration that builds indexes needs more. In milliseconds. */
  commandTimeoutMs?: number | undefined;
};

const firstRetryMs = 500;

const optionsOf = ({ database, commandTimeoutMs = 5000 }: MongoOptions): ConnectOptions => ({
  dbName: database,
  autoIndex: false,
  autoCreate: false,
  serverSelectionTimeoutMS: 2000,
  connectTimeoutMS: 2000,
  // A frozen server answers nothing and closes nothing: this is what ends the wait.
  socketTimeoutMS: commandTimeoutMs,
  waitQueueTimeoutMS: 2000,
  heartbeatFrequencyMS: 2000,
  maxPoolSize: 20,
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: commandTimeoutMs },
  readConcern: { level: 'majority' },
  retryWrites: true,
});

const wasThere = ({ db }: Connection): boolean => db !== undefined;

/** The driver reconnects by itself, but not when the very first connection fails. */
const openForEver = async (connection: Connection, options: MongoOptions, closed: () => boolean): Promise<void> => {
  let said = false;
  while (!closed()) {
    try {
      await connection.openUri(options.url, optionsOf(options));
      return;
    } catch (error) {
      if (!said && !closed()) options.logger.warn({ err: error }, 'mongo is away');
      said = true;
      await pause(firstRetryMs, undefined, { ref: false });
    }
  }
};

/**
 * Connects to MongoDB and stays with it for ever: does not throw while it is down, at start or later. A command waits
 * at most 2 s for a server and 5 s for its answer, then fails with a driver's error that `isOutage` knows. Writes are
 * acknowledged by the majority, with journal. Indexes are made by `migrate`, never here.
 *
 * @throws MongoParseError when the URL itself is wrong.
 * @example
 * const connection = connectMongo({ url: config.ATRIUM_MONGODB_URL, database: 'atrium_status', logger, onStop });
 */
export const connectMongo = (options: MongoOptions): Connection => {
  const { logger, onStop } = options;
  // A URL that can never work stops the start, instead of being tried for ever.
  new mongoose.mongo.MongoClient(options.url);
  const connection = mongoose.createConnection();
  // Models may be compiled and used before the first attempt to connect, which would bring these along.
  Object.assign(connection.config, { autoIndex: false, autoCreate: false, bufferTimeoutMS: 2000 });
  let closed = false;
  const close = connection.close.bind(connection);
  connection.close = (force) => {
    closed = true;
    return close(force);
  };
  // A first try that fails is a disconnection too, and was told.
  connection.on('disconnected', () => closed || !wasThere(connection) || logger.warn('mongo is away'));
  connection.on('reconnected', () => logger.info('mongo is back'));
  connection.on('error', (error: unknown) => logger.debug({ err: error }, 'mongo'));
  void openForEver(connection, options, () => closed);
  onStop?.('mongo', () => connection.close());
  return connection;
};

/**
 * Settles when MongoDB is first there, for work that begins by itself and has nobody to tell that it is not: what is
 * away is told by the connection's own log and by readiness. Stays open while it never comes; never rejects.
 *
 * @example
 * startTimer({ name: 'due events', after: firstThere(connection), everyMs: 1000, run, logger });
 */
export const firstThere = (connection: Connection): Promise<void> =>
  connection.db === undefined ? new Promise((resolve) => connection.once('open', () => resolve())) : Promise.resolve();
