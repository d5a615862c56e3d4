import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { apiServer, type ApiServer } from '@atrium/cli/test/api-server';
import { eventually } from '@atrium/testkit/eventually';
import { eventsAround } from './history.ts';
import { components } from './page.ts';

const writes = /^(POST|PUT|PATCH|DELETE)/;

describe('loading the examples', () => {
  let api: ApiServer;

  beforeEach(async () => {
    api = await apiServer();
  });

  afterEach(() => api.close());

  const start = () => {
    const env = { ...process.env, ATRIUM_URL: api.url, ATRIUM_API_KEY: 'atr_test' };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, said })),
    );
    return { child, ended };
  };

  const expectWhole = (): void => {
    const planned = eventsAround(new Date());
    expect(api.state.components.size).toBe(components.length + 1);
    expect(api.state.regions.size).toBe(3);
    const since = [...api.state.components.values()].map(({ knownSince }) => knownSince);
    expect(new Set(since.filter((at) => at !== '2025-01-01T00:00:00Z')).size).toBe(1);
    expect(api.state.components.get('page')?.knownSince).toBe(since.at(-1));
    const titles = [...api.state.events.values()].map((event) => (event.title as { en: string }).en).sort();
    expect(titles).toEqual(planned.map(({ body }) => body.title.en).sort());
    for (const event of api.state.events.values()) {
      const wish = planned.find(({ body }) => body.title.en === (event.title as { en: string }).en);
      expect(event.updates).toHaveLength((wish?.updates.length ?? 0) + 1);
      const times = event.updates.map(({ at }) => at);
      expect(new Set(times).size).toBe(times.length);
    }
  };

  test('OP-01 everything is written, with progress', async () => {
    const { code, said } = await start().ended;
    expect(code).toBe(0);
    expectWhole();
    expect(said).toMatch(/3 regions[^]*15 components[^]*3 templates[^]*45 of 45 incidents and maintenances[^]*done/);
  });

  test('OP-01 a second run changes nothing', async () => {
    await start().ended;
    const before = api.calls(writes).length;
    const { code } = await start().ended;
    expect(code).toBe(0);
    expect(api.calls(writes)).toHaveLength(before);
  });

  test.each([3, 14, 40, 90])(
    'OP-01 killed after %i writes, a second run makes it whole, and nothing twice',
    async (after) => {
      const first = start();
      await eventually(() => expect(api.calls(writes).length).toBeGreaterThanOrEqual(after), { everyMs: 2 });
      first.child.kill('SIGKILL');
      await first.ended;
      expect((await start().ended).code).toBe(0);
      expectWhole();
    },
  );

  test('OP-01 a platform that is not there ends it with a sentence', async () => {
    await api.close();
    expect((await start().ended).code).toBe(3);
    api = await apiServer();
  });
});
