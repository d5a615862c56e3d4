import type { IncomingMessage } from 'node:http';

/** The cookies of people: that of the session, and the one by which a device is known again (GW-06, ID-12). */
export type Cookies = {
  /** The secret of the session; undefined where there is none, or what is there cannot be one. */
  sessionOf: (req: IncomingMessage) => string | undefined;
  /** The token of the device; empty where there is none. */
  deviceOf: (req: IncomingMessage) => string;
  /** Headers that give a session, and a device where its token is not empty. */
  given: (secret: string, device: string) => string[];
  /** Headers that take the session away; the device stays known. */
  cleared: readonly string[];
};

const wellFormed = /^[\w.~-]{16,512}$/;
/** 400 days: the most that browsers keep. */
const deviceSeconds = 34_560_000;

const valueOf = ({ headers: { cookie } }: IncomingMessage, name: string): string | undefined => {
  if (!cookie?.includes(name)) return undefined;
  for (const part of cookie.split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    return wellFormed.test(value) ? value : undefined;
  }
  return undefined;
};

// Browsers keep what is "Secure" for https, and for the machine itself; elsewhere sign-in would seem to do nothing.
const isSafe = (publicUrl: string): boolean => {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || hostname === 'localhost';
};

/**
 * The cookies of an installation. `__Host-` binds them to this one host, where browsers can do so: on https and on
 * http://localhost. They are HttpOnly and SameSite=Lax; the session's ends with the browser, or before it when it ends.
 */
export const makeCookies = (publicUrl: string): Cookies => {
  const safe = isSafe(publicUrl);
  const name = safe ? '__Host-atrium' : 'atrium';
  const device = `${name}-device`;
  const rest = `; Path=/; HttpOnly;${safe ? ' Secure;' : ''} SameSite=Lax`;
  return {
    sessionOf: (req) => valueOf(req, name),
    deviceOf: (req) => valueOf(req, device) ?? '',
    given: (secret, token) => [
      ...['Set-Cookie', `${name}=${secret}${rest}`],
      ...(token === '' ? [] : ['Set-Cookie', `${device}=${token}; Max-Age=${deviceSeconds}${rest}`]),
    ],
    cleared: ['Set-Cookie', `${name}=; Max-Age=0${rest}`],
  };
};
