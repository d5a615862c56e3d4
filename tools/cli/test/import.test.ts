import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { apiServer, type ApiServer } from './api-server.ts';
import { runCli, scratchFolder, startCli } from './run-cli.ts';

const mib = 1024 * 1024;

const counts = (given: object) => ({
  ...{ componentsCreated: 0, componentsUnchanged: 0, created: 0, updated: 0, unchanged: 0 },
  ...{ refused: 0, notes: 0, updates: 0 },
  ...given,
});

const line = (index: number, given: object) => ({
  ...{ line: index, outcome: 'note', where: `incidents[${index}]`, code: 'import.end_before_start' },
  ...{ detail: 'swapped', message: 'The end came before the start.', about: 'x1' },
  ...given,
});

describe('atrium status import', () => {
  let api: ApiServer;
  let folder: string;
  let env: Record<string, string>;

  beforeEach(async () => {
    api = await apiServer();
    folder = scratchFolder();
    env = { ATRIUM_URL: api.url, ATRIUM_API_KEY: 'atr_test' };
  });

  afterEach(() => api.close());

  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  const importing = (...args: string[]) => runCli(['status', 'import', ...args], { env, cwd: folder });

  test('ST-11 the file goes up in parts of 1 MiB under its SHA-256, and what came is told', async () => {
    const bytes = randomBytes(2 * mib + 17);
    api.state.outcome = { counts: counts({ created: 12, componentsCreated: 2, updates: 30 }), total: 14, handled: 14 };
    const { code, stdout } = await importing('--format', 'statuspage', file('a.json', bytes), '--region', 'eu');
    expect(code).toBe(0);
    const [begun] = api.calls(/^POST .*imports$/);
    expect(begun?.body).toEqual({
      ...{ format: 'statuspage', digest: createHash('sha256').update(bytes).digest('hex') },
      ...{ parts: 3, bytes: 2 * mib + 17, dryRun: false, region: 'eu' },
    });
    const parts = [0, 1, 2].map((part) => api.state.parts.get(`im-1/${part}`) ?? Buffer.alloc(0));
    expect(parts.map(({ length }) => length)).toEqual([mib, mib, 17]);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect(stdout).toContain('Components: 2 made, 0 there already.');
    expect(stdout).toContain('Events: 12 made, 0 changed, 0 there as they are; 30 updates.');
  });

  test('ST-11 after a kill -9 in the middle of the upload a second run brings only the missing parts', async () => {
    const path = file('big.json', randomBytes(4 * mib));
    api.failures.push({ call: /^PUT .*parts\/2$/, times: 1, hang: true });
    const first = startCli(['status', 'import', '--format', 'statuspage', path], { env, cwd: folder });
    await eventually(() => expect(api.calls(/^PUT .*parts\/2$/)).toHaveLength(1));
    first.child.kill('SIGKILL');
    await first.ended;
    api.state.outcome = { counts: counts({ created: 1 }) };
    const { code, stderr } = await importing('--format', 'statuspage', path);
    expect(code).toBe(0);
    expect(stderr).toContain('Going on: 2 of 4 parts are there already.');
    const uploaded = api.calls(/^PUT /).map((call) => call.path.slice(-1));
    expect(uploaded).toEqual(['0', '1', '2', '2', '3']);
    expect(api.state.imports.size).toBe(1);
  });

  test('ST-11 refused entries and notes are grouped by code, with examples, and make exit code 4', async () => {
    api.state.outcome = { counts: counts({ created: 5, refused: 4, notes: 150 }) };
    const refused = Array.from({ length: 4 }, (_, at) => line(at, { outcome: 'refused', code: 'import.no_title' }));
    api.state.lines = [...Array.from({ length: 150 }, (_, at) => line(at, {})), ...refused];
    const report = join(folder, 'report.csv');
    const { code, stdout } = await importing('--format', 'csv', file('a.csv', 'id\n'), '--report', report);
    expect(code).toBe(4);
    expect(stdout).toContain('Refused: 4 entries. Notes: 150 oddities mended.');
    expect(stdout.indexOf('Refused: import.no_title (4)')).toBeLessThan(stdout.indexOf('end_before_start (150)'));
    expect(stdout).toContain('… and 147 more');
    const lines = readFileSync(report, 'utf8').trim().split('\r\n');
    expect(lines[0]).toBe('line,outcome,where,code,detail,message,about');
    expect(lines).toHaveLength(155);
  });

  test('ST-11 a second import of the same says that nothing changed, and ends with 0', async () => {
    api.state.outcome = { counts: counts({ unchanged: 1282, componentsUnchanged: 11 }) };
    const { code, stdout } = await importing('--format', 'statuspage', file('a.json', '{}'));
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing changed.');
  });

  test('ST-11 a dry run asks for nothing but a dry run, and says so', async () => {
    api.state.outcome = { counts: counts({ created: 3 }) };
    const { stdout } = await importing('--format', 'statuspage', '--dry-run', file('a.json', '{}'));
    expect(api.calls(/^POST .*imports$/)[0]?.body).toMatchObject({ dryRun: true });
    expect(stdout).toContain('A dry run: nothing was written.');
    expect(stdout).toContain('Events: 3 would be made');
  });

  test('ST-11 --json prints one JSON document on stdout and nothing else', async () => {
    api.state.outcome = { counts: counts({ created: 1, notes: 1 }) };
    api.state.lines = [line(0, { detail: '\u001b[31mred\u202e' })];
    const { stdout } = await importing('--json', '--format', 'statuspage', file('a.json', '{}'));
    const parsed = JSON.parse(stdout) as { import: { state: string }; groups: { count: number }[] };
    expect(parsed.import.state).toBe('done');
    expect(parsed.groups[0]?.count).toBe(1);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  test('ST-11 in French its sentences are French, from the progress to the summary', async () => {
    api.state.outcome = { counts: counts({ created: 12, refused: 1, updates: 1 }) };
    api.state.lines = [line(0, { outcome: 'refused', code: 'import.no_title' })];
    const { stdout, stderr } = await importing('--lang', 'fr', '--format', 'csv', file('a.csv', 'id\n'));
    expect(stdout).toContain('L’import est terminé.');
    expect(stdout).toContain('Événements : 12 créés, 0 modifiés, 0 inchangés ; 1 mise à jour.');
    expect(stdout).toContain('Refus : import.no_title (1)');
    expect(stderr).not.toMatch(/Uploading|Importing/);
  });

  test('ST-11 an import that failed as a whole says why and ends with 1', async () => {
    const error = { code: 'import.not_json', title: 'Not JSON', detail: 'It ends at line 3.' };
    api.state.outcome = { state: 'failed', error };
    const { code, stderr } = await importing('--format', 'statuspage', file('a.json', 'nope'));
    expect(code).toBe(1);
    expect(stderr).toContain('The import failed. Not JSON: It ends at line 3. (import.not_json)');
  });

  test('ST-11 an upptime folder travels as one envelope of its useful files, always the same bytes', async () => {
    mkdirSync(join(folder, 'up/history'), { recursive: true });
    mkdirSync(join(folder, 'up/api'), { recursive: true });
    for (const name of [
      'history/b.yml',
      'history/a.yml',
      'history/summary.json',
      'api/x.json',
      'probes.csv',
      'README.md',
    ])
      writeFileSync(join(folder, 'up', name), `é ${name}`);
    await importing('--format', 'upptime', join(folder, 'up'));
    await importing('--format', 'upptime', join(folder, 'up'));
    const names = ['history/a.yml', 'history/b.yml', 'history/summary.json', 'probes.csv'];
    const files = Object.fromEntries(names.map((name) => [name, `é ${name}`]));
    expect(api.state.parts.get('im-1/0')?.toString()).toBe(JSON.stringify({ files }));
    expect(api.state.imports.get('im-2')?.digest).toBe(api.state.imports.get('im-1')?.digest);
  });

  test('ST-11 --map names columns, whatever the order in which it is given', async () => {
    const path = file('a.csv', 'x\n');
    await importing('--format', 'csv', '--map', 'title=Subject', '--map', 'begin=Started = on', path);
    expect(api.calls(/^POST .*imports$/)[0]?.body.columns).toEqual({ begin: 'Started = on', title: 'Subject' });
  });

  test.each([
    ['is missing', ['--format', 'csv', 'nowhere.csv'], 'nowhere.csv does not exist.'],
    ['is a folder', ['--format', 'csv', '.'], 'is a folder'],
    ['is no folder', ['--format', 'upptime', 'empty.csv'], 'is not a folder'],
    ['holds no history', ['--format', 'upptime', '.'], 'holds no Upptime history'],
    ['is empty', ['--format', 'csv', 'empty.csv'], 'empty.csv is empty.'],
    ['has no mapping', ['--format', 'csv', '--map', 'title', 'empty.csv'], '"title" maps nothing'],
    [
      'is of a format without columns',
      ['--format', 'statuspage', '--map', 'a=b', 'empty.csv'],
      'for --format csv only',
    ],
    ['has no format', ['empty.csv'], "required option '--format <format>' not specified"],
    ['cannot be reported on', ['--format', 'csv', '--report', 'no/where.csv', 'full.csv'], 'cannot be written'],
  ])('ST-11 a path that %s is told in one sentence, and nothing is sent', async (_why, args, sentence) => {
    file('empty.csv', '');
    file('full.csv', 'id\n');
    const { code, stderr } = await importing(...args);
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
    expect(api.asked).toHaveLength(0);
  });

  test('OP-08 a file of more than 128 MiB is refused before anything is sent', async () => {
    const { code, stderr } = await importing('--format', 'csv', file('huge.csv', Buffer.alloc(128 * mib + 1)));
    expect(stderr).toContain('takes 128 MiB at most');
    expect([code, api.asked.length]).toEqual([2, 0]);
  });

  test('ST-11 Ctrl-C in the middle ends with 130 and says how to go on', async () => {
    api.failures.push({ call: /^PUT .*parts\/0$/, times: 1, hang: true });
    const running = startCli(['status', 'import', '--format', 'csv', file('a.csv', 'id\n')], { env, cwd: folder });
    await eventually(() => expect(api.calls(/^PUT /)).toHaveLength(1));
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('goes on when the same command is given again');
  });
});
