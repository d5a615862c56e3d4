import { loadSync, type AnyDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { loaderOptions } from '@atrium/protos/files';
import type { Caller } from '../caller.ts';
import type { Call } from '../use-case.ts';

/** The method names of a generated `...Definition`, without the index signature that it inherits. */
export type MethodOf<D> = keyof { [M in keyof D as string extends M ? never : number extends M ? never : M]: true } &
  string;

/** What a client sends: every field may be left out. */
export type RequestOf<D, M extends keyof D> = D[M] extends { requestSerialize: (request: infer Request) => Buffer }
  ? Request
  : never;

/** What a handler receives: defaults are filled in. */
export type ReceivedOf<D, M extends keyof D> = D[M] extends { requestDeserialize: (bytes: Buffer) => infer Received }
  ? Received
  : never;

/** What a handler answers: every field may be left out. */
export type AnswerOf<D, M extends keyof D> = D[M] extends { responseSerialize: (answer: infer Answer) => Buffer }
  ? Answer
  : never;

/** What a client receives: defaults are filled in. */
export type ResponseOf<D, M extends keyof D> = D[M] extends { responseDeserialize: (bytes: Buffer) => infer Response }
  ? Response
  : never;

/** The two languages of the platform. */
export type Locale = Call['locale'];

/**
 * A write's idempotency key and the hash of its body, remembered in the same write as the effect; `replayed` tells, from
 * the store back to the first caller, that the answer is that of an earlier call (GW-04).
 */
export type Idempotency = { key: string; hash: string; replayed?: (() => void) | undefined };

/** What comes with a call, besides the request. */
export type CallContext = Call & { caller: Caller; idempotency?: Idempotency };

/** A service's doors: one function for each method, typed by the contract. */
export type Handlers<D> = {
  [M in MethodOf<D>]: (request: ReceivedOf<D, M>, call: CallContext) => Promise<AnswerOf<D, M>>;
};

/** A service's contract at run time, with the types of its generated definition. */
export type Contract<D> = {
  readonly service: string;
  readonly definition: ServiceDefinition;
  /** Never there at run time: it keeps contracts of different services apart. */
  readonly types?: D;
};

const isService = (found: AnyDefinition | undefined): found is ServiceDefinition =>
  found !== undefined && !('format' in found);

const onlyUnary = (service: string, definition: ServiceDefinition): void => {
  const streams = Object.keys(definition).filter(
    (m) => definition[m]?.requestStream === true || definition[m]?.responseStream === true,
  );
  if (streams.length > 0)
    throw new Error(`${service} has streams, which the chassis does not carry: ${streams.join(', ')}`);
};

/**
 * Loads a service's contract. The type argument is the definition that `npm run generate` made of the same file.
 *
 * @param file the file's path under `protos`.
 * @param options given by tests only: contracts of the platform are all loaded alike.
 * @example
 * const contract = contractOf<StatusServiceDefinition>(
 *   'atrium/status/v1/status_service.proto', 'atrium.status.v1.StatusService');
 */
export const contractOf = <D>(file: string, service: string, options: object = {}): Contract<D> => {
  const definition = loadSync(file, { ...loaderOptions, ...options })[service];
  if (!isService(definition)) throw new Error(`${file} has no service ${service}`);
  onlyUnary(service, definition);
  return { service, definition };
};
