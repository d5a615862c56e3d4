import { z } from 'zod';
import { allScopes } from '../keys/scopes.ts';
import { shownLine } from './characters.ts';
import { instant, instantInput, nextCursor } from './common.ts';

const scopes = z.array(z.enum(allScopes)).max(20);

/** An API key without its secret (ID-43). */
export const apiKey = z
  .strictObject({
    id: z.string(),
    prefix: z.string().describe('Begin of the key, to recognise it by.'),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: instant,
    createdBy: z.string(),
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().describe('To the minute.'),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

/** A new API key: the only answer that holds the whole key. */
export const newApiKey = apiKey.extend({ key: z.string() }).meta({ id: 'NewApiKey' });

/** An API key as it is asked for. */
export const apiKeyInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100).check(shownLine),
    scopes: scopes.min(1),
    expiresAt: instantInput.optional(),
  })
  .meta({ id: 'ApiKeyInput', examples: [{ name: 'monitoring', scopes: ['status:write'] }] });

/** All API keys. */
export const apiKeyList = z.strictObject({ keys: z.array(apiKey), nextCursor }).meta({ id: 'ApiKeyList' });
