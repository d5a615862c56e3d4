import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inRoot } from '@atrium/stack/folders';
import { tool } from '@atrium/stack/tool';

type Report = { summary: { violations: { rule: { name: string }; from: string }[] } };

/** A little house in which everybody keeps to the rules: what each file brings in. */
const house: Record<string, string[]> = {
  'protos/gen/atrium/one/v1/Thing.ts': [],
  'protos/gen/atrium/shared/v1/Text.ts': [],
  'tools/chassis/src/errors.ts': [],
  'tools/chassis/src/use-case.ts': [],
  'tools/chassis/src/due.ts': [],
  'tools/chassis/src/context.ts': [],
  'tools/chassis/src/mongo/aggregates.ts': ['mongoose'],
  'tools/testkit/src/clock.ts': ['@atrium/chassis/errors'],
  'services/one/src/domain/things.ts': ['@atrium/chassis/errors'],
  'services/one/src/application/ports.ts': ['../domain/things.ts', '@atrium/chassis/use-case'],
  'services/one/src/application/do-it.ts': ['./ports.ts', '../domain/things.ts', '@atrium/chassis/due'],
  'services/one/src/store/things.ts': ['../application/ports.ts', '@atrium/chassis/mongo/aggregates', 'mongoose'],
  'services/one/src/clients/others.ts': ['../application/ports.ts', '@atrium/protos/gen/atrium/one/v1/Thing'],
  'services/one/src/transport/grpc.ts': ['../application/do-it.ts', '@atrium/protos/gen/atrium/one/v1/Thing'],
  'services/one/src/service.ts': ['./store/things.ts', './clients/others.ts', './transport/grpc.ts'],
  'services/one/src/domain/things.test.ts': ['./things.ts', '@atrium/testkit/clock'],
  'services/two/src/domain/things.ts': [],
  'services/status/src/domain/things.ts': ['../domain/texts.ts', 'yaml'],
  'services/status/src/domain/texts.ts': ['@atrium/chassis/use-case'],
  'gateway/src/app.ts': ['@atrium/protos/gen/atrium/one/v1/Thing'],
};

/** Who breaks which wall, and by what. A type is as much of a tie as a value, but for cycles. */
const breaks: [wall: string, file: string, brings: string][] = [
  ['nothing-unresolved', 'services/one/src/store/lost.ts', 'nowhere-declared'],
  ['domain-knows-nothing', 'services/one/src/domain/clock.ts', 'node:crypto'],
  ['domain-knows-nothing', 'services/one/src/domain/asking.ts', '../application/ports.ts'],
  ['domain-knows-nothing', 'services/one/src/domain/keeping.ts', '@atrium/chassis/mongo/aggregates'],
  ['domain-knows-nothing', 'services/one/src/domain/reading.ts', 'yaml'],
  ['domain-knows-nothing', 'services/status/src/domain/clock.ts', 'node:crypto'],
  ['domain-knows-nothing', 'services/status/src/domain/asking.ts', '../../../one/src/domain/things.ts'],
  ['application-knows-rules-and-ports', 'services/one/src/application/store.ts', '../store/things.ts'],
  ['application-knows-rules-and-ports', 'services/one/src/application/door.ts', '../transport/grpc.ts'],
  ['application-knows-rules-and-ports', 'services/one/src/application/mongo.ts', '@atrium/chassis/mongo/aggregates'],
  ['application-knows-rules-and-ports', 'services/one/src/application/asking.ts', '@atrium/chassis/context'],
  [
    'application-knows-rules-and-ports',
    'services/one/src/application/wire.ts',
    '@atrium/protos/gen/atrium/one/v1/Thing',
  ],
  ['doors-know-no-stores', 'services/one/src/transport/timers.ts', '../store/things.ts'],
  ['doors-know-no-stores', 'services/one/src/transport/wire.ts', '../clients/others.ts'],
  ['stores-know-ports-and-domain', 'services/one/src/store/acting.ts', '../application/do-it.ts'],
  ['stores-know-ports-and-domain', 'services/one/src/store/calling.ts', '../clients/others.ts'],
  ['stores-know-ports-and-domain', 'services/one/src/clients/wiring.ts', '../service.ts'],
  ['no-service-knows-another', 'services/status/src/domain/asking.ts', '../../../one/src/domain/things.ts'],
  ['no-service-knows-another', 'services/two/src/config.ts', '../../one/src/domain/things.ts'],
  ['gateway-knows-no-service', 'gateway/src/rules.ts', '../../services/one/src/domain/things.ts'],
  ['services-know-no-gateway', 'services/one/src/transport/http.ts', '../../../../gateway/src/app.ts'],
  ['services-know-no-gateway', 'tools/testkit/src/app.ts', '../../../gateway/src/app.ts'],
  ['tools-know-no-business', 'tools/testkit/src/things.ts', '../../../services/one/src/domain/things.ts'],
  ['tools-know-no-business', 'tools/chassis/src/things.ts', '@atrium/protos/gen/atrium/one/v1/Thing'],
  ['mongoose-in-stores-only', 'services/one/src/migrate.ts', 'mongoose'],
  ['mongoose-in-stores-only', 'gateway/src/keys.ts', 'mongoose'],
  ['no-tests-in-the-house', 'services/one/src/store/clock.ts', '@atrium/testkit/clock'],
];
const breaksByValue: [wall: string, file: string, brings: string][] = [
  ['mongoose-in-mongo-only', 'tools/chassis/src/relay.ts', 'mongoose'],
  ['no-cycle', 'services/one/src/domain/egg.ts', './hen.ts'],
];

