import type { Caller } from '@atrium/chassis/caller';
import { checkEnd, checkEntry, uncheckedChain, type ChainCheck } from '../domain/audit-check.ts';
import type { RecordDeps } from './record-ports.ts';
import { chainFor } from './shared/chain-for.ts';

/**
 * Checks the chain of the caller's organisation from its first entry to its last, and names the first that was changed,
 * taken away, added or exchanged (ID-45). What nobody can see from within: that somebody who may write everything, the
 * head of the chain too, made it anew from some entry on. Against that the last hash is written down elsewhere, and
 * compared: the entry of that number must still have it.
 *
 * @param signal aborted when nobody waits any more; then it rejects.
 */
export const verifyAudit =
  ({ audit, digest }: Pick<RecordDeps, 'audit' | 'digest'>) =>
  async (caller: Caller, signal?: AbortSignal): Promise<ChainCheck> => {
    const organisation = chainFor(caller);
    // Before the entries: those that come meanwhile lie behind it.
    const head = await audit.head(organisation);
    let walk = uncheckedChain;
    for await (const entry of audit.chain(organisation)) {
      walk = checkEntry(walk, entry, head, digest);
      if (walk.broken > 0) break;
      signal?.throwIfAborted();
    }
    return checkEnd(walk, head);
  };
