import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from '@jest/globals';
import { claimPort, freePort } from './ports.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

const listenOn = async (port: number, host: string, body = '{}'): Promise<number> => {
  const server = createServer((_, response) => response.end(body)).listen(port, host);
  open.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
};

const hasSix = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
const hosts = hasSix ? ['127.0.0.1', '::1', '::'] : ['127.0.0.1'];

describe('OP-01 the port that people will type', () => {
  it('OP-01 one that is free is ours', async () => {
    await claimPort(await freePort());
  });

  it.each(hosts)('OP-01 one that another program has on %s is refused, and a free one named', async (host) => {
    const port = await listenOn(await freePort(), host);
    await expect(claimPort(port)).rejects.toThrow(
      new RegExp(
        `^Port ${port} is in use by another program: choose another with .npm start -- --port \\d+., or free it.$`,
      ),
    );
  });

  it('OP-01 one that another Atrium has is told as such', async () => {
    const port = await listenOn(0, '127.0.0.1', '{"name":"Atrium"}');
    await expect(claimPort(port)).rejects.toThrow(
      new RegExp(`^Atrium already runs at http://localhost:${port}, from another folder: stop it, or choose another`),
    );
  });

  it('OP-01 no port is named that does not exist', async () => {
    await listenOn(65_535, '127.0.0.1').catch(() => undefined); // whoever has it, it is in use
    await expect(claimPort(65_535)).rejects.toThrow(/--port 1\d{3}`/);
  });
});
