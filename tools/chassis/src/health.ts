import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { within } from './limit.ts';

/** The little server of {@link serveHealth}. */
export type HealthServer = { port: number; stop: () => Promise<void> };

/** `ready` rejects while the process cannot serve; its answer is asked for at most once at a time and within 1 s. */
export type HealthOptions = { host: string; port: number; ready: () => Promise<void> };

const readyWithinMs = 1000;

const reply = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

/** Many probes at a moment cost one check. */
const shared = (check: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () =>
    (running ??= within(readyWithinMs, 'readiness', check()).finally(() => {
      running = undefined;
    }));
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/**
 * Serves `/healthz` (the process is alive: 200) and `/readyz` (it can serve: 200, else 503) over plain HTTP (OP-03).
 * Neither says why to the outside; the log does.
 *
 * @example
 * const health = await serveHealth({ host: '127.0.0.1', port: 0, ready: async () => { await ping(); } });
 */
export const serveHealth = async ({ host, port, ready }: HealthOptions): Promise<HealthServer> => {
  const check = shared(ready);
  const server = createServer((request, response) => {
    if (request.url === '/healthz') reply(response, 200, { status: 'alive' });
    else if (request.url !== '/readyz') reply(response, 404, { status: 'unknown' });
    else {
      check().then(
        () => reply(response, 200, { status: 'ready' }),
        () => reply(response, 503, { status: 'not ready' }),
      );
    }
  });
  const bound = await listen(server, host, port);
  return {
    port: bound,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
