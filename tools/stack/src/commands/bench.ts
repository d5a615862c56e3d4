import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { onStopSignal, runCommand } from '../command.ts';
import { runBench } from '../bench.ts';
import { inRoot } from '../folders.ts';
import { makeEnds } from '../platform/ends.ts';
import { Problem } from '../problem.ts';

/** A bench begins with how it is called; the other files of the folder help it. */
const isBench = (name: string): boolean =>
  readFileSync(inRoot('test', 'load', `${name}.ts`), 'utf8').startsWith(`/** \`npm run bench -- ${name}\``);

const benches = (): string[] =>
  globSync('*.ts', { cwd: inRoot('test', 'load') })
    .map((file) => basename(file, '.ts'))
    .filter(isBench)
    .sort();

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  if (!benches().includes(name)) {
    throw new Problem(`Name a bench after \`npm run bench --\`: ${benches().join(', ')}.`);
  }
  const file = inRoot('test', 'load', `${name}.ts`);
  const ends = makeEnds();
  const stopping = new AbortController();
  onStopSignal(() => stopping.abort());
  try {
    process.exitCode = await runBench(file, args, ends, stopping.signal);
  } finally {
    await ends.run();
  }
});
