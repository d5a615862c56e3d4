import { connect } from 'node:net';

/** Connects, says something, and resolves with the first bytes of the answer, or rejects within a second. */
export const talk = (port: number, say: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(1_000, () => socket.destroy(new Error('no answer within a second')));
    socket.once('connect', () => socket.write(say));
    socket.once('data', (bytes) => {
      socket.destroy();
      resolve(bytes.toString('utf8'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
