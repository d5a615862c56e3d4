import type { LineCode } from './codes.ts';
import type { Tell } from './report.ts';
import { canonicalJson, textOf, type Fields } from './values.ts';

/** An entry that may be there several times under one id. */
export type Repeatable = { id: string; fields: Fields; where: string };

type Codes = { same: LineCode; other: LineCode };

const age = ({ fields }: Repeatable): string => textOf(fields.updated_at) ?? textOf(fields.created_at) ?? '';

/**
 * Of entries with one id the one with the newest `updated_at` counts (the first of the file where that is the same); the others get a line:
 * a note where they are identical, refused where they differ. The winners keep their order.
 */
export const withoutRepeats = <T extends Repeatable>(
  entries: readonly T[],
  codes: Codes,
  tell: Tell,
  about?: string,
): T[] => {
  const winners = new Map<string, T>();
  for (const entry of entries) {
    const before = winners.get(entry.id);
    if (before === undefined) {
      winners.set(entry.id, entry);
      continue;
    }
    const [winner, loser] = age(entry) > age(before) ? [entry, before] : [before, entry];
    const same = canonicalJson(winner.fields) === canonicalJson(loser.fields);
    tell(same ? codes.same : codes.other, loser.where, `${entry.id}: ${winner.where}`, about ?? entry.id);
    winners.set(entry.id, winner);
  }
  return winners.size === entries.length ? [...entries] : [...winners.values()];
};
