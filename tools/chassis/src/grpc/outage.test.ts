import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess, type TestProcess } from '@atrium/testkit/process';
import { echoContract, type EchoDefinition } from '../../test/echo.ts';
import { makeLogger } from '../logger.ts';
import { connectBackend, type Backend } from './client.ts';

const entry = fileURLToPath(new URL('../../test/echo-process.ts', import.meta.url));
const away = { kind: 'unavailable', code: 'service.unavailable' };

const start = (port: number | undefined = 0) =>
  startProcess(entry, {
    ATRIUM_CALLER_SECRET: 'a secret of tests, known to everybody',
    ATRIUM_GRPC_PORT: String(port),
  });

describe('a backend that goes and comes', () => {
  const processes: TestProcess[] = [];
  const backends: Backend<EchoDefinition>[] = [];
  const lines: string[] = [];
  const logger = makeLogger({ name: 'test' }, { write: (line: string) => void lines.push(line) });
  const usual = { deadlineMs: 3000, requestId: 'r' };

  const run = async (port?: number): Promise<TestProcess> => {
    const echo = await start(port);
    processes.push(echo);
    return echo;
  };
  const connect = (...echoes: TestProcess[]): Backend<EchoDefinition> => {
    const address = echoes.map(({ ports }) => `127.0.0.1:${ports.grpc ?? 0}`).join(',');
    const backend = connectBackend({ contract: echoContract, address, name: 'echo', logger });
    backends.push(backend);
    return backend;
  };
  const kill = async (echo: TestProcess) => {
    echo.kill('SIGKILL');
    await echo.ended;
  };

  beforeEach(() => void (lines.length = 0));
  afterEach(async () => {
    for (const backend of backends.splice(0)) backend.close();
    await Promise.all(processes.splice(0).map(kill));
  });

  test('GW-07 while it is away calls fail without waiting for it; when it is back it is found, however long it was away', async () => {
    const echo = await run();
    const backend = connect(echo);
    await backend.call('GetEcho', {}, usual);
    await kill(echo);
    const before = performance.now();
    await expect(backend.call('MakeEcho', {}, usual)).rejects.toMatchObject(away);
    await expect(backend.call('GetEcho', {}, usual)).rejects.toMatchObject(away);
    // Long enough away for the pause between two tries to have grown as far as it may.
    await eventually(() => expect(performance.now() - before).toBeGreaterThan(2500), { everyMs: 100 });
    await run(echo.ports.grpc);
    await eventually(() => backend.call('GetEcho', {}, usual));
    const told = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(told).toEqual(['backend is away', 'backend is back']);
  });

  test('GW-07 a frozen backend: the deadline answers, and it goes on as soon as it thaws', async () => {
    const echo = await run();
    const backend = connect(echo);
    await backend.call('GetEcho', {}, usual);
    echo.kill('SIGSTOP');
    const frozen = ['GetEcho', 'MakeEcho'] as const;
    await Promise.all(
      frozen.map((method) =>
        expect(backend.call(method, {}, { ...usual, deadlineMs: 300 })).rejects.toMatchObject({
          kind: 'unavailable',
          code: 'service.deadline',
        }),
      ),
    );
    echo.kill('SIGCONT');
    await expect(backend.call('GetEcho', { text: 'again' }, usual)).resolves.toMatchObject({ text: 'again' });
  });

  test('GW-07 what a frozen backend finds when it thaws, and whose callers were told that it failed, is not done', async () => {
    const echo = await run();
    const backend = connect(echo);
    await backend.call('MakeEcho', { text: 'before' }, usual);
    echo.kill('SIGSTOP');
    const late = backend.call('MakeEcho', { text: 'late' }, { ...usual, deadlineMs: 1500 });
    await expect(late).rejects.toMatchObject({ code: 'service.deadline' });
    echo.kill('SIGCONT');
    await eventually(() => backend.call('MakeEcho', { text: 'after' }, { ...usual, deadlineMs: 1000 }));
    const made = echo.lines.flatMap((line) => /"text":"(\w+)".*"made"/.exec(line)?.[1] ?? []);
    expect(made).toEqual(['before', 'after']);
  });

  test('GW-07 a backend that is frozen from the start: the deadline answers', async () => {
    const echo = await run();
    echo.kill('SIGSTOP');
    const failure = connect(echo).call('GetEcho', {}, { ...usual, deadlineMs: 300 });
    await expect(failure).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('OP-04 replicas take turns, and the death of one between calls is not seen by who reads', async () => {
    const [one, two] = await Promise.all([run(), run()]);
    const backend = connect(one, two);
    const askedOf = async () => (await backend.call('GetEcho', {}, usual)).number;
    await eventually(async () => {
      const asked = new Set([await askedOf(), await askedOf()]);
      expect(asked).toEqual(new Set([one.pid, two.pid]));
    });
    one.kill('SIGKILL');
    const answers = await Promise.all(Array.from({ length: 20 }, askedOf));
    await one.ended;
    expect(new Set([...answers, await askedOf()])).toContain(two.pid);
  });

  test('OP-04 a write that may have arrived is not sent again', async () => {
    const echo = await run();
    const backend = connect(echo);
    await backend.call('GetEcho', {}, usual);
    const write = expect(backend.call('MakeEcho', { number: 2000 }, usual)).rejects.toMatchObject(away);
    const read = expect(backend.call('GetEcho', {}, usual)).resolves.toMatchObject({ number: echo.pid });
    await read;
    await kill(echo);
    await write;
  });

  test('GW-07 ready says whether a connection stands', async () => {
    const echo = await run();
    const backend = connect(echo);
    await backend.ready(2000);
    await kill(echo);
    await eventually(() => expect(backend.ready(10)).rejects.toMatchObject(away));
  });
});
