import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Household } from '../processes/household.ts';
import { messageOf } from '../problem.ts';
import type { Say } from './pip.ts';
import type { ServerName, Servers } from './start-servers.ts';

const execute = promisify(execFile);

const inside: Record<ServerName, { port: number; url: (address: string) => string }> = {
  mongodb: { port: 27017, url: (address) => `mongodb://${address}/?directConnection=true` },
  nats: { port: 4222, url: (address) => `nats://${address}` },
  redis: { port: 6379, url: (address) => `redis://${address}` },
};

/** One compose project per data folder, so that two folders never share data. */
const compose = (dir: string, ...args: string[]): string[] => {
  const project = `atrium-${createHash('sha256').update(dir).digest('hex').slice(0, 8)}`;
  return [
    'compose',
    '--project-name',
    project,
    '--file',
    join(import.meta.dirname, '../../native/compose.yaml'),
    ...args,
  ];
};

/** Whether a Docker engine answers, not merely whether its client is installed. */
export const dockerAnswers = (): Promise<boolean> =>
  execute('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 5_000 }).then(
    () => true,
    () => false,
  );

const addressOf = async (dir: string, name: ServerName): Promise<string> => {
  const { stdout } = await execute('docker', compose(dir, 'port', name, String(inside[name].port)));
  return stdout.trim();
};

/**
 * The servers as containers; undefined where no Docker engine answers or its images cannot be had, in which case the
 * pinned local programs are next.
 */
export const serversByDocker = async (
  names: ServerName[],
  household: Household,
  dir: string,
  say: Say,
): Promise<Partial<Servers> | undefined> => {
  if (!(await dockerAnswers())) return undefined;
  try {
    say('starting containers');
    household.atEnd('docker', compose(dir, 'stop'));
    await execute('docker', compose(dir, 'up', '--detach', '--wait', ...names), { timeout: 300_000 });
    const found = await Promise.all(
      names.map(async (name) => [name, { kind: 'docker', url: inside[name].url(await addressOf(dir, name)) }] as const),
    );
    return Object.fromEntries(found);
  } catch (error) {
    say(`Docker answers but cannot run the servers (${messageOf(error).split('\n')[0] ?? ''})`);
    return undefined;
  }
};

/** Deletes the containers of a data folder with their data. */
export const emptyDocker = async (dir: string): Promise<void> => {
  if (await dockerAnswers()) await execute('docker', compose(dir, 'down', '--volumes'));
};
