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

/**
 * Makes sure that the address people will type is ours to take.
 * @throws Problem with the way out when the port is in use or not allowed.
 */
export const claimPort = async (port: number): Promise<void> => {
  try {
    await listen(port, '127.0.0.1');
  } catch (error) {
    const why = codeOf(error) === 'EACCES' ? 'may not be used by this account' : 'is in use by another program';
    throw new Problem(`Port ${port} ${why}: choose another with \`npm start -- --port ${port + 1}\`, or free it.`);
  }
};
