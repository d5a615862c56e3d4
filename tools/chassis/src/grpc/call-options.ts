import { Metadata } from '@grpc/grpc-js';
import { serviceDeadline, serviceUnavailable, type AtriumError } from '../errors.ts';
import { currentTraceparent } from '../telemetry.ts';
import type { Call } from '../use-case.ts';
import type { Idempotency, Locale } from './contract.ts';
import { headers } from './headers.ts';

/** Of whom, and whether it may be sent again; what goes along with every call. */
type Company = {
  /** The caller's, signed for the backend's name; none is the public. */
  token?: string | undefined;
  idempotency?: Idempotency | undefined;
};

/** A call where a request enters the platform, or that nobody waits for. */
type FirstCall = {
  /** From now, in milliseconds. The call ends by then, whatever the backend does. */
  deadlineMs: number;
  requestId: string;
  locale?: Locale | undefined;
  /** Ends the call early, with `service.unavailable`. */
  signal?: AbortSignal | undefined;
};

/** A call in the course of another, whose request, language, time and end are also its own (GW-07). */
type PartOfCall = { parent: Call };

/** What goes along with a call. */
export type CallOptions = Company & (FirstCall | PartOfCall);

/** What is left of the caller's time for its own answer, in milliseconds. */
const marginMs = 50;

/** What goes along with a call that is about to be made, whichever way it was said. */
export type Going = Company & Omit<FirstCall, 'deadlineMs'> & { deadline: number };

/** Makes one of the other. */
export const goingOf = (options: CallOptions): Going => {
  if (!('parent' in options)) return { ...options, deadline: Date.now() + options.deadlineMs };
  const { parent, token, idempotency } = options;
  const { requestId, locale, signal } = parent;
  return { requestId, locale, signal, token, idempotency, deadline: parent.deadline.getTime() - marginMs };
};

/** What goes along, as gRPC carries it. */
export const metadataOf = ({ requestId, token, locale, idempotency }: Going): Metadata => {
  const metadata = new Metadata();
  metadata.set(headers.requestId, requestId);
  if (token !== undefined) metadata.set(headers.token, token);
  if (locale !== undefined) metadata.set(headers.locale, locale);
  const traceparent = currentTraceparent();
  if (traceparent !== undefined) metadata.set(headers.traceparent, traceparent);
  if (idempotency === undefined) return metadata;
  metadata.set(headers.idempotencyKey, Buffer.from(idempotency.key, 'utf8'));
  metadata.set(headers.idempotencyHash, idempotency.hash);
  return metadata;
};

/** Why a call need not even be made: nobody waits, or no time is left. */
export const refusalOf = ({ signal, deadline }: Going): AtriumError | undefined => {
  if (signal?.aborted === true) return serviceUnavailable({ cause: signal.reason });
  return deadline <= Date.now() ? serviceDeadline() : undefined;
};
