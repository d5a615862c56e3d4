import { randomBytes } from 'node:crypto';

/** An API key of the platform's format (ID-43), for the first key of a test's platform. */
export const createApiKey = (): string =>
  `atr_${randomBytes(4).toString('hex')}_${randomBytes(32).toString('base64url')}`;
