import { Metadata, status } from '@grpc/grpc-js';
import {
  AtriumError,
  errorKinds,
  internalError,
  isAtriumError,
  requestConflict,
  requestForbidden,
  requestInvalid,
  requestNotFound,
  requestStale,
  requestUnauthenticated,
  serviceDeadline,
  serviceUnavailable,
  type ErrorFactory,
  type ErrorKind,
  type FieldError,
} from '../errors.ts';
import { isOutage } from '../outage.ts';

/** The gRPC status of each kind. The two tables of this file are the only place where kinds and statuses meet. */
export const statusOfKind: Readonly<Record<ErrorKind, status>> = {
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  not_found: status.NOT_FOUND,
  conflict: status.ABORTED,
  precondition: status.FAILED_PRECONDITION,
  exhausted: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
  internal: status.INTERNAL,
};

/**
 * What a status means that came without the platform's trailer: it was not a service's handler that answered, but
 * grpc-js on either side, or a proxy between.
 */
const bareStatus: Readonly<Record<status, ErrorFactory>> = {
  [status.OK]: internalError,
  [status.CANCELLED]: serviceUnavailable,
  [status.UNKNOWN]: internalError,
  [status.INVALID_ARGUMENT]: requestInvalid,
  [status.DEADLINE_EXCEEDED]: serviceDeadline,
  [status.NOT_FOUND]: requestNotFound,
  [status.ALREADY_EXISTS]: requestConflict,
  [status.PERMISSION_DENIED]: requestForbidden,
  // A message beyond the size limit. Retrying does not help and the caller did not ask too often.
  [status.RESOURCE_EXHAUSTED]: internalError,
  [status.FAILED_PRECONDITION]: requestStale,
  [status.ABORTED]: requestConflict,
  [status.OUT_OF_RANGE]: requestInvalid,
  [status.UNIMPLEMENTED]: internalError,
  [status.INTERNAL]: internalError,
  [status.UNAVAILABLE]: serviceUnavailable,
  [status.DATA_LOSS]: internalError,
  [status.UNAUTHENTICATED]: requestUnauthenticated,
};

const trailerKey = 'atrium-error-bin';
/** In base64 this stays under the 8 kB that HTTP/2 peers and proxies accept for all trailers together. */
const maxBytes = 5500;

type Trailer = {
  code: string;
  kind: ErrorKind;
  fields?: readonly FieldError[];
  params?: AtriumError['params'];
  retryAfterMs?: number;
};

const bytesOf = (trailer: Trailer): Buffer => Buffer.from(JSON.stringify(trailer), 'utf8');

/** As many fields as fit: the first ones help, and a caller that sends hundreds of mistakes gets the rest next time. */
const fitting = ({ code, kind, fields, params, retryAfterMs }: AtriumError): Buffer => {
  const base: Trailer = { code, kind, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const withParams: Trailer = { ...base, params };
  const trailer = bytesOf(withParams).length > maxBytes ? base : withParams;
  let count = fields.length;
  let bytes = bytesOf({ ...trailer, fields });
  while (bytes.length > maxBytes && count > 0) {
    count = Math.min(count - 1, Math.floor((count * maxBytes) / bytes.length));
    bytes = bytesOf({ ...trailer, fields: fields.slice(0, count) });
  }
  return bytes;
};

/**
 * An error as it crosses gRPC: its kind's status, and code, fields, parameters and retry-after in a trailer under 8 kB.
 * The cause and the stack stay here.
 *
 * @example
 * callback(encodeError(requestNotFound()));
 */
export const encodeError = (error: AtriumError): { code: status; details: string; metadata: Metadata } => {
  const metadata = new Metadata();
  metadata.set(trailerKey, fitting(error));
  return { code: statusOfKind[error.kind], details: error.code, metadata };
};

const isKind = (kind: unknown): kind is ErrorKind => errorKinds.some((one) => one === kind);

const trailerOf = (metadata: Metadata | undefined): Trailer | undefined => {
  const bytes = metadata?.get(trailerKey)[0];
  if (!Buffer.isBuffer(bytes)) return undefined;
  try {
    const trailer = JSON.parse(bytes.toString('utf8')) as Trailer;
    return typeof trailer.code === 'string' && isKind(trailer.kind) ? trailer : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The error behind a failed call, as the service threw it; what did not come from a service becomes
 * `service.unavailable`, `service.deadline` or what else its status says.
 *
 * @example
 * client.makeUnaryRequest(..., (failure, answer) => failure ? reject(decodeError(failure)) : resolve(answer));
 */
export const decodeError = (failure: { code: status; metadata?: Metadata; details?: string }): AtriumError => {
  const trailer = trailerOf(failure.metadata);
  if (trailer === undefined) return bareStatus[failure.code]({ cause: failure });
  return new AtriumError(trailer.code, trailer.kind, { ...trailer, cause: failure });
};

/**
 * Any thrown thing as an error of the catalogue: itself, `service.unavailable` when a store or a broker is away, else
 * `internal` with the thing as its cause.
 *
 * @example
 * catch (thrown) { throw asAtriumError(thrown); }
 */
export const asAtriumError = (thrown: unknown): AtriumError => {
  if (isAtriumError(thrown)) return thrown;
  return isOutage(thrown)
    ? serviceUnavailable({ cause: thrown, retryAfterMs: 1000 })
    : internalError({ cause: thrown });
};
