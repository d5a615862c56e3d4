import { unauthenticated } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import type { Step } from '../http/step.ts';
import type { ApiKeys } from '../keys/port.ts';
import type { Verdict } from '../limits/lease.ts';
import { refuseIfSpent } from './rate-limit.ts';

const bearer = /^Bearer +(\S+)$/i;

/** Who tries keys that are not known is slowed down by address, before the store is asked. */
export type UnknownKeys = (address: string) => Verdict | Promise<Verdict>;

const verified = async (keys: ApiKeys, unknown: UnknownKeys, address: string, secret: string) => {
  refuseIfSpent(await unknown(address));
  return keys.verify(secret);
};

/** Says who asks, by the API key in the Authorization header; without one it is the public (GW-06, ID-43). */
export const authenticate = (keys: ApiKeys, unknown: UnknownKeys): Step => {
  return (req, _res, next) => {
    const { authorization } = req.headers;
    if (authorization === undefined) {
      next();
      return;
    }
    const secret = bearer.exec(authorization)?.[1];
    if (secret === undefined) throw unauthenticated();
    const known = keys.remembered(secret);
    const context = contextOf(req);
    if (known !== undefined) {
      context.caller = known;
      next();
      return;
    }
    verified(keys, unknown, context.address, secret).then((caller) => {
      context.caller = caller;
      next();
    }, next);
  };
};
