import { createServer } from 'node:net';
import { codeOf, Problem } from '../problem.ts';

const listen = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });

/** A port that nobody listens on at this moment. */
export const freePort = (): Promise<number> => listen(0, '127.0.0.1');

/** Whether a port of 127.0.0.1 can be listened on. */
export const isFree = (port: number): Promise<boolean> =>
  listen(port, '127.0.0.1').then(
    () => true,
    () => false,
  );

/** Both addresses that `localhost` may mean: whoever has the other one would answer in our place. */
const refusal = async (port: number): Promise<string | undefined> => {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await listen(port, host).then(() => undefined, codeOf);
    if (code === 'EACCES' || code === 'EADDRINUSE') return code; // another code: this machine has no such address
  }
  return undefined;
};

const isAtrium = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${url}/api/v1`, { signal: AbortSignal.timeout(1_000) });
    return ((await answer.json()) as { name?: string } | null)?.name === 'Atrium';
  } catch {
    return false;
  }
};

const freePortAfter = async (port: number): Promise<number> => {
  const next = port < 65_535 ? port + 1 : 1_024;
  return (await refusal(next)) === undefined ? next : freePortAfter(next);
};

/**
 * Makes sure that the address people will type is ours to take.
 * @throws Problem with the way out when the port is in use or not allowed.
 */
export const claimPort = async (port: number): Promise<void> => {
  const refused = await refusal(port);
  if (refused === undefined) return;
  const other = `choose another with \`npm start -- --port ${await freePortAfter(port)}\``;
  const url = `http://localhost:${port}`;
  if (refused === 'EACCES') throw new Problem(`Port ${port} may not be used by this account: ${other}.`);
  if (await isAtrium(url))
    throw new Problem(`Atrium already runs at ${url}, from another folder: stop it, or ${other}.`);
  throw new Problem(`Port ${port} is in use by another program: ${other}, or free it.`);
};
