import { createServer, type RequestListener, type Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** An HTTP server that serves. */
export type HttpServer = {
  port: number;
  /** Takes no new connections, lets answers under way end, then closes what is left. */
  stop: () => Promise<void>;
};

/** Milliseconds a request may take to come in whole: what is slower is cut with 408. */
const requestMs = 30_000;
const headersMs = 10_000;
const checkEveryMs = 1000;
const keepAliveMs = 65_000;
/** Milliseconds that answers under way are given at the end. */
const drainMs = 7000;

const statusOf = (code: string | undefined): string => {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
};

// What is not HTTP never becomes a request; it gets the shortest answer there is.
const refuse = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${statusOf(error.code)}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

const stop = async (server: Server): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const force = setTimeout(() => {
    server.closeAllConnections();
  }, drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
};

/** Answers that ask for another connection from when on `isStopping`, whenever their requests came. */
const answersUntil = (isStopping: () => boolean) =>
  class extends ServerResponse {
    override writeHead(...head: [number, ...unknown[]]): this {
      if (isStopping()) this.shouldKeepAlive = false;
      return super.writeHead(...(head as Parameters<ServerResponse['writeHead']>));
    }
  };

/**
 * Serves a listener; slow and malformed requests are cut, and `Expect: 100-continue` waits for the route's consent.
 *
 * @param isStopping from then on every answer says `Connection: close`, so that no client sends its next request into a
 * connection that is just being closed (OP-04).
 */
export const serveHttp = async (
  listener: RequestListener,
  host: string,
  port: number,
  isStopping: () => boolean = () => false,
): Promise<HttpServer> => {
  const limits = { requestTimeout: requestMs, headersTimeout: headersMs, connectionsCheckingInterval: checkEveryMs };
  const server = createServer({ ...limits, ServerResponse: answersUntil(isStopping) }, listener);
  server.keepAliveTimeout = keepAliveMs;
  server.on('checkContinue', listener);
  server.on('clientError', refuse);
  return { port: await listen(server, host, port), stop: () => stop(server) };
};
