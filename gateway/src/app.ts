import type { Logger } from '@atrium/chassis/logger';
import express, { type Express } from 'express';
import type { Redis } from 'ioredis';
import { openApiDocument } from './api/document.ts';
import { methodsAt } from './api/methods.ts';
import { declareInto } from './api/declare.ts';
import type { DocumentedRoute } from './api/route.ts';
import { inOrder } from './middleware/in-order.ts';
import { authenticate } from './middleware/authenticate.ts';
import { nothingHere, problems } from './middleware/problem.ts';
import { rateLimit, rateLimiter, type RateLimits } from './middleware/rate-limit.ts';
import { requestContext } from './middleware/request-context.ts';
import type { SecurityHeaders } from './middleware/security-headers.ts';
import { shed, type LoopDelay } from './middleware/shed.ts';
import { declareAll } from './routes/all.ts';
import type { RouteKit } from './routes/routes.ts';

/** What the app is made of. */
export type AppKit = RouteKit & {
  logger: Logger;
  security: SecurityHeaders;
  limits: RateLimits;
  redis: Redis | undefined;
  loopDelay: Pick<LoopDelay, 'currentMs'>;
  trustedProxies: number;
  version: string;
  isStopping: () => boolean;
};

/** The app: who stands in the way of a request, in order, and the routes; with the document made of them. */
export const createApp = (kit: AppKit): { app: Express; document: () => object } => {
  const routes: DocumentedRoute[] = [];
  let made: object | undefined;
  const document = (): object => (made ??= openApiDocument(routes, kit));
  const take = rateLimiter(kit.limits, kit.redis);

  const app = express();
  app.set('etag', false).set('x-powered-by', false).set('query parser', 'simple').set('case sensitive routing', true);
  app.use(
    inOrder([requestContext(kit), shed(kit.loopDelay), authenticate(kit.keys, take.unknownKey), rateLimit(take)]),
  );
  declareAll(declareInto(app, routes), { ...kit, document });
  app.use(nothingHere(methodsAt(routes)));
  app.use(problems(kit.logger));
  return { app, document };
};
