import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Household } from '../processes/household.ts';
import { startLocalServer, type LocalServer } from './local-server.ts';
import { talk } from './talk.ts';
import { wheelBinaries } from './wheels.ts';

/** One nats-server with JetStream on files; several with the same cluster name and each other's routes are a cluster. */
export type NatsOptions = {
  dir: string;
  household: Household;
  port?: number | undefined;
  cluster?: { name: string; server: string; port: number; routes: number[] };
};

const settings = (port: number, { dir, cluster }: NatsOptions): string => {
  const lines = [
    `listen: "127.0.0.1:${port}"`,
    `server_name: ${JSON.stringify(cluster?.server ?? 'atrium')}`,
    `jetstream { store_dir: ${JSON.stringify(join(dir, 'jetstream'))} }`,
  ];
  if (cluster) {
    const routes = cluster.routes.map((route) => `"nats://127.0.0.1:${route}"`).join(', ');
    lines.push(`cluster { name: ${cluster.name}, listen: "127.0.0.1:${cluster.port}", routes: [${routes}] }`);
  }
  return `${lines.join('\n')}\n`;
};

/**
 * Starts a real NATS server.
 * @throws Problem in one sentence when it does not come up.
 */
export const startNats = async (options: NatsOptions): Promise<LocalServer> => {
  const { natsServer } = await wheelBinaries();
  mkdirSync(options.dir, { recursive: true });
  const config = join(options.dir, 'nats.conf');
  return startLocalServer({
    name: 'nats-server',
    household: options.household,
    dir: options.dir,
    port: options.port,
    command: natsServer,
    args: (port) => {
      writeFileSync(config, settings(port, options));
      return ['--config', config];
    },
    url: (port) => `nats://127.0.0.1:${port}`,
    answers: async (port) => (await talk(port, 'CONNECT {"verbose":false}\r\nPING\r\n')).includes('"jetstream":true'),
  });
};
