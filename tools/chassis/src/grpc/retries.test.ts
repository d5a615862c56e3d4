import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { echoContract, type EchoDefinition } from '../../test/echo.ts';
import { anonymous } from '../caller.ts';
import { requestConflict, serviceUnavailable } from '../errors.ts';
import { makeLogger } from '../logger.ts';
import { connectBackend, type Backend } from './client.ts';
import { serveGrpc, type GrpcServer } from './server.ts';

const logger = makeLogger({ name: 'test', level: 'silent' });
const usual = { deadlineMs: 20_000, requestId: 'r' };

describe('retries', () => {
  let server: GrpcServer;
  let echo: Backend<EchoDefinition>;
  let attempts = 0;
  let failing = 0;
  let failure = serviceUnavailable;

  const handle = () => {
    attempts += 1;
    return attempts <= failing ? Promise.reject(failure()) : Promise.resolve({ number: attempts });
  };

  beforeEach(async () => {
    attempts = 0;
    failure = serviceUnavailable;
    const services = [{ contract: echoContract, handlers: { GetEcho: handle, MakeEcho: handle } }] as const;
    server = await serveGrpc({
      host: '127.0.0.1',
      port: 0,
      services,
      verifyCaller: () => Promise.resolve(anonymous),
      logger,
    });
    echo = connectBackend({ contract: echoContract, address: `127.0.0.1:${server.port}`, name: 'echo', logger });
  });
  afterEach(async () => {
    echo.close();
    await server.stop(1000);
  });

  test('OP-08 a read is tried three times', async () => {
    failing = 2;
    await expect(echo.call('GetEcho', {}, usual)).resolves.toMatchObject({ number: 3 });
    attempts = 0;
    failing = 3;
    await expect(echo.call('GetEcho', {}, usual)).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(attempts).toBe(3);
  });

  test('OP-08 a write is tried once, unless its method is named as one that may be sent twice', async () => {
    failing = 1;
    await expect(echo.call('MakeEcho', {}, usual)).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(attempts).toBe(1);
    attempts = 0;
    const address = `127.0.0.1:${server.port}`;
    const twice = connectBackend({ contract: echoContract, address, name: 'echo', logger, idempotent: ['MakeEcho'] });
    await expect(twice.call('MakeEcho', {}, usual)).resolves.toMatchObject({ number: 2 });
    twice.close();
  });

  test('OP-08 what trying again cannot help is not tried again', async () => {
    failing = 1;
    failure = requestConflict;
    await expect(echo.call('GetEcho', {}, usual)).rejects.toMatchObject({ code: 'request.conflict' });
    expect(attempts).toBe(1);
  });

  test('OP-08 retries have a budget: while a backend fails for long, each call is one call', async () => {
    failing = Infinity;
    const fail = (calls: number) =>
      Promise.all(Array.from({ length: calls }, () => echo.call('GetEcho', {}, usual).catch(() => undefined)));
    await fail(50);
    expect(attempts).toBe(150);
    await fail(200);
    attempts = 0;
    await fail(40);
    expect(attempts).toBe(40);
  });
});
