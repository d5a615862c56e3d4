import type { TroubledState } from './states.ts';

/** A stretch of time in which an event puts a component in a state; `to` is exclusive, null while it lasts. */
export type Interval = { component: string; region: string; state: TroubledState; from: number; to: number | null };

/** An interval as it was once written down. Never removed: a correction supersedes it (ST-05). */
export type LedgerEntry = Interval & {
  /** Number of the revision of this ledger that added it, from 1, and when that was. */
  revision: number;
  recordedAt: number;
  /** Number of the revision that superseded it, and when; null while it counts. */
  supersededBy: number | null;
  supersededAt: number | null;
};

/** The intervals that count. */
export const inForce = (ledger: readonly LedgerEntry[]): LedgerEntry[] =>
  ledger.filter((entry) => entry.supersededAt === null);

/** What is no longer wanted is superseded, what is new is added, the rest stays; the same ledger where nothing differs. */
export const reviseLedger = (ledger: LedgerEntry[], wanted: readonly Interval[], now: number): LedgerEntry[] => {
  if (ledger.length === 0 && wanted.length > 0) return wanted.map((interval) => entryOf(interval, 1, now));
  const keys = new Set(wanted.map(identityOf));
  const kept = new Set(inForce(ledger).map(identityOf));
  const added = wanted.filter((interval) => !kept.has(identityOf(interval)));
  if (added.length === 0 && keys.size === kept.size) return ledger;
  const revision = lastRevision(ledger) + 1;
  const before = ledger.map((entry) =>
    entry.supersededAt !== null || keys.has(identityOf(entry))
      ? entry
      : { ...entry, supersededBy: revision, supersededAt: now },
  );
  return [...before, ...added.map((interval) => entryOf(interval, revision, now))];
};

const entryOf = (interval: Interval, revision: number, now: number): LedgerEntry => ({
  ...interval,
  revision,
  recordedAt: now,
  supersededBy: null,
  supersededAt: null,
});

/** Number of the newest revision of a ledger; 0 for an empty one. */
const lastRevision = (ledger: readonly LedgerEntry[]): number =>
  ledger.reduce((last, entry) => Math.max(last, entry.revision, entry.supersededBy ?? 0), 0);

const identityOf = ({ component, region, state, from, to }: Interval): string =>
  `${component} ${region} ${state} ${from} ${to ?? ''}`;
