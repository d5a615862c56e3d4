import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { KeeperMessage } from './keeper.ts';
import { identify } from './identity.ts';
import { openRegister, type Register } from './register.ts';

/** Everything one starter has running in one folder; nothing of it outlives the starter. */
export type Household = {
  dir: string;
  /** Starts a process that ends with its starter. `kind` says in which order: services before servers. */
  spawn(kind: 'service' | 'server', command: string, args: string[], options?: SpawnOptions): ChildProcess;
  /** Runs a command at the end, also after a kill -9 of the starter. */
  atEnd(command: string, args: string[]): void;
  /** Ends what still runs in the folder, and gives it free. */
  close(): Promise<void>;
};

const startKeeper = (): ChildProcess => {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
    env: { PATH: process.env.PATH },
  });
  keeper.unref();
  keeper.channel?.unref();
  return keeper;
};

const keep = (
  child: ChildProcess,
  kind: 'service' | 'server',
  register: Register,
  tell: (m: KeeperMessage) => void,
) => {
  const id = child.pid === undefined ? undefined : identify(child.pid);
  if (!id) return;
  register.add(id);
  tell({ add: id, kind });
  child.once('exit', () => {
    register.remove(id.pid);
    tell({ remove: id.pid });
  });
};

/**
 * Opens a folder for processes: ends what was left of an earlier starter, and starts the keeper that watches this one.
 * @throws FolderTaken when another starter is at work in the folder.
 */
export const openHousehold = async (dir: string): Promise<Household> => {
  const register = await openRegister(dir);
  const keeper = startKeeper();
  const tell = (message: KeeperMessage): void => {
    if (keeper.connected) keeper.send(message);
  };
  return {
    dir,
    spawn: (kind, command, args, options = {}) => {
      // A group of its own: Ctrl-C reaches the starter only, which then ends things in their order.
      const child = spawn(command, args, { detached: process.platform !== 'win32', windowsHide: true, ...options });
      keep(child, kind, register, tell);
      return child;
    },
    atEnd: (command, args) => tell({ atEnd: { command, args } }),
    close: async () => {
      if (keeper.connected) {
        keeper.ref();
        const gone = once(keeper, 'exit');
        keeper.disconnect();
        await gone;
      }
      register.close();
    },
  };
};
