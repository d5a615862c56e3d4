import type { Metadata, MethodDefinition, sendUnaryData, ServerUnaryCall, ServiceDefinition } from '@grpc/grpc-js';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { CallerVerifier } from '../caller.ts';
import { withContext } from '../context.ts';
import { requestInvalid, serviceDeadline, serviceUnavailable, type AtriumError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { span, withRemoteTrace } from '../telemetry.ts';
import { readCall } from './call-context.ts';
import type { CallContext } from './contract.ts';
import { asAtriumError, encodeError } from './status.ts';

/** A handler without its contract's types. */
export type Door = (request: unknown, call: CallContext) => Promise<unknown>;

type Limits = { maxInFlight: number; inFlight: number; pausedMs: () => number };

type AnswerOptions = {
  definition: ServiceDefinition;
  handlers: Record<string, Door>;
  limits: Limits;
  verifyCaller: CallerVerifier;
  logger: Logger;
};

type Unary = ServerUnaryCall<unknown, Buffer>;

const asIs = (bytes: Buffer): Buffer => bytes;

const logged = (logger: Logger, method: string, error: AtriumError): AtriumError => {
  if (error.kind === 'internal') logger.error({ err: error, method }, 'call failed');
  else if (error.kind === 'unavailable') logger.warn({ err: error, method }, 'call failed');
  return error;
};

const refuse = (call: Unary, { inFlight, maxInFlight, pausedMs }: Limits): AtriumError | undefined => {
  const deadline = Number(call.getDeadline());
  if (!Number.isFinite(deadline)) return requestInvalid({ fields: [{ field: 'deadline', code: 'required' }] });
  // Its caller was told that it failed: done now, it would be done behind their back.
  if (pausedMs() > deadline - Date.now()) return serviceDeadline({ retryAfterMs: 0 });
  return inFlight >= maxInFlight ? serviceUnavailable({ retryAfterMs: 1000 }) : undefined;
};

/**
 * The answer is made into bytes here and not by grpc-js, which would tell nobody that a field has the wrong type.
 */
const answer = async (
  method: MethodDefinition<unknown, unknown>,
  door: Door,
  call: Unary,
  signal: AbortSignal,
  options: AnswerOptions,
): Promise<{ bytes: Buffer; trailer: Metadata }> => {
  const { known, token, contextOf, trailer } = readCall(call, signal);
  return withContext(known, () =>
    withRemoteTrace(known.traceparent, async () => {
      try {
        const caller = await options.verifyCaller(token);
        const run = () => door(call.request, contextOf(caller));
        const answered = await span(method.path, { 'rpc.system': 'grpc' }, run);
        return { bytes: method.responseSerialize(answered), trailer };
      } catch (thrown) {
        throw logged(options.logger, method.path, asAtriumError(thrown));
      }
    }),
  );
};

/**
 * Takes one of the places, until the handler has ended: one whose caller has gone works on and costs what it costs,
 * unless it looks at its signal. Every wait has a time (OP-08), so every handler ends.
 */
const enter = (limits: Limits, call: Unary): { signal: AbortSignal; leave: () => void } => {
  const controller = new AbortController();
  let inside = true;
  limits.inFlight += 1;
  const leave = () => {
    limits.inFlight -= 1;
    inside = false;
  };
  // grpc-js says so at the end of every call; aborting costs 27 us and would tell nobody anything after the answer.
  call.once('cancelled', () => {
    if (inside) controller.abort();
  });
  if (call.cancelled) controller.abort();
  return { signal: controller.signal, leave };
};

const unary = (method: MethodDefinition<unknown, unknown>, door: Door, options: AnswerOptions) => {
  const { limits } = options;
  return (call: Unary, callback: sendUnaryData<Buffer>): void => {
    const refusal = refuse(call, limits);
    if (refusal !== undefined) {
      callback(encodeError(refusal));
      return;
    }
    const { signal, leave } = enter(limits, call);
    answer(method, door, call, signal, options)
      .finally(leave)
      .then(
        ({ bytes, trailer }) => callback(null, bytes, trailer),
        (error: unknown) => callback(encodeError(asAtriumError(error))),
      );
  };
};

/**
 * Wraps handlers into what grpc-js serves. A method without a handler stops the start, not the first call.
 *
 * @example
 * server.addService(served.definition, served.implementation);
 */
export const answers = (
  options: AnswerOptions,
): { definition: ServiceDefinition; implementation: UntypedServiceImplementation } => {
  const definition: Record<string, MethodDefinition<unknown, Buffer>> = {};
  const implementation: UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(options.definition)) {
    const door = options.handlers[name];
    if (door === undefined) throw new Error(`no handler for ${method.path}`);
    definition[name] = { ...method, responseSerialize: asIs, responseDeserialize: asIs };
    implementation[name] = unary(method, door, options);
  }
  return { definition, implementation };
};
