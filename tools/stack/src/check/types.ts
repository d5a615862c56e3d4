import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inMade, inRoot } from '../folders.ts';
import { tool } from '../tool.ts';
import { workspaces } from '../workspaces.ts';

type Settings = { compilerOptions?: object };

const isOwn = (dir: string): boolean =>
  'compilerOptions' in (JSON.parse(readFileSync(inRoot(dir, 'tsconfig.json'), 'utf8')) as Settings);

/** Notes of the last run lie beside the settings, so that only what changed is looked at again. */
const writeShared = (dirs: string[]): string => {
  const file = inMade('types', 'tsconfig.json');
  mkdirSync(inMade('types'), { recursive: true });
  const settings = {
    extends: inRoot('tools/config/tsconfig.base.json'),
    compilerOptions: { incremental: true, tsBuildInfoFile: inMade('types', 'notes.json'), rootDir: inRoot() },
    include: dirs.map((dir) => `${inRoot(dir)}/**/*.ts`),
    exclude: ['**/node_modules', '**/dist', inRoot('protos/gen'), ...dirs.flatMap((dir) => nested(dir, dirs))],
  };
  writeFileSync(file, JSON.stringify(settings));
  return file;
};

/** A workspace within another one has settings of its own. */
const nested = (dir: string, dirs: string[]): string[] =>
  workspaces()
    .filter((inner) => inner.dir.startsWith(`${dir}/`) && !dirs.includes(inner.dir))
    .map((inner) => inRoot(inner.dir));

const compile = async (settings: string): Promise<string> => {
  const { code, output } = await tool('tsc', ['--project', settings, '--pretty', 'false']);
  return code === 0 ? '' : output;
};

/**
 * Checks the types of every workspace. Those that have the same settings are one program, which takes a quarter of the
 * time: the types of Node and of the packages are read once.
 */
export const checkTypes = async (): Promise<string | undefined> => {
  const dirs = workspaces()
    .map(({ dir }) => dir)
    .filter((dir) => existsSync(inRoot(dir, 'tsconfig.json')));
  const own = dirs.filter(isOwn);
  const shared = writeShared(dirs.filter((dir) => !own.includes(dir)));
  const wrong = await Promise.all([shared, ...own.map((dir) => inRoot(dir, 'tsconfig.json'))].map(compile));
  return wrong.join('') || undefined;
};
