import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeService } from '@atrium/stack/new-service';
import { tool } from '@atrium/stack/tool';
import { serverUrls } from '@atrium/testkit/servers';

const root = resolve(import.meta.dirname, '..');
let house = '';

const copied = ['package.json', 'eslint.config.js', '.prettierrc', '.dependency-cruiser.cjs', 'protos', 'tools'];

/** Third packages are those of the repository; the workspaces are those of the copy. */
const linkPackages = (): void => {
  mkdirSync(join(house, 'node_modules/@atrium'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@atrium' && !name.startsWith('.package')) {
      symlinkSync(join(root, 'node_modules', name), join(house, 'node_modules', name));
    }
  }
  const places = {
    protos: 'protos',
    chassis: 'tools/chassis',
    testkit: 'tools/testkit',
    stack: 'tools/stack',
    config: 'tools/config',
  };
  for (const [name, place] of Object.entries(places))
    symlinkSync(join(house, place), join(house, 'node_modules/@atrium', name));
};

/** The repository's own settings, but for the folder: this house stands below `.atrium`, which they leave out. */
const jestConfig = `import { jest } from './tools/config/src/jest.js';
const project = jest('services/new-one', import.meta.dirname + '/services/new-one');
export default { ...project, testPathIgnorePatterns: [], modulePathIgnorePatterns: [], testTimeout: 60000 };
`;

const run = async (command: string, ...args: string[]): Promise<void> => {
  const urls = await serverUrls();
  const environment = {
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    ATRIUM_TEST_MONGODB_URL: urls.mongodbUrl,
    ATRIUM_TEST_NATS_URL: urls.natsUrl,
    ATRIUM_TEST_REDIS_URL: urls.redisUrl,
  };
  const { code, output } = await tool(command, args, {
    cwd: command === 'buf' ? join(house, 'protos') : house,
    environment,
  });
  expect([code, code === 0 ? '' : output]).toEqual([0, '']);
};

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'new-service-'));
  for (const place of copied)
    cpSync(join(root, place), join(house, place), { recursive: true, verbatimSymlinks: true });
  linkPackages();
  writeFileSync(join(house, 'jest.config.js'), jestConfig);
  await writeService(house, 'new-one');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('npm run new', () => {
  it('a new service passes the checks of contracts, types, lint, format and walls', async () => {
    await run('buf', 'lint');
    await run('buf', 'format', '--diff', '--exit-code');
    await run('node', join(house, 'tools/stack/src/commands/generate.ts'));
    await run('tsc', '-p', 'services/new-one');
    await run('eslint', 'services/new-one');
    await run('prettier', '--check', 'services/new-one');
    await run('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'services');
  }, 240_000);

  it('a new service passes its own tests, on real servers', async () => {
    await run('node', join(root, 'node_modules/jest/bin/jest.js'), '--config', 'jest.config.js', '--forceExit');
  }, 240_000);

  it.each(['Invoicing', 'status', 'a_b', '', '../x'])(
    'the name "%s" is refused, and nothing is written',
    async (name) => {
      cpSync(join(root, 'services/status/package.json'), join(house, 'services/status/package.json'));
      const before = readdirSync(join(house, 'services'));
      await expect(writeService(house, name)).rejects.toMatchObject({ name: 'Problem' });
      expect(readdirSync(join(house, 'services'))).toEqual(before);
    },
  );
});
