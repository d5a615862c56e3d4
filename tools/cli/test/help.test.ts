import { describe, expect, test } from '@jest/globals';
import { runCli } from './run-cli.ts';

describe('the language of the command line', () => {
  test('PO-01 help is in French where ATRIUM_LANG, LANG or --lang says so, and in English otherwise', async () => {
    const help = async (env: Record<string, string>, ...args: string[]) =>
      (await runCli([...args, 'status', 'import', '--help'], { env })).stdout;
    const french = await help({ ATRIUM_LANG: 'fr' });
    for (const said of [
      'Usage\u202f:',
      'Options communes\u202f:',
      '(choix\u202f: "statuspage"',
      'un import interrompu',
    ])
      expect(french.toLowerCase()).toContain(said.toLowerCase());
    expect(await help({ LANG: 'fr_FR.UTF-8' })).toBe(french);
    expect(await help({ ATRIUM_LANG: 'en' }, '--lang', 'fr')).toBe(french);
    expect(await help({ ATRIUM_LANG: 'en', LANG: 'fr_FR.UTF-8' })).toMatch(/^Usage: .*[\s\S]*Global Options:/);
  });

  test('PO-01 a mistake on the command line is told in French too, and ends with 2', async () => {
    const { code, stderr } = await runCli(['status', 'import', '--format', 'csv', '--nope', 'x'], {
      env: { ATRIUM_LANG: 'fr' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('erreur\u202f: option inconnue\u202f: --nope');
    expect(stderr).toContain('(voir --help)');
  });
});
