import type { RequestListener } from 'node:http';
import { Router } from 'express';
import type { Redis } from 'ioredis';
import { addressesOf } from './api/addresses.ts';
import { openApiDocument } from './api/document.ts';
import { declareInto } from './api/declare.ts';
import type { DocumentedRoute } from './api/route.ts';
import { inOrder, type Step } from './http/step.ts';
import { accessLog } from './middleware/access-log.ts';
import { authenticate, refuseNobody } from './middleware/authenticate.ts';
import { nothingHere, problems } from './middleware/problem.ts';
import { rateLimit, rateLimiter, type RateLimits } from './middleware/rate-limit.ts';
import { requestContext } from './middleware/request-context.ts';
import type { SecurityHeaders } from './middleware/security-headers.ts';
import { shed, type LoopDelay } from './middleware/shed.ts';
import { declareAll } from './routes/all.ts';
import type { RouteKit } from './routes/routes.ts';
import type { SiteName } from './weather/site-name.ts';

/** What the app is made of. */
export type AppKit = RouteKit & {
  security: SecurityHeaders;
  /** The name of the page, where it is known. */
  siteName: SiteName['last'];
  limits: RateLimits;
  redis: Redis;
  loopDelay: Pick<LoopDelay, 'currentMs'>;
  trustedProxies: number;
  version: string;
  isStopping: () => boolean;
};

/**
 * The app: what a request passes through, in order, and the document made of its routes. Express routes; its `app`,
 * which gives every request another prototype, would cost as much as all the rest together.
 */
export const createApp = (kit: AppKit): { listener: RequestListener; document: () => object } => {
  const routes: DocumentedRoute[] = [];
  let made: object | undefined;
  const document = (): object => (made ??= openApiDocument(routes, kit));
  const take = rateLimiter(kit.limits, kit.redis);
  // Strict: an address has one spelling, by which its limits are known too (GW-05).
  const router = Router({ caseSensitive: true, strict: true });
  declareAll(declareInto(router, routes, refuseNobody(take.noKey)), { ...kit, document });
  const { templateOf, methodsOf } = addressesOf(routes);
  const listener = inOrder(
    [
      requestContext(kit),
      accessLog(kit.logger, templateOf),
      shed(kit.loopDelay),
      authenticate(kit, take.unknownKey),
      rateLimit(take),
      router as unknown as Step,
      nothingHere(methodsOf),
    ],
    problems(kit),
  );
  return { listener, document };
};