let dir = '';
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
};
const typesOf = (brings: string[]): string =>
  brings.map((from, index) => `import type * as T${index} from '${from}';`).join('\n');

const writePackages = (): void => {
  mkdirSync(join(dir, 'node_modules/@atrium'), { recursive: true });
  for (const [name, place] of [
    ['protos', 'protos'],
    ['chassis', 'tools/chassis'],
    ['testkit', 'tools/testkit'],
  ] as const) {
    const exports = { './gen/*': './gen/*.ts', './*': './src/*.ts' };
    write(`${place}/package.json`, JSON.stringify({ name: `@atrium/${name}`, exports }));
    symlinkSync(join(dir, place), join(dir, 'node_modules/@atrium', name));
  }
  for (const name of ['mongoose', 'yaml']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
};

/** Every wall that is broken, as `wall file`. */
const broken = async (): Promise<string[]> => {
  const config = inRoot('.dependency-cruiser.cjs');
  const places = ['services', 'gateway', 'tools', 'protos'];
  const { output } = await tool('depcruise', ['--config', config, '--output-type', 'json', ...places], { cwd: dir });
  const { violations } = (JSON.parse(output) as Report).summary;
  return violations.map(({ rule, from }) => `${rule.name} ${from}`).sort();
};

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'walls-'));
  writePackages();
  for (const [file, brings] of Object.entries(house)) write(file, typesOf(brings));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('OP-04 the walls of the house', () => {
  it('OP-04 a house that keeps to the rules breaks none', async () => {
    expect(await broken()).toEqual([]);
  }, 60_000);

  it('OP-04 whoever brings in what is behind a wall is named, and nobody else', async () => {
    for (const [, file, brings] of breaks) write(file, typesOf([brings]));
    for (const [, file, brings] of breaksByValue) write(file, `import '${brings}';`);
    write('services/one/src/domain/hen.ts', "import './egg.ts';");
    const all = [...breaks, ...breaksByValue];
    expect(await broken()).toEqual(all.map(([wall, file]) => `${wall} ${file}`).sort());
  }, 60_000);

  it('OP-04 every wall is broken by this test', async () => {
    const { default: config } = (await import(inRoot('.dependency-cruiser.cjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    const proved = new Set([...breaks, ...breaksByValue].map(([wall]) => wall));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
  });
});
