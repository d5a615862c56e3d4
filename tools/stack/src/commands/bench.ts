import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import { onStopSignal, runCommand } from '../command.ts';
import { runBench } from '../bench.ts';
import { inRoot } from '../folders.ts';
import { makeEnds } from '../platform/ends.ts';
import { Problem } from '../problem.ts';

const helpers = ['harness', 'cpu', 'http-load', 'bare-http', 'bare-server'];

const names = (): string =>
  globSync('*.ts', { cwd: inRoot('test', 'load') })
    .map((file) => basename(file, '.ts'))
    .filter((name) => !helpers.includes(name) && !name.endsWith('.test'))
    .sort()
    .join(', ');

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const file = inRoot('test', 'load', `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file) || helpers.includes(name)) {
    throw new Problem(`Name a bench after \`npm run bench --\`: ${names()}.`);
  }
  const ends = makeEnds();
  const stopping = new AbortController();
  onStopSignal(() => stopping.abort());
  try {
    process.exitCode = await runBench(file, args, ends, stopping.signal);
  } finally {
    await ends.run();
  }
});
