import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A whole API key taken apart: `atr_<8 hex>_<43 base64url>`. */
export type ParsedKey = { id: string; whole: string };

const pattern = /^atr_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

/** Takes a whole key apart; undefined where it is none. */
export const parseApiKey = (whole: string): ParsedKey | undefined => {
  const id = pattern.exec(whole)?.[1];
  return id === undefined ? undefined : { id, whole };
};

/** Makes a new API key (ID-43): an id to recognise it by, and a secret of 256 random bits. */
export const createApiKey = (): ParsedKey => {
  const id = randomBytes(4).toString('hex');
  return { id, whole: `atr_${id}_${randomBytes(32).toString('base64url')}` };
};

/**
 * The key that a creation with an Idempotency-Key gives: the same for the same key and nonce, so that a repeated
 * request gets the same answer although only a hash is stored (GW-04, ID-43).
 * @param serverSecret known to the gateway's replicas only
 * @param nonce random, stored beside the command
 */
export const derivedApiKey = (serverSecret: string, nonce: string, idempotencyKey: string): ParsedKey => {
  const bytes = (purpose: string): Buffer =>
    createHmac('sha256', serverSecret).update(`api-key\n${purpose}\n${nonce}\n${idempotencyKey}`).digest();
  const id = bytes('id').subarray(0, 4).toString('hex');
  return { id, whole: `atr_${id}_${bytes('secret').toString('base64url')}` };
};

/** What is stored of a key: SHA-256 is right for a random secret of 256 bits, which nobody can guess. */
export const hashOfKey = (whole: string): string => hash('sha256', whole, 'base64url');

/** Compares hashes in equal time. */
export const sameHash = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** What may be shown of a key. */
export const prefixOf = (id: string): string => `atr_${id}_`;
