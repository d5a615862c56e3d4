import { afterAll, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess } from '@atrium/testkit/process';
import { house } from './fixtures.ts';

const home = await house();
afterAll(() => home.stop());

test('OP-04 a gateway that is told to stop says so to who asks, and serves whoever comes during the pause', async () => {
  const entry = `${import.meta.dirname}/../src/main.ts`;
  const env = { ...home.env, ATRIUM_HTTP_PORT: '0', ATRIUM_STOP_PAUSE_MS: '60000' };
  await using gateway = await startProcess(entry, env);
  const ask = (path: string) => fetch(`http://127.0.0.1:${gateway.ports.http ?? 0}${path}`);
  const ready = await ask('/readyz');
  expect([ready.status, ready.headers.get('connection')]).toEqual([200, 'keep-alive']);
  gateway.kill('SIGTERM');
  await eventually(async () => expect((await ask('/readyz')).status).toBe(503));
  for (const path of ['/healthz', '/api/v1', '/status']) {
    const { status, headers } = await ask(path);
    expect([path, status, headers.get('connection')]).toEqual([path, 200, 'close']);
  }
  gateway.kill('SIGKILL');
});
