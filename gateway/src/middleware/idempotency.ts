import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { badIdempotencyKey } from '../errors.ts';
import { contextOf } from '../http/context.ts';

/** A write that may be sent again: the caller's key, and what it was sent with (GW-04). */
export type Idempotency = {
  key: string;
  hash: string;
  /** Tells the caller that the answer is that of an earlier request. */
  replayed: () => void;
};

const wellFormed = /^[\x21-\x7e]{1,200}$/;

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
};

/** JSON whose bytes do not depend on the order of names. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

/** The idempotency key of a request with the hash of its method, path and body; throws request.bad_idempotency_key. */
export const commandOf = (req: IncomingMessage, method: string, body: unknown): Idempotency | undefined => {
  const key = req.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !wellFormed.test(key)) throw badIdempotencyKey();
  const path = (req.url ?? '').split('?')[0] ?? '';
  const { headers } = contextOf(req);
  return {
    key,
    hash: hash('sha256', `${method}\n${path}\n${canonicalJson(body)}`, 'hex'),
    replayed: () => void headers.push('Idempotency-Replayed', 'true'),
  };
};
