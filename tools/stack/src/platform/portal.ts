import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { inRoot } from '../folders.ts';
import { Problem } from '../problem.ts';
import { tool } from '../tool.ts';

const home = inRoot('gateway', 'portal');

const times = (patterns: string[]): number[] =>
  globSync(patterns, { cwd: home, exclude: ['node_modules/**'] }).map((file) => statSync(`${home}/${file}`).mtimeMs);

const hasBuild = (): boolean => {
  const file = `${home}/package.json`;
  return (
    existsSync(file) && 'build' in ((JSON.parse(readFileSync(file, 'utf8')) as { scripts?: object }).scripts ?? {})
  );
};

/** Whether something that goes into the build is newer than what came out of it. */
export const portalIsStale = (): boolean => {
  if (!hasBuild()) return false;
  const built = times(['dist/**/*.*']);
  const sources = times(['src/**/*.*', 'public/**/*.*', '*.{html,json,ts,js,mjs}']);
  return built.length === 0 || Math.max(...sources) > Math.max(...built);
};

/**
 * Builds the web portal.
 * @throws Problem with the build's own words.
 */
export const buildPortal = async (): Promise<void> => {
  const { code, output } = await tool('node', ['--run', 'build'], { cwd: home });
  if (code !== 0) throw new Problem(`The portal could not be built:\n${output.trim()}`);
};
