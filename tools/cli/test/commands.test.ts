import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { apiServer, type ApiServer } from './api-server.ts';
import { runCli, scratchFolder } from './run-cli.ts';

// Everything a terminal obeys: escape, 8-bit CSI, bell, right-to-left override and isolate, a line break.
const hostile = 'Pay\u001b[2J\u009b31m\u0007roll\u202e\u2066\nx';
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('atrium status', () => {
  let api: ApiServer;
  let env: Record<string, string>;

  beforeEach(async () => {
    api = await apiServer();
    env = { ATRIUM_URL: api.url, ATRIUM_API_KEY: 'atr_test' };
  });

  afterEach(() => api.close());

  const run = (...args: string[]) => runCli(['status', ...args], { env });

  test('ST-01 report shows the tree with state in a word and a glyph, uptime cut and not rounded, and the days', async () => {
    const { code, stdout } = await run('report', '--days', '5', '--region', 'eu');
    expect(code).toBe(0);
    expect(api.asked[0]?.query).toEqual({ days: '5', region: 'eu' });
    expect(stdout).toContain('Service weather, Europe (Europe/Paris)');
    expect(stdout).toMatch(/^Whole page +✕ partial outage +99\.999 % +-\.\.md$/m);
    expect(stdout).toMatch(/^ {2}Sign-in +✕ partial outage +no data +--\.si$/m);
    expect(stdout).not.toContain('\u001b');
  });

  test('PO-01 in French the report is French, words of states and figures too', async () => {
    const { stdout } = await run('report', '--days', '5', '--lang', 'fr');
    expect(stdout).toMatch(/^COMPOSANT +MAINTENANT +DISPONIBILITÉ/m);
    expect(stdout).toMatch(/^Page entière +✕ panne partielle +99,999 % +-\.\.md$/m);
    expect(stdout).toContain('maintenance prévue');
  });

  test('ST-18 names are in the language asked for, and in the other one where that is empty', async () => {
    api.state.components.set('only', { key: 'only', parent: 'page', name: { fr: 'Paie', en: '' }, regions: [] });
    expect((await run('component', 'list')).stdout).toMatch(/Sign-in +sign-in[^]* {2}Paie +only/);
    expect((await run('component', 'list', '--lang', 'fr')).stdout).toContain('Connexion');
  });

  test('OP-09 names and texts of others cannot command the terminal', async () => {
    api.state.components.set('bad', { key: 'bad', parent: 'page', name: { fr: '', en: hostile }, regions: [hostile] });
    await run('incident', 'report', '--impact', 'minor', '--title', hostile, '--text', hostile, '--component', hostile);
    for (const args of [
      ['component', 'list'],
      ['incident', 'list'],
      ['incident', 'show', 'ev-1'],
    ]) {
      const { stdout } = await run(...args);
      expect(stdout).toContain('Pay�[2J');
      expect(stdout).not.toMatch(obeyed);
    }
    const json = await run('incident', 'show', 'ev-1', '--json');
    expect(json.stdout).not.toMatch(obeyed);
    expect(JSON.parse(json.stdout)).toMatchObject({ title: { en: hostile } });
  });

  test('ST-03 an incident is reported with what was given, and nothing else', async () => {
    const scope = ['--component', 'sign-in', '--component', 'api', '--region', 'eu', '--impact', 'minor'];
    const words = [
      '--title-fr',
      'Lent',
      '--title-en',
      'Slow',
      '--text',
      'We look.',
      '--state',
      'sign-in=partial_outage@eu',
    ];
    await run('incident', 'report', ...words, ...scope, '--from', '2026-11-22T09:00:00+01:00');
    expect(api.calls(/^POST .*incidents$/)[0]?.body).toEqual({
      ...{ title: { fr: 'Lent', en: 'Slow' }, text: { fr: '', en: 'We look.' }, impact: 'minor' },
      ...{ components: ['sign-in', 'api'], regions: ['eu'], startsAt: '2026-11-22T08:00:00Z' },
      states: [{ component: 'sign-in', state: 'partial_outage', regions: ['eu'] }],
    });
  });

  test('ST-03 an incident lives from report to resolve, and its course is shown', async () => {
    const made = await run('incident', 'report', '--title', 'Slow', '--impact', 'minor', '--json');
    const { id } = JSON.parse(made.stdout) as { id: string };
    await run('incident', 'update', id, '--phase', 'identified', '--text', 'Found.');
    await run('incident', 'resolve', id, '--text', 'Over.', '--at', '2026-11-22 11:30');
    const updates = api.calls(/^POST .*updates$/).map(({ body }) => body);
    expect(updates).toEqual([
      { phase: 'identified', text: { fr: '', en: 'Found.' } },
      { phase: 'resolved', text: { fr: '', en: 'Over.' }, at: '2026-11-22T11:30:00Z' },
    ]);
    const { stdout } = await run('incident', 'show', id);
    expect(stdout).toMatch(
      /investigating, Duty[^]*identified[^]*Found\.[^]*2026-11-22 11:30:00 UTC {2}resolved[^]*Over\./,
    );
  });

  test('PO-01 times have two digits throughout, so that columns line up', async () => {
    await run('incident', 'report', '--title', 'Slow', '--impact', 'minor', '--from', '2026-11-02T08:07:03Z');
    expect((await run('incident', 'list')).stdout).toContain('2026-11-02 08:07:03 UTC');
  });

  test('ST-05 the past is revised under the version that was seen, and one update is superseded', async () => {
    await run('incident', 'report', '--title-fr', 'Lent', '--title-en', 'Slow', '--text', 'One.', '--impact', 'minor');
    await run('incident', 'revise', 'ev-1', '--title-en', 'Very slow', '--reopen');
    const [patch] = api.calls(/^PATCH/);
    expect(patch?.body).toEqual({ title: { fr: 'Lent', en: 'Very slow' }, endsAt: null });
    await run('incident', 'correct', 'ev-1', 'ev-1-1', '--text', 'Two.');
    const [correction] = api.calls(/corrections$/);
    expect(correction?.body).toMatchObject({ phase: 'investigating', text: { fr: '', en: 'Two.' }, states: [] });
    expect(correction?.headers['if-match']).toBe('"v2"');
  });

  test('ST-03 a draft is kept, published or thrown away', async () => {
    await run('incident', 'report', '--title', 'Later', '--impact', 'none', '--draft');
    expect(api.state.events.get('ev-1')?.publication).toBe('draft');
    expect((await run('incident', 'list', '--drafts')).stdout).toContain('draft');
    await run('incident', 'publish', 'ev-1');
    expect(api.state.events.get('ev-1')?.publication).toBe('published');
    expect((await run('incident', 'delete-draft', 'ev-1')).code).toBe(0);
    expect(api.state.events.size).toBe(0);
  });

  test('ST-04 a maintenance is planned, extended and cancelled', async () => {
    const window = ['--from', '2030-01-10 20:00', '--to', '2030-01-10 22:00'];
    await run('maintenance', 'plan', '--title', 'Upgrade', ...window, '--publish-at', '2030-01-03 09:00');
    expect(api.state.events.get('ev-1')).toMatchObject({ publication: 'scheduled', publishAt: '2030-01-03T09:00:00Z' });
    await run('maintenance', 'extend', 'ev-1', '--to', '2030-01-10 23:00');
    expect(api.state.events.get('ev-1')).toMatchObject({ endsAt: '2030-01-10T23:00:00Z' });
    await run('maintenance', 'cancel', 'ev-1', '--text', 'Not needed.');
    expect(api.state.events.get('ev-1')).toMatchObject({ phase: 'cancelled' });
  });

  test('GW-03 a long list is read page by page, up to --limit', async () => {
    for (let count = 0; count < 130; count += 1) {
      const path = '/api/v1/status/incidents';
      const body = JSON.stringify({ title: { fr: '', en: `Number ${count}` } });
      await fetch(api.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    }
    const { stdout } = await run('incident', 'list', '--limit', '120', '--json');
    expect((JSON.parse(stdout) as { events: unknown[] }).events).toHaveLength(120);
    expect(api.calls(/^GET .*events$/).map(({ query }) => query.limit)).toEqual(['100', '20']);
  });

  test('ST-06 export writes CSV as the server made it, and JSON with all there is', async () => {
    await run('incident', 'report', '--title', 'Slow', '--impact', 'minor', '--component', 'sign-in');
    const cwd = scratchFolder();
    const csv = await runCli(['status', 'export', '--format', 'csv'], { env });
    expect(csv.stdout).toBe('id,title\r\nev-1,"Slow\u001b[2J"\r\n');
    await runCli(['status', 'export', '-o', 'all.json'], { env, cwd });
    const all = JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8')) as Record<string, unknown[]>;
    expect(Object.keys(all)).toEqual(['exportedAt', 'settings', 'regions', 'components', 'events']);
    expect(all.events).toHaveLength(1);
    expect(api.calls(/^GET .*events$/).map(({ query }) => query.intervals)).toEqual(['true']);
    expect(readdirSync(cwd)).toEqual(['all.json']);
  });

  test('ST-06 a table that is cut on its way is no export: nothing is written, and the command fails', async () => {
    const cwd = scratchFolder();
    api.failures.push({ call: /^GET .*events.csv$/, times: 9, cut: true });
    const { code } = await runCli(['status', 'export', '--format', 'csv', '-o', 'all.csv'], { env, cwd });
    expect([code, readdirSync(cwd)]).toEqual([3, []]);
  });

  test('ST-06 days of an uptime export stay days of the region; a file that cannot be written is no half file', async () => {
    const period = ['--what', 'uptime', '--from', '2026-01-01', '--until', '2026-03-31'];
    const { stdout } = await run('export', ...period);
    expect(JSON.parse(stdout)).toMatchObject({ from: '2026-01-01', until: '2026-03-31' });
    const failed = await run('export', '-o', '/nowhere/there.json');
    expect(failed.code).toBe(2);
    expect(existsSync('/nowhere')).toBe(false);
  });

  test('ST-07 a region is made where it is new and changed under its version where it is not', async () => {
    await run('region', 'set', 'na', '--name-fr', 'Amérique', '--name-en', 'America', '--time-zone', 'America/Toronto');
    await run('region', 'set', 'eu', '--position', '3');
    const [made, changed] = api.calls(/^PUT/);
    expect(made?.headers['if-none-match']).toBe('*');
    expect(changed?.headers['if-match']).toBe('"v1"');
    expect(changed?.body).toEqual({ name: { fr: 'Europe', en: 'Europe' }, timeZone: 'Europe/Paris', position: 3 });
  });

  test('ST-06 weights are changed one by one, and shown', async () => {
    const { stdout } = await run('settings', 'set', '--degraded', '0.1');
    expect(stdout).toContain('major 1, partial 0.3, degraded 0.1');
    expect((await run('settings')).stdout).toContain('degraded 0.1');
  });

  test('ID-43 a new key is on stdout alone, so that it can be kept by a script', async () => {
    const made = await runCli(['keys', 'create', '--name', 'ci', '--scope', 'status:write'], { env });
    expect(made.stdout).toBe('atr_k2_secret\n');
    expect(made.stderr).toContain('not shown again');
    expect((await runCli(['keys', 'list'], { env })).stdout).toContain('status:write');
    expect((await runCli(['keys', 'revoke', 'k2'], { env })).stdout).toBe('Revoked: k2\n');
  });
});
