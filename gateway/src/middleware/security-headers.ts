import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Prebuilt flat lists of headers: names and values, one after the other. */
export type SecurityHeaders = {
  /** For pages and the API. */
  own: readonly string[];
  /** For pages that may run scripts of ours, and ask us for more. */
  scripted: readonly string[];
  /** For what other sites may read: badges, feeds, summaries (ST-15, ST-16). */
  shared: readonly string[];
};

const directives = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

const portalDirectives = ["script-src 'self'", "connect-src 'self'"];

const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

const optionsOf = (https: boolean, resourcePolicy: 'same-origin' | 'cross-origin') => ({
  contentSecurityPolicy: { useDefaults: false, directives },
  strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : (false as const),
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' as const },
  crossOriginResourcePolicy: { policy: resourcePolicy },
  frameguard: { action: 'deny' as const },
  // Of use to browsers that are gone, or to nobody but pages with plugins: bytes of every answer.
  xXssProtection: false as const,
  xDownloadOptions: false as const,
  xPermittedCrossDomainPolicies: false as const,
  xDnsPrefetchControl: false as const,
  originAgentCluster: false as const,
});

// Helmet says what is right; it is asked once at start instead of at every request (the cost of a request counts).
const collected = (https: boolean, resourcePolicy: 'same-origin' | 'cross-origin'): string[] => {
  const headers: string[] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push(name, value),
    removeHeader: () => undefined,
  };
  helmet(optionsOf(https, resourcePolicy))(
    response as unknown as IncomingMessage,
    response as unknown as ServerResponse,
    (error?: unknown) => {
      if (error instanceof Error) throw error;
    },
  );
  return [...headers, 'Permissions-Policy', permissions];
};

const policy = 'Content-Security-Policy';

/** Lets a page of the portal run scripts of ours and ask our API; changes the flat list of headers given (GW-06). */
export const withPortalPolicy = (headers: string[]): void => {
  const at = headers.indexOf(policy) + 1;
  if (at > 0) headers[at] = [headers[at], ...portalDirectives].join(';');
};

/** The security headers of every answer (GW-06); HSTS only where the public address is https. */
export const securityHeaders = (publicUrl: string): SecurityHeaders => {
  const https = publicUrl.startsWith('https:');
  const scripted = collected(https, 'same-origin');
  withPortalPolicy(scripted);
  return {
    own: collected(https, 'same-origin'),
    scripted,
    shared: [...collected(https, 'cross-origin'), 'Access-Control-Allow-Origin', '*'],
  };
};
