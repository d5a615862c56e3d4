import { unauthenticated } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import type { Step } from '../http/step.ts';
import type { ApiKeys } from '../keys/port.ts';
import type { Verdict } from '../limits/lease.ts';
import { refuseIfSpent } from './rate-limit.ts';

const bearer = /^Bearer +(\S+)$/i;

/** Who tries unknown keys, or brings none where one is needed, is slowed down by address before anything is asked. */
export type ByAddress = (address: string) => Verdict | Promise<Verdict>;

const verified = async (keys: ApiKeys, unknown: ByAddress, address: string, secret: string) => {
  refuseIfSpent(await unknown(address));
  return keys.verify(secret);
};

/** Refuses who brings no key where one is needed: request.unauthenticated, or request.too_many. */
export const refuseNobody =
  (noKey: ByAddress) =>
  async (address: string): Promise<never> => {
    refuseIfSpent(await noKey(address));
    throw unauthenticated();
  };

/** Says who asks, by the API key in the Authorization header; without one it is the public (GW-06, ID-43). */
export const authenticate = (keys: ApiKeys, unknown: ByAddress): Step => {
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
