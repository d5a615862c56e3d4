import { pino, type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { currentContext } from './context.ts';
import { redactLine, redactValue } from './redact.ts';
import { traceIdOf } from './telemetry.ts';

/** The platform's logger: pino. `log.info({ componentId }, 'component changed')`. */
export type Logger = PinoLogger;

/** How much a logger says. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

const idsOfWork = (): object => {
  const context = currentContext();
  if (context === undefined) return {};
  const traceId = traceIdOf(context.traceparent);
  return traceId === undefined ? { requestId: context.requestId } : { requestId: context.requestId, traceId };
};

type MakeChild = (this: Logger, bindings: object, options?: object) => Logger;

/** pino asks no formatter about what a child is bound to, so its bindings are redacted before it sees them. */
const withRedactedChildren = (logger: Logger): Logger => {
  const makeChild = Reflect.get(logger, 'child') as unknown as MakeChild;
  // Children inherit this function, so `this` must be the child that is asked, or its own bindings would be lost.
  const redacted: MakeChild = function (bindings, options) {
    return makeChild.call(this, redactValue(bindings), options);
  };
  return Object.assign(logger, { child: redacted });
};

/**
 * Makes a process's logger: JSON lines with the ids of the request and the trace at hand, and without secrets,
 * whatever is logged at whatever depth (OP-06, OP-09).
 *
 * @param destination where lines go; the process's standard output unless a test says otherwise.
 * @example
 * const logger = makeLogger({ name: 'status', level: 'info' });
 * logger.warn({ err: error }, 'mongo is away');
 */
export const makeLogger = (
  { name, level = 'info' }: { name: string; level?: LogLevel },
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger => {
  const options: LoggerOptions = {
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: idsOfWork,
    formatters: { level: (label) => ({ level: label }), log: (line) => redactValue(line) },
    // formatters.log has made plain objects of errors before pino's own serializer would see them.
    serializers: { err: (error: unknown) => error },
    hooks: { streamWrite: redactLine },
  };
  return withRedactedChildren(pino(options, destination));
};
