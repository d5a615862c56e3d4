import { afterEach, expect, test } from '@jest/globals';
import { Agent, get, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from '@atrium/testkit/eventually';
import { type HttpServer, serveHttp } from './server.ts';

let server: HttpServer | undefined;
const agent = new Agent({ keepAlive: true });
afterEach(async () => {
  agent.destroy();
  await server?.stop();
});

const ask = async (path: string): Promise<IncomingMessage & { body: string }> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port: server?.port, path, agent }, resolve).on('error', reject);
  });
  return Object.assign(answer, { body: await text(answer) });
};

test('OP-04 a server that is about to stop serves on, and every answer says that its connection ends, also one under way', async () => {
  let stopping = false;
  const gate = Promise.withResolvers<undefined>();
  const underWay: string[] = [];
  const listener: RequestListener = ({ url = '' }, res) => {
    underWay.push(url);
    const answer = () => res.writeHead(200, ['Content-Type', 'text/plain', 'Content-Length', '3']).end('yes');
    if (url === '/slow') void gate.promise.then(answer);
    else if (url === '/implicit') res.end('yes');
    else answer();
  };
  server = await serveHttp(listener, '127.0.0.1', 0, () => stopping);
  expect((await ask('/')).headers.connection).toBe('keep-alive');
  const slow = ask('/slow');
  await eventually(() => underWay.includes('/slow'));
  stopping = true;
  for (const path of ['/', '/implicit']) {
    const { headers, body } = await ask(path);
    expect([headers.connection, body]).toEqual(['close', 'yes']);
  }
  gate.resolve(undefined);
  expect((await slow).headers.connection).toBe('close');
});
