/** `npm run bench -- weather-cold`: the page made from the store over ten years of history, against one month of it (ST-14).
 * Two arguments: incidents a month, 20, and months of the short history, 1. A page of one month marks fewer of its 90 days than one of
 * years; with three months both sides show the same.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { scratch } from '@atrium/testkit/scratch';
import { compare, type Side } from './harness.ts';
import { migrate } from '../support/migrate.ts';

const components = 200;
const years = 10;
const [perMonth = 20, shortMonths = 1] = process.argv.slice(2).map(Number);

const corners = await Promise.all([scratch(), scratch()]);

const start = async (index: 0 | 1, months: number): Promise<ChildProcess> => {
  const { env } = corners[index];
  await migrate('services/status', env);
  const args = [components, months, perMonth].map(String);
  const child = fork(`${import.meta.dirname}/weather-cold-side.ts`, args, {
    execArgv: [],
    env: { ...process.env, ...env },
  });
  const [told] = (await once(child, 'message')) as [{ events: number; bytes: number }];
  process.stdout.write(`${months} months: ${told.events} events, page of ${told.bytes} bytes\n`);
  return child;
};

const sideOf = (name: string, child: ChildProcess): Side => ({
  name,
  pid: child.pid ?? 0,
  work: async (forMs) => {
    child.send(forMs);
    return Number((await once(child, 'message'))[0]);
  },
});

const long = await start(0, years * 12);
const short = await start(1, shortMonths);

await compare({
  title: `the page of ${components} components and 90 days, read from the store and rendered`,
  bare: sideOf(`months of history: ${shortMonths}`, short),
  measured: sideOf(`months of history: ${years * 12}`, long),
  goal: { atMost: 1.2 },
  rounds: 7,
});

for (const child of [long, short]) child.disconnect();
await Promise.all(corners.map((corner) => corner.drop()));
