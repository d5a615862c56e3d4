import type { NextFunction, Request, Response } from 'express';
import { unauthenticated } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import type { ApiKeys } from '../keys/port.ts';

const bearer = /^Bearer +(\S+)$/i;

/** Says who asks, by the API key in the Authorization header; without one it is the public (GW-06, ID-43). */
export const authenticate = (keys: ApiKeys) => {
  return (req: Request, _res: Response, next: NextFunction): void => {
    const { authorization } = req.headers;
    if (authorization === undefined) {
      next();
      return;
    }
    const secret = bearer.exec(authorization)?.[1];
    if (secret === undefined) throw unauthenticated();
    const known = keys.remembered(secret);
    if (known !== undefined) {
      contextOf(req).caller = known;
      next();
      return;
    }
    keys.verify(secret).then((caller) => {
      contextOf(req).caller = caller;
      next();
    }, next);
  };
};
