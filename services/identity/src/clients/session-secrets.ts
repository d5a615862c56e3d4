import { hash, randomBytes } from 'node:crypto';
import type { SessionSecrets } from '../application/session-ports.ts';
import { signed, textOf } from './signed.ts';

const shape = /^([\w-]{1,64})\.(0|[1-9]\d{0,9})\.[\w-]{43}$/;

/**
 * Secrets of sessions: `<id>.<generation>.<256 random bits>.<signature>`. By the signature an old refresh token is told
 * from an invented one, which ends nobody's session; what is kept is a hash, so that nothing kept opens anything.
 *
 * @param key signs them, and nothing else.
 * @example
 * const secrets = makeSessionSecrets(deriveKey(config.ATRIUM_IDENTITY_SECRET, 'sessions'));
 */
export const makeSessionSecrets = (key: Buffer): SessionSecrets => ({
  make: (session, generation) => {
    const secret = signed(key, `${session}.${generation}.${randomBytes(32).toString('base64url')}`);
    return { secret, token: { generation, hash: hash('sha256', secret, 'hex') } };
  },
  read: (secret) => {
    const [, session, generation] = shape.exec(textOf(key, secret) ?? '') ?? [];
    if (session === undefined) return undefined;
    return { session, generation: Number(generation), hash: hash('sha256', secret, 'hex') };
  },
});
