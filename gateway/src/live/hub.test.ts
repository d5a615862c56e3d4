import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { makeHub, type Hub } from './hub.ts';

let hub: Hub;
let server: Server;
const heard: IncomingMessage[] = [];

beforeEach(async () => {
  hub = makeHub();
  server = createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    hub.join(res, req.headers['last-event-id'] as string | undefined, req.socket.remoteAddress ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const one of heard.splice(0)) one.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const listen = (seen?: string): Promise<{ said: () => string; from: IncomingMessage }> =>
  new Promise((resolve) => {
    const { port } = server.address() as AddressInfo;
    get({ port, host: '127.0.0.1', headers: seen === undefined ? {} : { 'last-event-id': seen } }, (from) => {
      let text = '';
      from.on('data', (bytes: Buffer) => (text += bytes.toString()));
      heard.push(from);
      resolve({ said: () => text, from });
    });
  });

const weather = (revision: number) => ({ topic: 'weather', id: String(revision), data: { revision } });
const message = 'id: weather=2\nevent: weather\ndata: {"revision":2}\n\n';

describe('the stream of a browser', () => {
  it('PO-04 all who listen are told what changed, once', async () => {
    const all = await Promise.all([listen(), listen(), listen()]);
    await eventually(() => {
      expect(hub.listeners()).toBe(3);
    });
    hub.tell(weather(2));
    hub.tell(weather(2));
    for (const { said } of all)
      await eventually(() => {
        expect(said()).toBe(`retry: 2000\n\n${message}`);
      });
  });

  it('PO-04 who comes back is told what it missed, and nothing that it has seen', async () => {
    hub.tell(weather(1));
    hub.tell(weather(2));
    const [behind, same] = [await listen('weather=1'), await listen('weather=2')];
    hub.beat();
    await eventually(() => {
      expect(behind.said()).toBe(`retry: 2000\n\n${message}:\n\n`);
    });
    await eventually(() => {
      expect(same.said()).toBe('retry: 2000\n\n:\n\n');
    });
  });

  it('OP-08 who does not read is cut off, and costs the others nothing', async () => {
    const [slow, quick] = [await listen(), await listen()];
    slow.from.pause();
    const gone = new Promise((resolve) => slow.from.once('close', resolve));
    const data = { text: 'x'.repeat(60_000) };
    for (let id = 0; id < 400 && hub.listeners() === 2; id += 1) {
      hub.tell({ topic: 'large', id: String(id), data });
      await new Promise((resolve) => setImmediate(resolve));
    }
    slow.from.resume();
    await gone;
    expect(hub.listeners()).toBe(1);
    hub.tell(weather(9));
    await eventually(() => {
      expect(quick.said()).toContain('"revision":9');
    });
  });

  it('OP-08 it knows how many listen from one address, and forgets those that left', async () => {
    const [one] = [await listen(), await listen()];
    await eventually(() => hub.from('127.0.0.1') === 2);
    one.from.destroy();
    await eventually(() => hub.from('127.0.0.1') === 1);
    expect(hub.from('10.0.0.1')).toBe(0);
  });

  it('OP-04 at its end the hub lets go of everybody', async () => {
    const { from } = await listen();
    const ended = new Promise((resolve) => from.once('end', resolve));
    hub.close();
    await ended;
    await eventually(() => {
      expect(hub.listeners()).toBe(0);
    });
  });
});
