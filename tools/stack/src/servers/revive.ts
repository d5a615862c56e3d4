import { makePauses } from '../pauses.ts';
import { messageOf } from '../problem.ts';
import { note } from '../progress.ts';
import type { LocalServer } from './local-server.ts';

/**
 * Starts a server again, on its port and with its data, whenever it ends without having been told to, and says so.
 * @returns how to stop the server for good.
 */
export const revive = (server: LocalServer): (() => Promise<void>) => {
  const pauses = makePauses();
  let since = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const again = (how: string): void => {
    if (stopped) return;
    const pauseMs = pauses(Date.now() - since);
    note(
      `${server.name} ${how} and is started again with its data in ${pauseMs / 1000} s; its last words are in ${server.log}.before`,
    );
    timer = setTimeout(() => {
      since = Date.now();
      server.restart().catch((error: unknown) => again(`did not come back (${messageOf(error)})`));
    }, pauseMs);
  };
  server.onCrash(again);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await server.stop();
  };
};
