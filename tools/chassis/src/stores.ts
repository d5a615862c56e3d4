import type { Connection } from 'mongoose';
import { type Relay, startRelay } from './events/relay.ts';
import { rootOf } from './events/streams.ts';
import { connectMongo, firstThere } from './mongo/connect.ts';
import { collectionNamed } from './mongo/document.ts';
import { connectNats, type Nats } from './nats/connect.ts';
import type { Kit } from './run.ts';

/** Of `platformSettings`, where the servers are and how names begin. */
export type StoreSettings = {
  readonly ATRIUM_MONGODB_URL: string;
  readonly ATRIUM_NATS_URL: string;
  readonly ATRIUM_DATABASE_PREFIX: string;
  readonly ATRIUM_REGION: string;
  readonly ATRIUM_STREAM_PREFIX: string;
};

/** What a service keeps its things and tells its facts with. */
export type OpenStores = {
  readonly connection: Connection;
  readonly nats: Nats;
  /** Sends the facts of every store that is made with it. */
  readonly relay: Relay;
  /** Settles when MongoDB is first there: timers begin after it. */
  readonly there: Promise<void>;
  /** Rejects while MongoDB is away: then nothing can be answered. Facts may wait, so NATS may be away. */
  readonly ready: () => Promise<void>;
};

type Opening = Pick<Kit, 'logger'> & Partial<Pick<Kit, 'onStop'>> & { readonly commandTimeoutMs?: number };

/**
 * Connects to a process's own database, `<prefix><name>`, and to NATS. Neither has to be there yet.
 *
 * @example
 * const { connection, nats } = connectStores('gateway', config, kit);
 */
export const connectStores = (
  name: string,
  settings: StoreSettings,
  { logger, onStop, commandTimeoutMs }: Opening,
): Pick<OpenStores, 'connection' | 'nats'> => {
  const database = `${settings.ATRIUM_DATABASE_PREFIX}${name}`;
  return {
    connection: connectMongo({ url: settings.ATRIUM_MONGODB_URL, database, logger, onStop, commandTimeoutMs }),
    nats: connectNats({ url: settings.ATRIUM_NATS_URL, name, logger, onStop }),
  };
};

/**
 * Opens what a service stores and tells with: its database, NATS, its relay, and the probe of its readiness. Closed in
 * order by the process's end.
 *
 * @example
 * const { connection, relay, ready } = openStores('status', config, kit);
 * const items = itemStore(modelsOn(connection), relay);
 */
export const openStores = (name: string, settings: StoreSettings, kit: Kit): OpenStores => {
  const { connection, nats } = connectStores(name, settings, kit);
  const origin = { service: name, region: settings.ATRIUM_REGION, root: rootOf(settings.ATRIUM_STREAM_PREFIX) };
  const relay = startRelay({ ...origin, connection, nats, logger: kit.logger });
  kit.onStop('relay', relay.stop);
  return { connection, nats, relay, there: firstThere(connection), ready: readiness(connection) };
};

/**
 * A probe that rejects with service.unavailable while the database has no primary that answers.
 *
 * @example
 * return { ready: readiness(connection), ports: { http } };
 */
export const readiness = (connection: Connection): (() => Promise<void>) => {
  const leases = collectionNamed(connection, 'leases');
  return async () => {
    await leases.findOne({}, { projection: { _id: 1 } });
  };
};
