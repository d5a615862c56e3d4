import { refuseIfSpent } from '../limits/refuse.ts';
import type { Verdict } from '../limits/lease.ts';

/** Counts who comes with secrets that are good for nothing, by address. */
export type ByAddress = (address: string) => Verdict | Promise<Verdict>;

/** Slows down who tries secrets, without those beside whose secrets are good. */
export type Strangers = {
  /** Throws request.too_many for an address from which too many were wrong. */
  admit: (address: string) => void;
  /** Counts a wrong one. */
  wrong: (address: string) => Promise<void>;
};

const most = 10_000;

/**
 * Sessions are asked about every second, so that only wrong ones can count: an office behind one address may have
 * hundreds of good ones.
 */
export const makeStrangers = (take: ByAddress, now: () => number): Strangers => {
  const spent = new Map<string, Verdict & { untilMs: number }>();
  return {
    admit: (address) => {
      const found = spent.get(address);
      if (found === undefined) return;
      if (found.untilMs > now()) refuseIfSpent({ ...found, resetSeconds: Math.ceil((found.untilMs - now()) / 1000) });
      spent.delete(address);
    },
    wrong: async (address) => {
      const verdict = await take(address);
      if (verdict.allowed) return;
      spent.set(address, { ...verdict, untilMs: now() + verdict.resetSeconds * 1000 });
      const oldest = spent.size > most ? spent.keys().next().value : undefined;
      if (oldest !== undefined) spent.delete(oldest);
    },
  };
};
