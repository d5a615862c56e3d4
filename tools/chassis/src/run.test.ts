import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client, credentials } from '@grpc/grpc-js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess, type TestProcess } from '@atrium/testkit/process';
import { service as healthService } from 'grpc-health-check';
import { echoContract } from '../test/echo.ts';
import { connectBackend } from './grpc/client.ts';
import { makeLogger } from './logger.ts';

const entry = fileURLToPath(new URL('../test/echo-process.ts', import.meta.url));
const env = { ATRIUM_CALLER_SECRET: 'a secret of tests, known to everybody', ATRIUM_HEALTH_PORT: '0' };
const silent = makeLogger({ name: 'test', level: 'silent' });

const messages = ({ lines }: Pick<TestProcess, 'lines'>): string[] =>
  lines.filter((line) => line.startsWith('{')).map((line) => String((JSON.parse(line) as { msg: unknown }).msg));

/** What a gRPC server says of its health. */
const healthOf = async (address: string): Promise<unknown> => {
  const { Check } = healthService;
  if (Check === undefined) throw new Error('no health check');
  const { path, requestSerialize, responseDeserialize } = Check;
  const client = new Client(address, credentials.createInsecure());
  const answer = await new Promise<{ status: string }>((resolve, reject) =>
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service: '' }, (error, response) =>
      error === null ? resolve(response as { status: string }) : reject(error),
    ),
  );
  client.close();
  return answer.status;
};

