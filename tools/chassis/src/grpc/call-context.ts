import { randomUUID } from 'node:crypto';
import { Metadata, type ServerUnaryCall } from '@grpc/grpc-js';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { traceparentOr } from '../telemetry.ts';
import type { CallContext, Idempotency, Locale } from './contract.ts';
import { headers } from './headers.ts';

type Unary = ServerUnaryCall<unknown, Buffer>;

const text = (metadata: Metadata, key: string): string | undefined => {
  const value = metadata.get(key)[0];
  return value === undefined ? undefined : value.toString();
};

const idempotencyOf = (metadata: Metadata, trailer: Metadata): Idempotency | undefined => {
  const key = text(metadata, headers.idempotencyKey);
  const hash = text(metadata, headers.idempotencyHash);
  if (key === undefined || hash === undefined) return undefined;
  return { key, hash, replayed: () => trailer.set(headers.replayed, '1') };
};

// Ids end up in logs and in answers: only what cannot forge a line or swell it is taken over.
const requestIdOf = (metadata: Metadata): string => {
  const given = text(metadata, headers.requestId);
  return given !== undefined && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
};

/**
 * Reads what came along with a call: what the logger may know, the caller's token, and the rest of the context once
 * the caller is known; and the trailer into which the handler's word goes.
 *
 * @example
 * const { known, token, contextOf, trailer } = readCall(call, signal);
 */
export const readCall = (
  call: Unary,
  signal: AbortSignal,
): { known: Context; token: string | undefined; contextOf: (caller: Caller) => CallContext; trailer: Metadata } => {
  const { metadata } = call;
  const requestId = requestIdOf(metadata);
  const trailer = new Metadata();
  const locale: Locale = text(metadata, headers.locale) === 'en' ? 'en' : 'fr';
  const contextOf = (caller: Caller): CallContext => {
    const deadline = new Date(Number(call.getDeadline()));
    const context = { caller, requestId, locale, signal, deadline };
    const idempotency = idempotencyOf(metadata, trailer);
    return idempotency === undefined ? context : { ...context, idempotency };
  };
  return {
    known: { requestId, locale, traceparent: traceparentOr(text(metadata, headers.traceparent)) },
    token: text(metadata, headers.token),
    contextOf,
    trailer,
  };
};
