import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from './folders.ts';

/** A folder with a package.json that the root's `workspaces` name. */
export type Workspace = { name: string; dir: string; process?: 'service' | 'gateway' };

type Manifest = { name: string; workspaces?: string[]; atrium?: { process?: 'service' | 'gateway' } };

const manifestOf = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest;

/** All workspaces, by folder. `dir` is relative to the root, such as `services/status`. */
export const workspaces = (): Workspace[] => {
  const patterns = manifestOf(inRoot('package.json')).workspaces ?? [];
  const files = globSync(
    patterns.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  );
  return files.sort().map((file) => {
    const { name, atrium } = manifestOf(join(root, file));
    return { name, dir: dirname(file), ...(atrium?.process ? { process: atrium.process } : {}) };
  });
};

/** A workspace that runs as a process of its own; `name` is short, such as `status`. */
export type Runnable = { name: string; kind: 'service' | 'gateway'; dir: string; migrates: boolean };

/** Every workspace whose package.json says `"atrium": { "process": "service" }` or `"gateway"`; services first. */
export const runnables = (): Runnable[] =>
  workspaces()
    .flatMap(({ name, dir, process: kind }) =>
      kind
        ? [{ name: name.replace(/^@atrium\//, ''), kind, dir, migrates: existsSync(join(root, dir, 'src/migrate.ts')) }]
        : [],
    )
    .sort((a, b) => b.kind.localeCompare(a.kind) || a.name.localeCompare(b.name));
