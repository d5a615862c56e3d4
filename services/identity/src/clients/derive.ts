import { hkdfSync } from 'node:crypto';

/** What keys are made for: each has its own, so that none of them tells anything of another. */
export type KeyUse = 'links' | 'devices' | 'keys' | 'pepper' | 'challenge' | 'sessions';

/** The key of 32 bytes for one use, of the service's secret (HKDF with SHA-256). Always the same for the same secret. */
export const deriveKey = (secret: string, use: KeyUse): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `atrium identity ${use}`, 32));
