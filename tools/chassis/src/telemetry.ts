import { randomUUID } from 'node:crypto';
import { SpanStatusCode, context, propagation, trace, type Attributes, type Span } from '@opentelemetry/api';
import { currentContext } from './context.ts';

const tracer = trace.getTracer('@atrium/chassis');
const wellFormed = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The trace's id in a W3C `traceparent`, if it is well formed.
 *
 * @example
 * traceIdOf('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'); // '0af7651916cd43dd8448eb211c80319c'
 */
export const traceIdOf = (traceparent: string | undefined): string | undefined =>
  traceparent === undefined ? undefined : wellFormed.exec(traceparent)?.[1];

/** 32 digits; a UUID, since Node has a stock of them and random bytes cost four times as much. */
const randomHex = (): string => {
  const id = randomUUID();
  return id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
};

/**
 * The given `traceparent` if it is well formed, else that of a new trace, not sampled. Used where a request enters.
 *
 * @example
 * const traceparent = traceparentOr(request.headers.traceparent);
 */
export const traceparentOr = (traceparent: string | undefined): string =>
  traceparent !== undefined && wellFormed.test(traceparent)
    ? traceparent
    : `00-${randomHex()}-${randomHex().slice(16)}-00`;

/**
 * The `traceparent` that goes along with a call or an event made now: the active span's, else the context's (GW-07).
 *
 * @example
 * headers.set('traceparent', currentTraceparent() ?? '');
 */
export const currentTraceparent = (): string | undefined => {
  const active = trace.getActiveSpan()?.spanContext();
  if (active === undefined) return currentContext()?.traceparent;
  return `00-${active.traceId}-${active.spanId}-${active.traceFlags.toString(16).padStart(2, '0')}`;
};

/**
 * Runs `fn` below the span that a caller or an event names; without an OpenTelemetry SDK it only runs it.
 *
 * @example
 * await withRemoteTrace(event.traceparent, () => handle(event));
 */
export const withRemoteTrace = <T>(traceparent: string | undefined, fn: () => T): T =>
  traceparent === undefined ? fn() : context.with(propagation.extract(context.active(), { traceparent }), fn);

/**
 * Runs `fn` inside a span of the given name; a failure marks the span and is thrown on. A hook only: it costs next to
 * nothing until the process is started with an OpenTelemetry SDK (OP-06).
 *
 * @example
 * await span('outbox.publish', { 'messaging.system': 'nats' }, () => publish(facts));
 */
export const span = <T>(name: string, attributes: Attributes, fn: (span: Span) => Promise<T>): Promise<T> =>
  tracer.startActiveSpan(name, { attributes }, async (active) => {
    try {
      return await fn(active);
    } catch (error) {
      active.recordException(error instanceof Error ? error : String(error));
      active.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      active.end();
    }
  });
