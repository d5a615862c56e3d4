import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { eventually } from '@atrium/testkit/eventually';
import { echoContract, type EchoDefinition } from '../../test/echo.ts';
import { anonymous, makeCallerSigner, makeCallerVerifier, type Caller } from '../caller.ts';
import { currentContext } from '../context.ts';
import { defineError, requestInvalid } from '../errors.ts';
import { makeLogger } from '../logger.ts';
import { connectBackend, type Backend } from './client.ts';
import type { CallContext, Handlers } from './contract.ts';
import { serveGrpc, type GrpcServer } from './server.ts';

const secret = 'a secret of tests, known to everybody';
const unhappy = defineError('echo.unhappy', 'precondition');
const lines: string[] = [];
const logger = makeLogger({ name: 'echo', level: 'info' }, { write: (line: string) => void lines.push(line) });

describe('a call over gRPC', () => {
  let handle: Handlers<EchoDefinition>['GetEcho'];
  let server: GrpcServer;
  let echo: Backend<EchoDefinition>;
  const usual = { deadlineMs: 5000, requestId: 'r-1' };

  const serve = (port = 0) =>
    serveGrpc({
      host: '127.0.0.1',
      port,
      services: [
        {
          contract: echoContract,
          handlers: {
            GetEcho: (request, call) => handle(request, call),
            MakeEcho: (request, call) => handle(request, call),
          },
        },
      ],
      verifyCaller: makeCallerVerifier(secret, 'echo'),
      logger,
      reflection: true,
    });

  beforeAll(async () => {
    server = await serve();
    echo = connectBackend({ contract: echoContract, address: `127.0.0.1:${server.port}`, name: 'echo', logger });
  });
  afterAll(async () => {
    echo.close();
    await server.stop(1000);
  });

  /** A call without our client, for what it would never send. */
  const raw = (options: object, metadata = new Metadata(), request: object = {}) => {
    const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure());
    const method = echoContract.definition.GetEcho;
    return new Promise<unknown>((resolve, reject: (error: ServiceError) => void) => {
      if (method === undefined) throw new Error('no such method');
      const { path, requestSerialize, responseDeserialize } = method;
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadata,
        options,
        (error, answer) => (error === null ? resolve(answer) : reject(error)),
      );
    }).finally(() => client.close());
  };

  test('GW-07 request and answer cross, defaults filled in on both sides', async () => {
    handle = (request) => Promise.resolve({ text: `${request.text}!` });
    expect(await echo.call('GetEcho', { text: 'bonjour, é 🌦' }, usual)).toEqual({ text: 'bonjour, é 🌦!', number: 0 });
    handle = (request) => Promise.resolve({ number: request.number });
    expect(await echo.call('GetEcho', { number: 2 ** 53 - 1 }, usual)).toEqual({ text: '', number: 2 ** 53 - 1 });
  });

  test('GW-07 the caller, the request’s id, the language, the trace and the idempotency key come along', async () => {
    let seen: CallContext | undefined;
    let traceparent: string | undefined;
    handle = (_request, call) => {
      seen = call;
      traceparent = currentContext()?.traceparent;
      return Promise.resolve({});
    };
    const caller: Caller = { kind: 'key', id: 'k', name: 'Zoé', scopes: ['echo:write'] };
    const token = await makeCallerSigner(secret)(caller, 'echo');
    const idempotency = { key: 'clé n° 1', hash: 'abc' };
    await echo.call('MakeEcho', {}, { ...usual, token, locale: 'en', idempotency });
    expect(seen).toMatchObject({ caller, requestId: 'r-1', locale: 'en', idempotency });
    expect(Number(seen?.deadline) - Date.now()).toBeGreaterThan(3000);
    expect(Number(seen?.deadline) - Date.now()).toBeLessThanOrEqual(5000);
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    await echo.call('MakeEcho', {}, usual);
    expect(seen).toMatchObject({ caller: anonymous, locale: 'fr' });
    expect(seen).not.toHaveProperty('idempotency');
  });

  test('GW-04 a handler says that its answer is an earlier one, and the caller knows before it has the answer', async () => {
    const said: string[] = [];
    const call = (requestId: string) =>
      echo.call(
        'MakeEcho',
        {},
        {
          ...usual,
          requestId,
          idempotency: { key: 'k', hash: 'h', replayed: () => void said.push(requestId) },
        },
      );
    handle = (_request, context) => {
      if (context.requestId === 'again') context.idempotency?.replayed?.();
      return Promise.resolve({ text: 'made' });
    };
    await call('first');
    await call('again').then(() => said.push('answered'));
    expect(said).toEqual(['again', 'answered']);
  });

  test('GW-02 a service’s error arrives as it was thrown', async () => {
    const fields = [{ field: 'text', code: 'too_long', params: { max: 3 } }];
    handle = () => Promise.reject(unhappy({ fields, params: { mood: 'pluvieux ☔' }, retryAfterMs: 7 }));
    await expect(echo.call('MakeEcho', {}, usual)).rejects.toMatchObject({
      code: 'echo.unhappy',
      kind: 'precondition',
      fields,
      params: { mood: 'pluvieux ☔' },
      retryAfterMs: 7,
    });
  });

  test('GW-02 an unforeseen error is internal outside, and in the log with its request', async () => {
    handle = () => {
      throw new TypeError('cannot read mongodb://10.0.0.7');
    };
    const failure: unknown = await echo
      .call('MakeEcho', {}, { ...usual, requestId: 'r-77' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'internal', kind: 'internal' });
    expect(String((failure as Error).cause)).not.toContain('10.0.0.7');
    expect(lines.find((line) => line.includes('10.0.0.7'))).toContain('"requestId":"r-77"');
  });

  test('GW-02 an answer that does not fit the contract is internal, and logged', async () => {
    lines.length = 0;
    const answer = {
      get text(): string {
        throw new TypeError('no text');
      },
    };
    handle = () => Promise.resolve(answer);
    await expect(echo.call('MakeEcho', {}, usual)).rejects.toMatchObject({ code: 'internal' });
    expect(lines.join('')).toContain('/atrium.test.v1.EchoService/MakeEcho');
  });

  test('GW-07 a call without a deadline is refused, and its handler is not run', async () => {
    let ran = false;
    handle = () => Promise.resolve(void (ran = true)).then(() => ({}));
    await expect(raw({})).rejects.toMatchObject({ code: 3, details: 'request.invalid' });
    expect(ran).toBe(false);
  });

  const untilAborted = ({ signal }: CallContext): Promise<{ text?: string }> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve({})));

  test('GW-07 a handler that takes too long: the deadline answers, and its signal tells it', async () => {
    let signal: AbortSignal | undefined;
    handle = (_request, call) => {
      signal = call.signal;
      return untilAborted(call);
    };
    await expect(echo.call('MakeEcho', {}, { ...usual, deadlineMs: 100 })).rejects.toMatchObject({
      code: 'service.deadline',
      kind: 'unavailable',
    });
    await eventually(() => signal?.aborted === true);
  });

  test('GW-07 the signal of a call that was answered stays quiet: work that goes on after it is not cut', async () => {
    const signals: AbortSignal[] = [];
    handle = (_request, call) => Promise.resolve(void signals.push(call.signal)).then(() => ({}));
    for (let calls = 0; calls < 3; calls += 1) await echo.call('MakeEcho', {}, usual);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false]);
  });

  test('GW-07 a caller that goes away ends its call on both sides', async () => {
    const going = new AbortController();
    let signal: AbortSignal | undefined;
    handle = (_request, call) => {
      signal = call.signal;
      going.abort();
      return untilAborted(call);
    };
    await expect(echo.call('MakeEcho', {}, { ...usual, signal: going.signal })).rejects.toMatchObject({
      code: 'service.unavailable',
    });
    await eventually(() => signal?.aborted === true);
    await expect(echo.call('MakeEcho', {}, { ...usual, signal: going.signal })).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  test.each([['nonsense'], ['eyJhbGciOiJIUzI1NiJ9.e30.x']])(
    'OP-09 a bad token (%s) is unauthenticated',
    async (token) => {
      let ran = false;
      handle = () => Promise.resolve(void (ran = true)).then(() => ({}));
      await expect(echo.call('GetEcho', {}, { ...usual, token })).rejects.toMatchObject({
        code: 'request.unauthenticated',
      });
      expect(ran).toBe(false);
    },
  );

  test('OP-09 a token for another service is unauthenticated', async () => {
    const token = await makeCallerSigner(secret)({ ...anonymous, kind: 'service', id: 'x' }, 'ticketing');
    await expect(echo.call('GetEcho', {}, { ...usual, token })).rejects.toMatchObject({
      code: 'request.unauthenticated',
    });
  });

  test.each(['x'.repeat(65), 'a b', '"forged"'])(
    'OP-06 a request id that could forge a log line (%s) is replaced',
    async (id) => {
      let seen = '';
      handle = (_request, call) => Promise.resolve(void (seen = call.requestId)).then(() => ({}));
      const metadata = new Metadata();
      metadata.set('atrium-request-id', id);
      await raw({ deadline: Date.now() + 5000 }, metadata);
      expect(seen).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('OP-08 a message beyond 4 MiB is refused in either direction, by either side', async () => {
    const large = { text: 'x'.repeat(5 * 1024 * 1024) };
    handle = () => Promise.resolve(large);
    await expect(echo.call('MakeEcho', {}, usual)).rejects.toMatchObject({ kind: 'internal' });
    handle = () => Promise.resolve({});
    await expect(echo.call('MakeEcho', large, usual)).rejects.toMatchObject({ kind: 'internal' });
    await expect(raw({ deadline: Date.now() + 5000 }, new Metadata(), large)).rejects.toMatchObject({ code: 8 });
    await expect(echo.call('MakeEcho', {}, usual)).resolves.toEqual({ text: '', number: 0 });
  });

  test('OP-08 a thousand calls at once are served, one more is told to come back', async () => {
    const gate = Promise.withResolvers<undefined>();
    let running = 0;
    handle = async () => {
      running += 1;
      await gate.promise;
      return {};
    };
    const patient = { ...usual, deadlineMs: 30_000 };
    const calls = Promise.all(Array.from({ length: 1000 }, () => echo.call('MakeEcho', {}, patient)));
    await eventually(() => running === 1000);
    await expect(echo.call('MakeEcho', {}, patient)).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 1000 });
    gate.resolve(undefined);
    await calls;
    await expect(echo.call('MakeEcho', {}, patient)).resolves.toEqual({ text: '', number: 0 });
  });

  test('OP-08 calls whose callers have gone keep their places until their handlers have ended', async () => {
    const other = await serve();
    const [address, name] = [`127.0.0.1:${other.port}`, 'echo'];
    const backend = connectBackend({ contract: echoContract, address, name, logger });
    const gate = Promise.withResolvers<undefined>();
    const going = new AbortController();
    let [running, aborted] = [0, 0];
    handle = async (_request, { signal }) => {
      running += 1;
      signal.addEventListener('abort', () => (aborted += 1));
      await gate.promise;
      return {};
    };
    const patient = { ...usual, deadlineMs: 30_000 };
    const leaving = { ...patient, signal: going.signal };
    const calls = Array.from({ length: 1000 }, () => backend.call('MakeEcho', {}, leaving).catch(() => 'gone'));
    await eventually(() => running === 1000);
    going.abort();
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['gone']));
    await eventually(() => aborted === 1000);
    await expect(backend.call('MakeEcho', {}, usual)).rejects.toMatchObject({ retryAfterMs: 1000 });
    gate.resolve(undefined);
    await eventually(() => backend.call('MakeEcho', {}, patient));
    backend.close();
    await other.stop(1000);
  });

  test('GW-02 an error with thousands of fields still arrives', async () => {
    const fields = Array.from({ length: 5000 }, (_, at) => ({ field: `lines.${at}`, code: 'required' }));
    handle = () => Promise.reject(requestInvalid({ fields }));
    await expect(echo.call('MakeEcho', {}, usual)).rejects.toMatchObject({ code: 'request.invalid', kind: 'invalid' });
  });

  test('OP-03 the server answers health checks, per service', async () => {
    const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure());
    const check = healthService.Check;
    if (check === undefined) throw new Error('no health check');
    const ask = (name: string) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          check.path,
          check.requestSerialize,
          check.responseDeserialize,
          { service: name },
          (error, answer) => (error === null ? resolve(answer) : reject(error)),
        );
      });
    await expect(ask('')).resolves.toEqual({ status: 'SERVING' });
    await expect(ask('atrium.test.v1.EchoService')).resolves.toEqual({ status: 'SERVING' });
    await expect(ask('nothing')).rejects.toMatchObject({ code: 5 });
    client.close();
  });

  test('OP-04 a server that stops lets calls under way end, and takes no new ones', async () => {
    const other = await serve();
    const backend = connectBackend({
      contract: echoContract,
      address: `127.0.0.1:${other.port}`,
      name: 'echo',
      logger,
    });
    const gate = Promise.withResolvers<undefined>();
    const started = Promise.withResolvers<undefined>();
    handle = async () => {
      started.resolve(undefined);
      await gate.promise;
      return { text: 'done' };
    };
    const underWay = backend.call('MakeEcho', {}, usual);
    await started.promise;
    const stopped = other.stop(5000);
    await expect(backend.call('MakeEcho', {}, { ...usual, deadlineMs: 300 })).rejects.toMatchObject({
      kind: 'unavailable',
    });
    gate.resolve(undefined);
    await expect(underWay).resolves.toMatchObject({ text: 'done' });
    await stopped;
    backend.close();
  });

  test('OP-04 a call that does not end is cut after the grace', async () => {
    const other = await serve();
    const backend = connectBackend({
      contract: echoContract,
      address: `127.0.0.1:${other.port}`,
      name: 'echo',
      logger,
    });
    const started = Promise.withResolvers<undefined>();
    handle = () => {
      started.resolve(undefined);
      return new Promise(() => undefined);
    };
    const underWay = expect(backend.call('MakeEcho', {}, usual)).rejects.toMatchObject({ kind: 'unavailable' });
    await started.promise;
    await other.stop(50);
    await underWay;
    backend.close();
  });

  test('OP-09 a port in use stops the start with a sentence', async () => {
    await expect(serve(server.port)).rejects.toThrow(`cannot listen on 127.0.0.1:${server.port}`);
  });

  test('GW-07 a contract without a handler for each method, or of an unknown service, stops the start', async () => {
    const handlers = { GetEcho: () => Promise.resolve({}) } as unknown as Handlers<EchoDefinition>;
    const options = { host: '127.0.0.1', port: 0, services: [{ contract: echoContract, handlers }] as const, logger };
    const verifyCaller = () => Promise.resolve(anonymous);
    await expect(serveGrpc({ ...options, verifyCaller })).rejects.toThrow(
      'no handler for /atrium.test.v1.EchoService/MakeEcho',
    );
  });
});
