import type { Caller } from '@atrium/chassis/caller';
import { isAtriumError } from '@atrium/chassis/errors';
import { sessionOver } from '../errors.ts';

/** Who a secret belongs to, known for a second at most. */
export type OpenSessions<From> = {
  /** The caller of a secret that was asked about less than a second ago. */
  known: (secret: string) => Caller | undefined;
  /** Whether the secret was good when it was last asked about. */
  wasGood: (secret: string) => boolean;
  /** The caller of a secret. Throws identity.session_over; service.unavailable while identity is away. */
  open: (secret: string, from: From) => Promise<Caller>;
  /** Asks again at the next use: the session was ended or changed here. */
  forget: (secret: string) => void;
};

/** How a secret is asked about, and the time in milliseconds. */
export type Asking<From> = { ask: (secret: string, from: From) => Promise<Caller>; now: () => number };

/** Milliseconds that an answer holds: an ended session is refused by every process within a second (ID-40). */
const keepMs = 1000;
/** Milliseconds that a session which is over need not be asked about: none comes back. */
const overMs = 10_000;
const most = 50_000;

const bounded = <T>(map: Map<string, T>, key: string, value: T): void => {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > most ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
};

type Good = { caller: Caller; untilMs: number };
type Flight = { asked: Promise<Caller> | undefined; atMs: number };

/**
 * Sessions that are open, per process (GW-06). An answer counts from the moment it was asked for, so that a slow one is
 * not older than it seems; who comes while it is asked waits for the same answer. While identity is away nobody is let
 * in by an older answer: it never fails open.
 */
export const openSessions = <From>({ ask, now }: Asking<From>): OpenSessions<From> => {
  const good = new Map<string, Good>();
  const over = new Map<string, number>();
  const flights = new Map<string, Flight>();
  const asking = async (secret: string, from: From, flight: Flight): Promise<Caller> => {
    try {
      const caller = await ask(secret, from);
      // Forgotten meanwhile: what was asked before is no longer sure.
      if (flights.get(secret) === flight) bounded(good, secret, { caller, untilMs: flight.atMs + keepMs });
      return caller;
    } catch (error) {
      if (isAtriumError(error) && error.code === sessionOver.code) {
        good.delete(secret);
        bounded(over, secret, now() + overMs);
      }
      throw error;
    } finally {
      if (flights.get(secret) === flight) flights.delete(secret);
    }
  };
  const open = (secret: string, from: From): Promise<Caller> => {
    if ((over.get(secret) ?? 0) > now()) return Promise.reject(sessionOver());
    const flight = flights.get(secret);
    if (flight?.asked !== undefined && flight.atMs + keepMs > now()) return flight.asked;
    const next: Flight = { asked: undefined, atMs: now() };
    flights.set(secret, next);
    return (next.asked = asking(secret, from, next));
  };
  return {
    known: (secret) => {
      const found = good.get(secret);
      return found !== undefined && found.untilMs > now() ? found.caller : undefined;
    },
    wasGood: (secret) => good.has(secret),
    open,
    forget: (secret) => {
      good.delete(secret);
      flights.delete(secret);
    },
  };
};
