import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { csrf } from '../errors.ts';

const purpose = 'atrium csrf 1';

/** What a page of ours sends as X-Atrium-CSRF: made of the session's secret, so that every gateway knows it (GW-06). */
export const csrfTokenOf = (secret: string): string => createHmac('sha256', secret).update(purpose).digest('base64url');

/** Whether a method changes something. */
export const isUnsafe = (method: string | undefined): boolean => method !== 'GET' && method !== 'HEAD';

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

// A browser says both by itself and no page can change them. The host that was asked is ours too: a page of another
// host has no cookie of it.
const isForeign = ({ headers }: IncomingMessage, publicOrigin: string): boolean => {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && origin !== publicOrigin && (host === undefined || hostOf(origin) !== host);
};

/** Refuses a change that another site's page asks for: request.csrf. */
export const refuseForeign = (req: IncomingMessage, publicOrigin: string): void => {
  if (isUnsafe(req.method) && isForeign(req, publicOrigin)) throw csrf();
};

/** Refuses a change by cookie that does not carry the session's token: request.csrf. */
export const refuseWithoutToken = (req: IncomingMessage, secret: string): void => {
  if (!isUnsafe(req.method)) return;
  const sent = Buffer.from(req.headers['x-atrium-csrf']?.toString() ?? '');
  const wanted = Buffer.from(csrfTokenOf(secret));
  if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) throw csrf();
};
