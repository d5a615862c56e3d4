import { type AuditEntry, type AuditHead, chainBegin, type Digest, hashOf } from './audit.ts';

/** How far a chain was found whole. */
export type ChainCheck = {
  /** How many entries hang together, from the first on. */
  good: number;
  /** Hash of the last good one: compared with one that was written down elsewhere, it shows that nobody made the chain anew. */
  hash: string;
  /** Number of the first entry that is changed, missing, added or moved; 0 where all is well so far. */
  broken: number;
};

/** A check under way; `before`: hash of the entry before the last good one. */
export type ChainWalk = ChainCheck & { before: string };

/** A chain of which nothing was looked at. */
export const uncheckedChain: ChainWalk = { good: 0, hash: chainBegin.hash, broken: 0, before: chainBegin.hash };

/** Looks at the next entry, by number; `head` is where the chain ended when the check began. */
export const checkEntry = (
  walk: ChainWalk,
  entry: AuditEntry,
  head: AuditHead | undefined,
  digest: Digest,
): ChainWalk => {
  if (walk.broken > 0) return walk;
  const number = walk.good + 1;
  const whole = entry.number === number && entry.hash === hashOf(entry, digest);
  const asKnown = head?.number !== number || head.hash === entry.hash;
  if (!whole || !asKnown) return { ...walk, broken: number };
  if (entry.previous !== walk.hash) return exchangedBefore(walk);
  return { good: number, hash: entry.hash, broken: 0, before: walk.hash };
};

// This one is whole and remembers another entry before it: that one was made anew, with a hash of its own.
const exchangedBefore = (walk: ChainWalk): ChainWalk =>
  walk.good === 0
    ? { ...walk, broken: 1 }
    : { good: walk.good - 1, hash: walk.before, broken: walk.good, before: walk.before };

/**
 * What was found, after the last entry. The head may be behind, for it is written after the entry; it is never before
 * it, and only a chain's very first entry may have none.
 */
export const checkEnd = ({ good, hash, broken }: ChainWalk, head: AuditHead | undefined): ChainCheck => {
  const cut = head === undefined ? good > 1 : head.number > good;
  return { good, hash, broken: broken === 0 && cut ? good + 1 : broken };
};
