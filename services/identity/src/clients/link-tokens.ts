import type { LinkTokens } from '../application/ports.ts';
import { deriveKey } from './derive.ts';
import { signed, textOf } from './signed.ts';

/** Tokens of links: `id.signature`. Nothing that is kept or told opens anything (ID-14, ID-16). */
export const makeLinkTokens = (secret: string): LinkTokens => {
  const key = deriveKey(secret, 'links');
  return { tokenOf: (linkId) => signed(key, linkId), idOf: (token) => textOf(key, token) };
};