describe('run', () => {
  const started: TestProcess[] = [];
  const start = async (more: Record<string, string> = {}): Promise<TestProcess> => {
    const echo = await startProcess(entry, { ...env, ...more });
    started.push(echo);
    return echo;
  };
  afterEach(async () => {
    for (const echo of started.splice(0)) {
      echo.kill('SIGKILL');
      await echo.ended;
    }
  });

  const probe = async (echo: TestProcess, path: string) => {
    const response = await fetch(`http://127.0.0.1:${echo.ports.health ?? 0}${path}`);
    return { status: response.status, body: await response.json() };
  };

  test('OP-01 a process says that it is ready, in its log and to its starter, with its ports', async () => {
    const echo = await start();
    expect(echo.ports.grpc).toBeGreaterThan(0);
    const line = await eventually(() => {
      const found = echo.lines.find((one) => one.includes('"msg":"ready"'));
      if (found === undefined) throw new Error('no such line yet');
      return found;
    });
    expect(JSON.parse(line)).toMatchObject({ level: 'info', name: 'echo', port: echo.ports.grpc, ports: echo.ports });
  });

  test('OP-03 it is alive, and ready when it says so', async () => {
    const [well, unready] = await Promise.all([start(), start({ ECHO_MISHAP: 'unready' })]);
    expect(await probe(well, '/healthz')).toEqual({ status: 200, body: { status: 'alive' } });
    expect(await probe(well, '/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
    expect(await probe(well, '/')).toMatchObject({ status: 404 });
    expect(await probe(unready, '/healthz')).toMatchObject({ status: 200 });
    expect(await probe(unready, '/readyz')).toEqual({ status: 503, body: { status: 'not ready' } });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'OP-04 %s: not ready, doors closed, calls under way answered, workers stopped, stores closed, exit 0',
    async (signal) => {
      const echo = await start();
      const address = `127.0.0.1:${echo.ports.grpc ?? 0}`;
      const backend = connectBackend({ contract: echoContract, address, name: 'echo', logger: silent });
      const underWay = backend.call('MakeEcho', { text: 'slow', number: 700 }, { deadlineMs: 5000, requestId: 'r' });
      await backend.call('GetEcho', {}, { deadlineMs: 5000, requestId: 'r' });
      echo.kill(signal);
      await eventually(async () => expect(await probe(echo, '/readyz')).toMatchObject({ status: 503 }));
      expect(await probe(echo, '/healthz')).toMatchObject({ status: 200 });
      await expect(underWay).resolves.toMatchObject({ text: 'slow' });
      expect(await echo.ended).toEqual({ code: 0, signal: null });
      expect(messages(echo).slice(-5)).toEqual([
        'stopping',
        'door closed',
        'worker stopped',
        'store closed',
        'stopped',
      ]);
      backend.close();
    },
  );

  test('OP-04 it says not ready and serves on, also whoever comes new, for the pause that is set; then it stops', async () => {
    const echo = await start({ ATRIUM_STOP_PAUSE_MS: '60000' });
    const address = `127.0.0.1:${echo.ports.grpc ?? 0}`;
    echo.kill('SIGTERM');
    await eventually(async () => expect(await probe(echo, '/readyz')).toMatchObject({ status: 503 }));
    expect(await healthOf(address)).toBe('NOT_SERVING');
    const late = connectBackend({ contract: echoContract, address, name: 'echo', logger: silent });
    await expect(late.call('GetEcho', { text: 'late' }, { deadlineMs: 5000, requestId: 'r' })).resolves.toMatchObject({
      text: 'late',
    });
    late.close();
    expect(messages(echo).at(-1)).toBe('stopping');
    const brief = await start({ ATRIUM_STOP_PAUSE_MS: '1' });
    expect(await brief.stop()).toEqual({ code: 0, signal: null });
    expect(messages(brief).at(-1)).toBe('stopped');
  });

  test('OP-01 it ends by itself when its starter is gone', async () => {
    const starter = `import { fork } from 'node:child_process';
      const child = fork(${JSON.stringify(entry)}, { env: ${JSON.stringify(env)}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.on('message', () => console.log(child.pid));`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (data) => resolve(Number(String(data)))),
    );
    const alive = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    expect(alive()).toBe(true);
    parent.kill('SIGKILL');
    await eventually(() => !alive());
  });

  test('OP-08 what does not end in time is left, named, with exit 1', async () => {
    const echo = await start({ ECHO_MISHAP: 'hang' });
    echo.kill('SIGTERM');
    echo.kill('SIGTERM');
    expect(await echo.ended).toEqual({ code: 1, signal: null });
    expect(echo.lines.at(-1)).toContain('"part":"worker"');
    expect(messages(echo).filter((message) => message === 'stopping')).toHaveLength(1);
  });

  test('OP-04 a part that fails to stop does not keep the others open', async () => {
    const echo = await start({ ECHO_MISHAP: 'stop' });
    expect(await echo.stop()).toEqual({ code: 1, signal: null });
    expect(messages(echo)).toEqual(expect.arrayContaining(['did not stop cleanly', 'store closed']));
  });

  test.each(['rejection', 'exception'])(
    'OP-06 an error that nobody caught (%s) is logged, and ends it with 1',
    async (mishap) => {
      const echo = await start({ ECHO_MISHAP: mishap });
      echo.kill('SIGUSR2');
      expect(await echo.ended).toEqual({ code: 1, signal: null });
      expect(echo.lines.at(-1)).toMatch(/"level":"fatal".*nobody caught this/);
    },
  );

  test('OP-09 wrong settings are printed, all of them and none of their values, with exit 78', async () => {
    const wrong = { ATRIUM_CALLER_SECRET: 'short-secret', ATRIUM_GRPC_PORT: 'http' };
    const failure: unknown = await start(wrong).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/ended with 78/);
    expect(String(failure)).toContain('ATRIUM_CALLER_SECRET: must have 32 characters or more');
    expect(String(failure)).toContain('ATRIUM_GRPC_PORT: must be a port number');
    expect(String(failure)).not.toContain('short-secret');
  });

  test('OP-04 a start that fails closes what it had opened, and ends with 1', async () => {
    const failure: unknown = await start({ ECHO_MISHAP: 'start' }).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/ended with 1 [^]*cannot start[^]*store closed/);
  });
});
