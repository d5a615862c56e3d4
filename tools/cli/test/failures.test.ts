import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { problem } from './api-routes.ts';
import { apiServer, type ApiServer } from './api-server.ts';
import { runCli, scratchFolder, startCli } from './run-cli.ts';

describe('atrium, when something is wrong', () => {
  let api: ApiServer;
  let env: Record<string, string>;

  beforeEach(async () => {
    api = await apiServer();
    env = { ATRIUM_URL: api.url, ATRIUM_API_KEY: 'atr_test' };
  });

  afterEach(() => api.close());

  test('GW-02 a refusal is told in the words of the server, with the fields at fault, and ends with 1', async () => {
    const errors = [{ field: '/components/0', code: 'field.unknown', detail: 'There is no component \u001b[2Jx.' }];
    const reply = problem(400, 'request.invalid', 'The request is not right', { detail: 'Correct it.', errors });
    api.failures.push({ call: /^POST/, times: 1, reply });
    const { code, stderr, stdout } = await runCli(
      ['status', 'incident', 'report', '--title', 'x', '--impact', 'minor'],
      { env },
    );
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('atrium: The request is not right: Correct it.');
    expect(stderr).toContain('  /components/0: There is no component �[2Jx.');
    expect(stderr).toContain('(request.invalid, HTTP 400, req-1)');
  });

  test('GW-02 with --json the problem is on stdout as JSON', async () => {
    const { code, stdout } = await runCli(['status', 'incident', 'show', 'none', '--json'], { env });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ problem: { code: 'request.not_found', status: 404 } });
  });

  test('GW-04 a POST that got no answer is tried again under the same Idempotency-Key, and happens once', async () => {
    api.failures.push({ call: /^POST/, times: 1, cut: true }, { call: /^POST/, times: 1, reply: { status: 503 } });
    const { code } = await runCli(['status', 'incident', 'report', '--title', 'x', '--impact', 'minor'], { env });
    expect(code).toBe(0);
    const keys = api.calls(/^POST/).map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(api.state.events.size).toBe(1);
  });

  test('GW-05 a 429 waits as long as Retry-After says', async () => {
    const headers = { 'retry-after': '1' };
    api.failures.push({ call: /^GET/, times: 1, reply: { ...problem(429, 'request.too_many', 'Too many'), headers } });
    const { code, stderr } = await runCli(['status', 'region', 'list', '--verbose'], { env });
    expect(code).toBe(0);
    expect(stderr).toContain('Trying again in 1.0 s.');
  });

  test('OP-08 a Retry-After of an hour is not waited for', async () => {
    const reply = { ...problem(503, 'service.unavailable', 'Away'), headers: { 'retry-after': '3600' } };
    api.failures.push({ call: /^GET/, times: 9, reply });
    const { code } = await runCli(['status', 'region', 'list'], { env });
    expect([code, api.asked.length]).toEqual([3, 1]);
  });

  test('GW-03 a PATCH that got no answer is not tried again: its effect may be there', async () => {
    api.failures.push({ call: /^PATCH/, times: 1, cut: true });
    const { code, stderr } = await runCli(['status', 'component', 'archive', 'sign-in'], { env });
    expect([code, api.calls(/^PATCH/).length]).toEqual([3, 1]);
    expect(stderr).toContain('cannot be reached');
  });

  test('GW-03 changes carry the version that was seen', async () => {
    await runCli(['status', 'component', 'edit', 'sign-in', '--name-en', 'Log-in'], { env });
    const [patch] = api.calls(/^PATCH/);
    expect(patch?.headers['if-match']).toBe('"v4"');
    expect(patch?.body).toEqual({ name: { fr: 'Connexion', en: 'Log-in' } });
  });

  test('GW-02 a server that is not there ends with 3', async () => {
    await api.close();
    const { code, stderr } = await runCli(['status', 'report'], { env });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^atrium: http:\/\/127.0.0.1:\d+ cannot be reached \(ECONNREFUSED\)\.\n$/m);
    api = await apiServer();
  });

  test('GW-02 without an address one sentence says what to set', async () => {
    const { code, stderr } = await runCli(['status', 'report']);
    expect(code).toBe(2);
    expect(stderr).toContain('set ATRIUM_URL');
  });

  test('OP-01 without variables .atrium/run.json of the folder gives address and key, and --verbose alone says so', async () => {
    const cwd = scratchFolder();
    mkdirSync(join(cwd, '.atrium'));
    writeFileSync(
      join(cwd, '.atrium/run.json'),
      JSON.stringify({ url: api.url, apiKeys: [{ name: 'a', key: 'atr_run' }] }),
    );
    const quiet = await runCli(['status', 'region', 'list'], { cwd });
    expect([quiet.code, quiet.stderr]).toEqual([0, '']);
    const told = await runCli(['status', 'region', 'list', '--verbose'], { cwd });
    expect(told.stderr).toContain('.atrium/run.json');
    expect(api.asked.every(({ headers }) => headers.authorization === 'Bearer atr_run')).toBe(true);
  });

  test('OP-09 the key of .atrium/run.json goes to no other address', async () => {
    const cwd = scratchFolder();
    mkdirSync(join(cwd, '.atrium'));
    const run = { url: 'http://127.0.0.1:1', apiKeys: [{ key: 'atr_run' }] };
    writeFileSync(join(cwd, '.atrium/run.json'), JSON.stringify(run));
    await runCli(['status', 'region', 'list'], { cwd, env: { ATRIUM_URL: api.url } });
    expect(api.asked[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    ['an unknown command', ['status', 'wether']],
    ['an unknown option', ['status', 'report', '--dayz', '3']],
    ['a stray argument', ['status', 'region', 'list', 'eu']],
    ['a number out of bounds', ['status', 'report', '--days', '367']],
    [
      'a time that is none',
      ['status', 'incident', 'report', '--title', 'x', '--impact', 'minor', '--from', '2026-02-31'],
    ],
    [
      'a state that is none',
      ['status', 'incident', 'report', '--title', 'x', '--impact', 'minor', '--state', 'sign-in=down'],
    ],
    ['an address that is none', ['--url', 'ftp://x', 'status', 'report']],
    ['no title', ['status', 'incident', 'report', '--impact', 'minor']],
    ['no impact', ['status', 'incident', 'report', '--title', 'x']],
    ['nothing to change', ['status', 'component', 'edit', 'sign-in']],
  ])('GW-02 %s ends with 2', async (_what, args) => {
    const { code, stderr } = await runCli(args, { env });
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
    expect(api.calls(/^(POST|PATCH|PUT)/)).toHaveLength(0);
  });

  test('ST-03 an incident needs an impact, or a template that may give it, and the help says so', async () => {
    const run = (...args: string[]) => runCli(args, { env });
    const refused = await run('status', 'incident', 'report', '--title', 'Slow', '--lang', 'fr');
    expect([refused.code, api.calls(/^POST/).length]).toEqual([2, 0]);
    expect(refused.stderr).toContain('Il faut la gravité\u202f: --impact none, minor, major ou critical');
    expect((await run('status', 'incident', 'report', '--template', 'slow')).code).toBe(0);
    const help = async (lang: string) =>
      (await run('status', 'incident', 'report', '--help', '--lang', lang)).stdout.replace(/\s+/g, ' ');
    expect(await help('en')).toContain('how hard it hits; needed, unless a template gives it');
    expect(await help('fr')).toContain('obligatoire, à moins qu’un modèle ne la donne');
  });

  test('PO-01 in French mistakes of the command line and of the network are told in French', async () => {
    const nothing = await runCli(['status', 'component', 'edit', 'sign-in', '--lang', 'fr'], { env });
    expect(nothing.stderr).toBe('atrium: Rien à modifier n’a été donné.\n');
    const away = await runCli(['status', 'report', '--lang', 'fr'], { env: { ATRIUM_URL: 'http://127.0.0.1:1' } });
    expect(away.stderr).toMatch(/^atrium: http:\/\/127.0.0.1:1 est injoignable/m);
  });

  test('OP-08 a server that does not answer soon is told of after two seconds, with how long it is waited for', async () => {
    api.failures.push({ call: /^GET/, times: 1, hang: true });
    const running = startCli(['status', 'region', 'list'], { env });
    await eventually(() => expect(running.output().stderr).toContain('tried again, for 60 s at most.'));
    running.child.kill('SIGTERM');
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/atrium: interrupted\.\n$/);
  });

  test('GW-01 help ends with 0 and lists the exit codes', async () => {
    const { code, stdout } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const end of ['0    done', '2    the command line', '130  interrupted']) expect(stdout).toContain(end);
  });

  test('GW-02 messages are asked for in the language of LANG', async () => {
    await runCli(['status', 'region', 'list'], { env: { ...env, LANG: 'fr_FR.UTF-8' } });
    expect(api.asked[0]?.headers['accept-language']).toBe('fr');
  });
});
