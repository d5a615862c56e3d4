import { randomUUID } from 'node:crypto';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
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

const idempotencyOf = (metadata: Metadata): { idempotency: Idempotency } | undefined => {
  const key = text(metadata, headers.idempotencyKey);
  const hash = text(metadata, headers.idempotencyHash);
  return key === undefined || hash === undefined ? undefined : { idempotency: { key, hash } };
};

// Ids end up in logs and in answers: only what cannot forge a line or swell it is taken over.
const requestIdOf = (metadata: Metadata): string => {
  const given = text(metadata, headers.requestId);
  return given !== undefined && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
};

/** Most handlers never look at the signal, so it is made for the first who does. */
const signalOf = (call: Unary): (() => AbortSignal) => {
  let signal: AbortSignal | undefined;
  return () => {
    if (signal !== undefined) return signal;
    const controller = new AbortController();
    if (call.cancelled) controller.abort();
    else call.once('cancelled', () => controller.abort());
    return (signal = controller.signal);
  };
};

/**
 * Reads what came along with a call: what the logger may know, the caller's token, and the rest of the context once
 * the caller is known.
 *
 * @example
 * const { known, token, contextOf } = readCall(call);
 */
export const readCall = (
  call: Unary,
): { known: Context; token: string | undefined; contextOf: (caller: Caller) => CallContext } => {
  const { metadata } = call;
  const requestId = requestIdOf(metadata);
  const locale: Locale = text(metadata, headers.locale) === 'en' ? 'en' : 'fr';
  const signal = signalOf(call);
  return {
    known: { requestId, locale, traceparent: traceparentOr(text(metadata, headers.traceparent)) },
    token: text(metadata, headers.token),
    contextOf: (caller) => ({
      caller,
      requestId,
      locale,
      get signal() {
        return signal();
      },
      deadline: new Date(Number(call.getDeadline())),
      ...idempotencyOf(metadata),
    }),
  };
};
