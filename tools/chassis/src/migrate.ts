import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { type DurableDeclaration, type StreamDeclaration } from './events/streams.ts';
import { ensureStreams } from './events/ensure-streams.ts';
import { sentForSeconds, sentOf } from './events/sent.ts';
import { within } from './limit.ts';
import type { Logger } from './logger.ts';
import { answersForSeconds, answersName } from './mongo/answers.ts';
import { ensureIndexes, type IndexedModel } from './mongo/indexes.ts';
import { leaseOn, type Lease } from './mongo/lease.ts';
import { refuseNewer, runSteps, type Step } from './mongo/steps.ts';
import type { Nats } from './nats/connect.ts';
import { isOutage } from './outage.ts';

/** All that a service needs of its stores. */
export type MigrateOptions = {
  /** The service. */
  readonly name: string;
  readonly connection: Connection;
  readonly models: readonly IndexedModel[];
  readonly nats: Nats;
  readonly streams: readonly StreamDeclaration[];
  readonly durables?: readonly DurableDeclaration[];
  readonly steps?: readonly Step[];
  /** Makes what is to be there from the beginning: run each time, after all else, also by one process at a time. */
  readonly begin?: () => Promise<void> | undefined;
  readonly logger: Logger;
};

const waitForServersMs = 30_000;
const waitForOtherMs = 600_000;
const leaseMs = 10_000;

/**
 * Makes a service's stores what its code needs: steps on the data that were not done yet, in order, then missing
 * indexes, then streams and durables, then what it begins with. Run by start and by the chart's job, before the service; any number of times, by
 * any number of processes: one works, the others wait for it. A process that is killed leaves the rest to the next one.
 * Nothing is dropped: an index that the code does not know is only told.
 *
 * @throws NewerDataError, before anything is touched, when a newer version changed the data.
 * @throws TimeLimitError when a server does not answer within 30 s, or another migration does not end within 10 minutes.
 * @example
 * await migrate({ name: 'status', connection, models, nats, streams: [factStream('status', naming)], steps, logger });
 */
export const migrate = async (options: MigrateOptions): Promise<void> => {
  const { name, connection, nats, steps = [], logger } = options;
  await within(waitForServersMs, 'waiting for MongoDB', answering(connection));
  await within(waitForServersMs, 'waiting for NATS', nats.connected());
  const migrations = connection.collection('migrations');
  await refuseNewer(migrations, name, steps);
  const lease = leaseOn(connection.collection('leases'), `${name} migration`, leaseMs);
  await within(waitForOtherMs, 'another migration', held(lease));
  const prolonging = setInterval(() => void lease.hold().catch(() => undefined), leaseMs / 6);
  try {
    await runSteps({ migrations, connection, steps, logger });
    await ensureIndexes(options.models, logger);
    await sentOf(connection, name).createIndex({ sentAt: 1 }, { expireAfterSeconds: sentForSeconds }, undefined);
    await connection
      .collection(answersName(name))
      .createIndex({ at: 1 }, { expireAfterSeconds: answersForSeconds }, undefined);
    await ensureStreams(nats, options.streams, options.durables ?? [], logger);
    await options.begin?.();
  } finally {
    clearInterval(prolonging);
    await lease.release();
  }
};

/** A connection made while the server is still starting answers a little later. */
const answering = async (connection: Connection): Promise<void> => {
  for (;;) {
    try {
      await connection.collection('migrations').findOne({});
      return;
    } catch (error) {
      if (!isOutage(error)) throw error;
      await pause(100);
    }
  }
};

const held = async (lease: Lease): Promise<void> => {
  while (!(await lease.hold())) await pause(200);
};
