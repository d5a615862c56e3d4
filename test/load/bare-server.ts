import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A bare `node:http` server as the other side of a comparison; it ends with the bench. */
export type BareServer = { url: string; pid: number; stop(): void };

/**
 * Starts a bare `node:http` server that answers every request with these bytes and headers.
 *
 * @example
 * const page = await fetch(`${url}/status`);
 * const bare = await startBareServer(Buffer.from(await page.arrayBuffer()), { 'content-type': 'text/html' });
 */
export const startBareServer = async (body: Buffer, headers: Record<string, string>): Promise<BareServer> => {
  const child = fork(`${import.meta.dirname}/bare-http.ts`, { execArgv: [] });
  child.send({ body: body.toString('base64'), headers });
  const [message] = (await once(child, 'message')) as [{ ports: { http: number } }];
  return { url: `http://127.0.0.1:${message.ports.http}`, pid: child.pid ?? 0, stop: () => void child.kill() };
};
