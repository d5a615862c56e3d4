import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '@atrium/stack/folders';
import { writeService } from '@atrium/stack/new-service';
import { tool } from '@atrium/stack/tool';
import { workspaces } from '@atrium/stack/workspaces';
import { serverUrls } from '@atrium/testkit/servers';

let house = '';
const within = (...parts: string[]): string => join(house, ...parts);

/** All that is in the repository, or will be; the new house is a repository too, for those who ask git what is there. */
const copyHouse = async (): Promise<void> => {
  const { output } = await tool('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root });
  for (const file of output.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(within(file)), { recursive: true });
    cpSync(join(root, file), within(file), { force: true });
  }
  await tool('git', ['init', '--quiet'], { cwd: house });
};

/** Third packages are those of the repository, also those of one workspace; the workspaces are those of the copy. */
const linkPackages = (): void => {
  const link = (from: string, to: string): void => {
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from, to);
  };
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name === '@atrium' || name.startsWith('.package')) continue;
    link(join(root, 'node_modules', name), within('node_modules', name));
  }
  for (const { name, dir } of [...workspaces(), { name: '@atrium/new-one', dir: 'services/new-one' }]) {
    link(within(dir), within('node_modules', name));
    const own = join(root, dir, 'node_modules');
    if (existsSync(own)) link(own, within(dir, 'node_modules'));
  }
  link(join(root, 'gateway/portal/dist'), within('gateway/portal/dist'));
};

/** The repository's own settings, but for the folder: this house stands below `.atrium`, which they leave out. */
const jestConfig = `import { jest } from './tools/config/src/jest.js';
const open = { testPathIgnorePatterns: ['/node_modules/'], modulePathIgnorePatterns: [] };
const project = (name) => ({ ...jest(name, import.meta.dirname + '/' + name), ...open });
export default { projects: [project('services/new-one'), project('test')], testTimeout: 60000 };
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
    cwd: command === 'buf' ? within('protos') : house,
    environment,
  });
  expect([code, code === 0 ? '' : output]).toEqual([0, '']);
};

const jest = (project: string, ...patterns: string[]): Promise<void> =>
  run(
    'node',
    join(root, 'node_modules/jest/bin/jest.js'),
    ...['--config', within('jest.config.js'), '--forceExit', '--selectProjects', project, '--', ...patterns],
  );

let written: string[] = [];

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'new-service-'));
  await copyHouse();
  linkPackages();
  writeFileSync(within('jest.config.js'), jestConfig);
  written = await writeService(house, 'new-one');
  await run('node', within('tools/stack/src/commands/generate.ts'));
}, 240_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('OP-04 npm run new', () => {
  it('OP-04 a new service passes the checks of contracts: style, format, nothing broken', async () => {
    await run('buf', 'lint');
    await run('buf', 'format', '--diff', '--exit-code');
    await run('buf', 'breaking', '--against', 'image.binpb');
  }, 60_000);

  it('OP-04 a new service and the gateway that knows it pass the checks of types, lint and format', async () => {
    const code = written.filter((file) => file.endsWith('.ts'));
    await run('tsc', '-p', 'services/new-one');
    await run('tsc', '-p', 'gateway');
    await run('eslint', '--max-warnings', '0', ...code);
    await run('prettier', '--check', '--log-level', 'warn', ...code);
  }, 240_000);

  it('OP-04 a new service stands within the walls, has nothing unused and no version of its own', async () => {
    await run('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'services', 'gateway/src');
    await run('knip', '--no-progress', '--workspace', 'services/new-one');
    await run('sherif');
  }, 240_000);

  it('GW-02 its errors have texts, and ID-43 its right can be given to a key: the contract tests of all find it', async () => {
    await jest('test', 'contracts/(problems|scopes|register)');
    expect(readFileSync(within('gateway/src/problems/new-one-fr.ts'), 'utf8')).toContain('new_one.item_not_found');
    rmSync(within('gateway/src/problems/new-one-en.ts'));
    writeFileSync(within('gateway/src/problems/new-one-en.ts'), 'export const newOneEn = {};\n');
    await expect(jest('test', 'contracts/problems')).rejects.toThrow('new_one.item_not_found');
  }, 120_000);

  it('OP-04 a new service passes its own tests, on real servers', async () => {
    await jest('services/new-one');
  }, 240_000);

  it.each(['Invoicing', 'status', 'a_b', '', '../x', 'class', 'tools', 'field'])(
    'OP-04 the name "%s" is refused, and nothing is written',
    async (name) => {
      const before = readdirSync(within('services'));
      await expect(writeService(house, name)).rejects.toMatchObject({ name: 'Problem' });
      expect(readdirSync(within('services'))).toEqual(before);
    },
  );
});
