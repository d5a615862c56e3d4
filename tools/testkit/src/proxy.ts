import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A server of the stack as seen through a wire that a test can cut; see {@link startProxy}. */
export type Proxy = {
  /** The server's URL, by way of the proxy. */
  url: string;
  /** As if the server were stopped by SIGSTOP: connections stand and open, nothing moves. */
  freeze: () => void;
  thaw: () => void;
  /** As if the server had died: connections break and are refused. */
  stop: () => Promise<void>;
  /** As if the server had come back, at the same address. */
  start: () => Promise<void>;
  close: () => Promise<void>;
};

/** Only the first host counts; a replica set is spoken to directly, or its client would go around the proxy. */
const through = (url: string, port: number): string => {
  const [base = '', query] = url.replace(/^([a-z+]+:\/\/(?:[^@/]*@)?)[^/?]*/, `$1127.0.0.1:${port}`).split('?');
  if (!base.startsWith('mongodb:')) return query === undefined ? base : `${base}?${query}`;
  const options = new URLSearchParams(query);
  options.delete('replicaSet');
  options.set('directConnection', 'true');
  return `${base}${/:\d+\//.test(base) ? '' : '/'}?${options.toString()}`;
};

const targetOf = (url: string): { host: string; port: number } => {
  const match = /^[a-z+]+:\/\/(?:[^@/]*@)?([^/?,:]+):(\d+)/.exec(url);
  if (match?.[1] === undefined) throw new Error(`${url} names no host and port`);
  return { host: match[1], port: Number(match[2]) };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const join = (from: Socket, to: Socket): void => {
  from.on('data', (bytes) => to.write(bytes));
  from.on('close', () => to.destroy());
  from.on('error', () => to.destroy());
};

/**
 * Puts a wire that can be cut before a real server, so that a test can stop, freeze and restart what others share.
 *
 * @param url of a server of the stack, with host and port.
 * @example
 * const proxy = await startProxy(corner.redisUrl);
 * const redis = connectRedis({ url: proxy.url, prefix: corner.redisPrefix, logger });
 * proxy.freeze();
 */
export const startProxy = async (url: string): Promise<Proxy> => {
  const target = targetOf(url);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((client) => {
    const upstream = connect(target);
    join(client, upstream);
    join(upstream, client);
    for (const socket of [client, upstream]) {
      sockets.add(socket.setNoDelay(true));
      socket.on('close', () => sockets.delete(socket));
      if (frozen) socket.pause();
    }
  });
  const port = await listen(server, 0);
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const setFrozen = (now: boolean) => () => {
    frozen = now;
    for (const socket of sockets)
      if (frozen) socket.pause();
      else socket.resume();
  };
  return {
    url: through(url, port),
    freeze: setFrozen(true),
    thaw: setFrozen(false),
    stop,
    start: () => listen(server, port).then(() => undefined),
    close: async () => (server.listening ? stop() : undefined),
  };
};
