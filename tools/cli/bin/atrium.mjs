#!/usr/bin/env node
// Plain JavaScript that any Node from 20 on reads: it finds a Node that runs TypeScript as it is, and hands over.
import { spawn } from 'node:child_process';
import * as modules from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 24;
const here = dirname(fileURLToPath(import.meta.url));
const entry = join(here, '..', 'src', 'main.ts');
// Compiled sources are kept, so that a command takes a tenth of a second and not half of one.
const compiled = join(here, '..', '..', '..', '.atrium', 'compiled');

const projectNode = () => {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const home = modules.createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`);
    return join(dirname(home), 'bin', system === 'win' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
};

const handOver = (node) => {
  // The channel tells the child when this process is killed: nothing goes on alone.
  const child = spawn(node, [entry, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`atrium: ${node} cannot be started (${error.message}). Run "npm install" in the repository.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
};

if (Number.parseInt(process.versions.node, 10) >= needed) {
  modules.enableCompileCache?.(compiled);
  const { main } = await import(entry.replace(/^([A-Za-z]:)/, 'file:///$1'));
  await main();
} else {
  const node = projectNode();
  if (node) handOver(node);
  else {
    console.error(
      `atrium needs Node ${needed}; this is ${process.version}. Run "npm install" in the repository, or install Node ${needed}.`,
    );
    process.exitCode = 1;
  }
}
