/**
 * A process of its own that outlives its starter by a moment: when the channel to the starter closes, even by a
 * kill -9, it ends what the starter had running: services first, then the servers they need.
 */
import { spawnSync } from 'node:child_process';
import { endProcesses } from './end.ts';
import type { ProcessId } from './identity.ts';

export type KeeperMessage =
  { add: ProcessId; kind: 'service' | 'server' } | { remove: number } | { atEnd: { command: string; args: string[] } };

const kept = new Map<number, { id: ProcessId; kind: 'service' | 'server' }>();
const atEnd: { command: string; args: string[] }[] = [];

const ofKind = (kind: 'service' | 'server'): ProcessId[] =>
  [...kept.values()].filter((entry) => entry.kind === kind).map((entry) => entry.id);

const endAll = async (): Promise<void> => {
  await endProcesses(ofKind('service'), 5_000);
  await endProcesses(ofKind('server'));
  for (const { command, args } of atEnd) spawnSync(command, args, { stdio: 'ignore' });
  process.exit(0);
};

process.on('message', (message: KeeperMessage) => {
  if ('add' in message) kept.set(message.add.pid, { id: message.add, kind: message.kind });
  else if ('remove' in message) kept.delete(message.remove);
  else atEnd.push(message.atEnd);
});
process.on('disconnect', () => void endAll());
