import { addMonths } from './calendar.ts';
import type { LedgerEntry } from './ledger.ts';
import type { MonthShare, Part } from './months.ts';
import { monthBounds, monthOf } from './zones.ts';

/** What a ledger brings to one month of a component in a region. */
export type Touch = { component: string; region: string; month: string; share: MonthShare };

/**
 * Every month that a ledger touches or ever touched, with what it brings to it now (ST-05). The revision of a share
 * grows exactly when what this month gets changes: a correction leaves all other months alone. What has no end yet is
 * in no month: it is laid over when read. `zoneOf` gives a region's zone.
 */
export const touchesOf = (ledger: readonly LedgerEntry[], zoneOf: (region: string) => string): Touch[] => {
  const pieces = new Map<string, Piece[]>();
  for (const entry of ledger)
    for (const piece of piecesOf(entry, zoneOf(entry.region))) {
      const key = `${entry.component} ${entry.region} ${piece.month}`;
      const others = pieces.get(key);
      if (others === undefined) pieces.set(key, [piece]);
      else others.push(piece);
    }
  return Array.from(pieces.values(), touchOf).filter((touch) => touch !== undefined);
};

type Piece = { entry: LedgerEntry; month: string; part: Part };

// `to` is exclusive, and equal to `from` where the length is unknown. Most lie in one month.
const piecesOf = (entry: LedgerEntry, zone: string): Piece[] => {
  const { state, to } = entry;
  if (to === null) return [];
  const pieces: Piece[] = [];
  for (let month = monthOf(entry.from, zone); ; month = addMonths(month, 1)) {
    const { from, until } = monthBounds(month, zone);
    pieces.push({ entry, month, part: { state, from: Math.max(entry.from, from), to: Math.min(to, until) } });
    if (to <= until) return pieces;
  }
};

const touchOf = (pieces: readonly Piece[]): Touch | undefined => {
  const [first] = pieces;
  if (first === undefined) return undefined;
  const { component, region } = first.entry;
  const parts = pieces.filter(({ entry }) => entry.supersededAt === null).map(({ part }) => part);
  return { component, region, month: first.month, share: { revision: lastChangeOf(pieces), parts } };
};

// A revision that takes a piece away and adds the same one (its interval changed elsewhere) changes nothing here.
const lastChangeOf = (pieces: readonly Piece[]): number => {
  // Most ledgers were never corrected: then nothing was taken away.
  if (pieces.every(({ entry }) => entry.supersededBy === null))
    return pieces.reduce((last, { entry }) => Math.max(last, entry.revision), 0);
  const balance = new Map<string, { revision: number; sum: number }>();
  const count = (revision: number | null, { state, from, to }: Part, step: number): void => {
    if (revision === null) return;
    const key = `${revision} ${state} ${from} ${to}`;
    balance.set(key, { revision, sum: (balance.get(key)?.sum ?? 0) + step });
  };
  for (const { entry, part } of pieces) {
    count(entry.revision, part, 1);
    count(entry.supersededBy, part, -1);
  }
  return Math.max(0, ...Array.from(balance.values(), ({ revision, sum }) => (sum === 0 ? 0 : revision)));
};
