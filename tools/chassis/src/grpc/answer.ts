import type { MethodDefinition, sendUnaryData, ServerUnaryCall, ServiceDefinition } from '@grpc/grpc-js';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { CallerVerifier } from '../caller.ts';
import { withContext } from '../context.ts';
import { requestInvalid, serviceUnavailable, type AtriumError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { span, withRemoteTrace } from '../telemetry.ts';
import { readCall } from './call-context.ts';
import type { CallContext } from './contract.ts';
import { asAtriumError, encodeError } from './status.ts';

/** A handler without its contract's types. */
export type Door = (request: unknown, call: CallContext) => Promise<unknown>;

type Limits = { maxInFlight: number; inFlight: number };

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

const refuse = (call: Unary, { inFlight, maxInFlight }: Limits): AtriumError | undefined => {
  if (!Number.isFinite(Number(call.getDeadline()))) {
    return requestInvalid({ fields: [{ field: 'deadline', code: 'required' }] });
  }
  return inFlight >= maxInFlight ? serviceUnavailable({ retryAfterMs: 1000 }) : undefined;
};

/**
 * The answer is made into bytes here and not by grpc-js, which would tell nobody that a field has the wrong type.
 */
const answer = async (method: MethodDefinition<unknown, unknown>, door: Door, call: Unary, options: AnswerOptions) => {
  const { known, token, contextOf } = readCall(call);
  return withContext(known, () =>
    withRemoteTrace(known.traceparent, async () => {
      try {
        const caller = await options.verifyCaller(token);
        const run = () => door(call.request, contextOf(caller));
        return method.responseSerialize(await span(method.path, { 'rpc.system': 'grpc' }, run));
      } catch (thrown) {
        throw logged(options.logger, method.path, asAtriumError(thrown));
      }
    }),
  );
};

/** Takes one of the places; the answer gives it back, once. */
const enter = (limits: Limits): (() => void) => {
  let inside = true;
  limits.inFlight += 1;
  return () => {
    if (inside) limits.inFlight -= 1;
    inside = false;
  };
};

const unary = (method: MethodDefinition<unknown, unknown>, door: Door, options: AnswerOptions) => {
  const { limits } = options;
  return (call: Unary, callback: sendUnaryData<Buffer>): void => {
    const refusal = refuse(call, limits);
    if (refusal !== undefined) {
      callback(encodeError(refusal));
      return;
    }
    const leave = enter(limits);
    // A handler that never ends gives its place back at the call's deadline, or a thousand such would be the end.
    call.once('cancelled', leave);
    answer(method, door, call, options)
      .finally(leave)
      .then(
        (bytes) => callback(null, bytes),
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
