import { randomUUID } from 'node:crypto';
import type { Logger } from '@atrium/chassis/logger';

/** How often the page at one address was sent since the last line. */
export type Tally = { readonly address: string; sent: number };

/**
 * The access log of the hot path. A line a request would cost more than the answer: every answer gets an id of its own
 * by counting, and a line a minute says which ids went to which addresses (OP-06).
 */
export type HotLog = {
  /** What counts the answers of an address. */
  tally: (address: string) => Tally;
  /** Counts an answer and gives its id. */
  sent: (tally: Tally, unchanged: boolean) => string;
  /** Writes the line now. */
  flush: () => void;
};

const everyMs = 60_000;
const addressesMax = 20;

const busiest = (tallies: readonly Tally[]): Record<string, number> => {
  const sums = new Map<string, number>();
  for (const { address, sent } of tallies) sums.set(address, (sums.get(address) ?? 0) + sent);
  return Object.fromEntries([...sums].sort(([, a], [, b]) => b - a).slice(0, addressesMax));
};

/** Counts what the hot path answers; the ids of a process begin alike. */
export const hotLog = (logger: Pick<Logger, 'info'>): HotLog => {
  const begin = `${randomUUID().slice(0, 8)}-`;
  const idOf = (count: number): string => begin + count.toString(36);
  let [first, last, unchanged] = [1, 0, 0];
  let touched: Tally[] = [];
  const flush = (): void => {
    if (last < first) return;
    const ids = { from: idOf(first), to: idOf(last) };
    logger.info({ ids, sent: last - first + 1, unchanged, addresses: busiest(touched) }, 'pages sent');
    for (const tally of touched) tally.sent = 0;
    [first, unchanged, touched] = [last + 1, 0, []];
  };
  return {
    flush,
    tally: (address) => ({ address, sent: 0 }),
    sent: (tally, same) => {
      if (last < first) setTimeout(flush, everyMs).unref();
      if (tally.sent === 0) touched.push(tally);
      tally.sent += 1;
      if (same) unchanged += 1;
      return idOf((last += 1));
    },
  };
};
