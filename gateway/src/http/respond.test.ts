import { setImmediate as turn } from 'node:timers/promises';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { anonymous } from '@atrium/chassis/caller';
import { eventually } from '@atrium/testkit/eventually';
import { setContext } from './context.ts';
import { respond } from './respond.ts';
import { serveHttp, type HttpServer } from './server.ts';

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const kibibyte = 'x'.repeat(1024);

/** A server that answers everything with a stream, and what became of the stream. */
const streaming = async (count: number, withinMs: number, failAt = Infinity) => {
  const state = { made: 0, ended: false };
  const chunks = async function* (): AsyncGenerator<string> {
    try {
      for (; state.made < count; state.made += 1) {
        if (state.made === failAt) throw new Error('a part is away');
        yield kibibyte;
        await turn();
      }
    } finally {
      state.ended = true;
    }
  };
  const rest = { id: 'r', language: undefined, caller: anonymous, address: '', traceparent: undefined };
  const nobody = { sessionSecret: undefined, refused: undefined };
  const server = await serveHttp(
    (req, res) => {
      setContext(req, { ...rest, ...nobody, class: 'export', headers: [], template: undefined, page: false });
      respond(req, res, { status: 200, type: 'text/csv', stream: { chunks: chunks(), withinMs } });
    },
    '127.0.0.1',
    0,
  );
  servers.push(server);
  return { url: `http://127.0.0.1:${server.port}`, state };
};

const opened = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, resolve).on('error', reject);
  });

describe('a streamed answer', () => {
  it('OP-08 comes whole', async () => {
    const { url } = await streaming(100, 60_000);
    expect(await (await fetch(url)).text()).toHaveLength(100 * 1024);
  });

  it('OP-08 is made no faster than it is read, and ends with who reads it', async () => {
    const { url, state } = await streaming(100_000, 60_000);
    const response = await opened(url);
    let last = -1;
    // Stands still once all buffers between here and there are full.
    await eventually(() => {
      const stands = state.made === last;
      last = state.made;
      return stands;
    });
    expect(state.made).toBeLessThan(50_000);
    response.destroy();
    await eventually(() => state.ended);
  });

  it('GW-07 that is not read to its end in time is cut', async () => {
    const { url, state } = await streaming(100_000, 200);
    const response = await opened(url);
    const cut = new Promise((resolve) => response.once('error', resolve));
    await eventually(() => state.ended);
    response.resume();
    expect(await cut).toMatchObject({ code: 'ECONNRESET' });
  });

  it('GW-07 whose making fails midway is cut, and never looks whole', async () => {
    const { url } = await streaming(100, 60_000, 50);
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  });
});
