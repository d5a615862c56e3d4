import type { Redis } from 'ioredis';
import { contextOf, type RequestContext, type RouteClass } from '../http/context.ts';
import type { Step } from '../http/step.ts';
import { leases, type Verdict } from '../limits/lease.ts';
import { refuseIfSpent } from '../limits/refuse.ts';
import { sharedCounter } from '../limits/shared.ts';

/** Requests a minute for one key or one address, by class of route. */
export type RateLimits = Record<Exclude<RouteClass, 'health'> | 'public' | 'unknownKey' | 'noKey', number>;

/**
 * What is allowed a minute unless the operator says otherwise. `public` is for all writes without a key, `noKey` for
 * reads that need one. `signIn`, `reset` and `signUp` count by address, whoever asks.
 */
export const usualLimits: RateLimits = {
  read: 3000,
  write: 1200,
  import: 1200,
  weather: 6000,
  export: 300,
  public: 120,
  unknownKey: 120,
  noKey: 120,
  signIn: 10,
  reset: 5,
  signUp: 5,
};

const windowMs = 60_000;
/** Of the limit, what one replica may hold without spending it, and never more than this many points. */
const leasePart = 1 / 30;
const leaseMax = 200;

type Plan = keyof RateLimits;
type Take = (key: string) => Verdict | Promise<Verdict>;

/** Counters for every plan, shared by the replicas through Redis. */
export const rateLimiter = (limits: RateLimits, redis: Redis): Record<Plan, Take> => {
  const counter = (plan: Plan): Take => {
    const limit = limits[plan];
    const take = sharedCounter({ redis, name: plan, limit, windowMs });
    const lease = Math.max(1, Math.min(leaseMax, Math.floor(limit * leasePart)));
    return leases({ limit, windowMs, lease, take, now: Date.now });
  };
  return {
    ...{ read: counter('read'), write: counter('write'), import: counter('import'), weather: counter('weather') },
    ...{ export: counter('export'), public: counter('public'), unknownKey: counter('unknownKey') },
    noKey: counter('noKey'),
    ...{ signIn: counter('signIn'), reset: counter('reset'), signUp: counter('signUp') },
  };
};

/** Classes in which it does not matter who one is. */
const strict: ReadonlySet<Plan> = new Set(['signIn', 'reset', 'signUp']);

const planOf = ({ class: kind, caller }: RequestContext): Plan | undefined => {
  if (kind === 'health') return undefined;
  return caller.kind === 'anonymous' && (kind === 'write' || kind === 'import') ? 'public' : kind;
};

const judge = (context: RequestContext, verdict: Verdict): void => {
  const { limit, remaining, resetSeconds } = verdict;
  context.headers.push('RateLimit-Limit', String(limit), 'RateLimit-Remaining', String(remaining));
  context.headers.push('RateLimit-Reset', String(resetSeconds), 'RateLimit-Policy', `${limit};w=60`);
  refuseIfSpent(verdict);
};

/** Counts every request by key, else by address, and by class of route; tells the state in headers (GW-05). */
export const rateLimit = (take: Record<Plan, Take>): Step => {
  return (req, _res, next) => {
    const context = contextOf(req);
    const plan = planOf(context);
    if (plan === undefined) {
      next();
      return;
    }
    const { caller, address } = context;
    const byAddress = caller.kind === 'anonymous' || strict.has(plan);
    const verdict = take[plan](byAddress ? address : caller.id);
    if (verdict instanceof Promise) {
      verdict.then((late) => judge(context, late)).then(() => next(), next);
      return;
    }
    judge(context, verdict);
    next();
  };
};
