import { setTimeout as pause } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { serviceUnavailable } from '../errors.ts';
import { within } from '../limit.ts';
import type { Logger } from '../logger.ts';
import type { OnStop } from '../stopper.ts';

/** NATS as a process sees it: perhaps not there yet, perhaps away for a while. */
export type Nats = {
  /** The connection, which stays the same object through all reconnections. @throws service.unavailable while away. */
  connection: () => NatsConnection;
  /** The connection once it first stands; does not settle while NATS was never there. Rejects when closed before. */
  connected: () => Promise<NatsConnection>;
  /** Whether the connection stands now. */
  isUp: () => boolean;
  /** Sends what is under way and closes; within 2 s. */
  close: () => Promise<void>;
};

/** Where NATS is, and the name by which its operators see this process. */
export type NatsOptions = { url: string; name: string; logger: Logger; onStop?: OnStop | undefined };

const closeWithinMs = 2000;

type State = { up: boolean; closed: boolean; connection: NatsConnection | undefined };

const watch = async (connection: NatsConnection, state: State, logger: Logger): Promise<void> => {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect' || type === 'staleConnection') {
      if (state.up) logger.warn({ event: type }, 'nats is away');
      state.up = false;
    } else if (type === 'reconnect') {
      state.up = true;
      logger.info('nats is back');
    }
  }
};

const connectOptions = { maxReconnectAttempts: -1, reconnectTimeWait: 250, reconnectJitter: 250, timeout: 2000 };
/** A frozen server is noticed after three of these without an answer. */
const pingIntervalMs = 2000;
const firstRetryMs = 500;

/** The client's own waiting for a first connection cannot be ended, so the loop is here. */
const firstConnection = async ({ url, name, logger }: NatsOptions, state: State): Promise<NatsConnection> => {
  let said = false;
  while (!state.closed) {
    try {
      const servers = url.split(',');
      return await connect({ ...connectOptions, servers, name, pingInterval: pingIntervalMs });
    } catch (error) {
      if (!said) logger.warn({ err: error }, 'nats is away');
      said = true;
      await pause(firstRetryMs, undefined, { ref: false });
    }
  }
  throw serviceUnavailable({ cause: new Error('closed before nats was there') });
};

const closeAll = async (state: State): Promise<void> => {
  state.closed = true;
  const { connection } = state;
  if (connection === undefined || connection.isClosed()) return;
  if (state.up) await within(closeWithinMs, 'draining nats', connection.drain()).catch(() => connection.close());
  else await connection.close();
};

/**
 * Connects to NATS and stays with it for ever: does not throw while it is down, at start or later, and is back within
 * half a second of its return. A frozen server counts as away after 6 s.
 *
 * @example
 * const nats = connectNats({ url: config.ATRIUM_NATS_URL, name: 'status', logger, onStop });
 * await jetstream(nats.connection()).publish(subject, bytes, { timeout: 2000 });
 */
export const connectNats = (options: NatsOptions): Nats => {
  const state: State = { up: false, closed: false, connection: undefined };
  const first = firstConnection(options, state).then(async (connection) => {
    if (state.closed) {
      await connection.close();
      throw serviceUnavailable({ cause: new Error('closed') });
    }
    state.connection = connection;
    state.up = true;
    void watch(connection, state, options.logger);
    return connection;
  });
  first.catch(() => undefined);
  const close = () => closeAll(state);
  options.onStop?.('nats', close);
  return {
    connection: () => {
      if (state.connection === undefined || !state.up) throw serviceUnavailable({ retryAfterMs: 1000 });
      return state.connection;
    },
    connected: () => first,
    isUp: () => state.up,
    close,
  };
};
