import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { echoContract, type EchoDefinition } from '../../test/echo.ts';
import { logger } from '../../test/workshop.ts';
import { anonymous } from '../caller.ts';
import { currentContext, withContext } from '../context.ts';
import type { Call } from '../use-case.ts';
import { goingOf } from './call-options.ts';
import { connectBackend, type Backend } from './client.ts';
import type { CallContext, Handlers } from './contract.ts';
import { serveGrpc, type GrpcServer } from './server.ts';

type Handle = Handlers<EchoDefinition>['GetEcho'];

let handle: Handle;
let server: GrpcServer;
let echo: Backend<EchoDefinition>;
beforeAll(async () => {
  const served: Handle = (request, call) => handle(request, call);
  server = await serveGrpc({
    ...{ host: '127.0.0.1', port: 0, logger },
    services: [{ contract: echoContract, handlers: { GetEcho: served, MakeEcho: served } }],
    verifyCaller: () => Promise.resolve(anonymous),
  });
  echo = connectBackend({ contract: echoContract, address: `127.0.0.1:${server.port}`, name: 'echo', logger });
});
afterAll(async () => {
  echo.close();
  await server.stop(1000);
});

const parentOf = (remainingMs: number, signal = new AbortController().signal): Call => ({
  requestId: 'r-parent',
  locale: 'en',
  deadline: new Date(Date.now() + remainingMs),
  signal,
});
const untilAborted = ({ signal }: CallContext): Promise<object> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve({})));

describe('GW-07 a call in the course of another', () => {
  test('GW-07 it has the other’s request id, language and trace, and nothing that makes it a repetition', async () => {
    let seen: CallContext | undefined;
    let traceparent: string | undefined;
    handle = (_request, call) => {
      seen = call;
      traceparent = currentContext()?.traceparent;
      return Promise.resolve({});
    };
    const parent = parentOf(3000);
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await withContext({ requestId: 'other', traceparent: trace }, () => echo.call('GetEcho', {}, { parent }));
    expect(seen).toMatchObject({ caller: anonymous, requestId: 'r-parent', locale: 'en' });
    expect(seen).not.toHaveProperty('idempotency');
    expect(traceparent).toBe(trace);
  });

  test('GW-07 it ends a little before the other, so that the other can still say so', () => {
    const parent = parentOf(3000);
    const left = Number(parent.deadline) - goingOf({ parent }).deadline;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(1000);
  });

  test('GW-07 when nobody waits for the other any more, it ends too', async () => {
    const going = new AbortController();
    let signal: AbortSignal | undefined;
    handle = (_request, call) => {
      signal = call.signal;
      going.abort();
      return untilAborted(call);
    };
    const call = echo.call('MakeEcho', {}, { parent: parentOf(30_000, going.signal) });
    await expect(call).rejects.toMatchObject({ code: 'service.unavailable' });
    await eventually(() => signal?.aborted === true);
  });

  test('GW-07 a frozen backend takes no more than the other’s time, and with none left nobody is asked', async () => {
    let ran = 0;
    handle = (_request, call) => {
      ran += 1;
      return untilAborted(call);
    };
    const late = { code: 'service.deadline' };
    await expect(echo.call('MakeEcho', {}, { parent: parentOf(1) })).rejects.toMatchObject(late);
    expect(ran).toBe(0);
    await expect(echo.call('MakeEcho', {}, { parent: parentOf(2000) })).rejects.toMatchObject(late);
    expect(ran).toBe(1);
  });
});
