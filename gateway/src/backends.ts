import type { Caller, CallerSigner } from '@atrium/chassis/caller';
import { withContext } from '@atrium/chassis/context';
import { connectBackend, type Backend } from '@atrium/chassis/grpc/client';
import {
  contractOf,
  type Contract,
  type MethodOf,
  type RequestOf,
  type ResponseOf,
} from '@atrium/chassis/grpc/contract';
import type { Logger } from '@atrium/chassis/logger';
import { traceparentOr } from '@atrium/chassis/telemetry';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import type { RequestContext } from './http/context.ts';
import type { Idempotency } from './middleware/idempotency.ts';

type Definition = StatusServiceDefinition;

/** A method of the status service. */
export type StatusMethod = MethodOf<Definition>;
export type StatusRequest<M extends StatusMethod> = RequestOf<Definition, M>;
export type StatusResponse<M extends StatusMethod> = ResponseOf<Definition, M>;

/** On whose behalf a call is made. */
export type CallFrom = {
  context: Pick<RequestContext, 'id' | 'caller' | 'traceparent' | 'language'>;
  idempotency?: Idempotency | undefined;
  signal?: AbortSignal | undefined;
  /** Instead of the method's own deadline. */
  deadlineMs?: number | undefined;
};

/** The status service as routes see it; failures are errors of the catalogue. */
export type StatusBackend = {
  call: <M extends StatusMethod>(method: M, request: StatusRequest<M>, from: CallFrom) => Promise<StatusResponse<M>>;
  close: () => void;
};

const readMs = 2500;
const writeMs = 5000;
const importMs = 15_000;

/** Milliseconds that a call may take (GW-07). */
const deadlineOf = (method: StatusMethod): number => {
  if (method === 'GetRevision') return 700;
  if (method === 'PutImportPart' || method === 'RunImport' || method === 'StartImport') return importMs;
  return /^(?:Get|List)/.test(method) ? readMs : writeMs;
};

/** The contract of the status service. */
export const statusContract = (): Contract<Definition> =>
  contractOf<Definition>('atrium/status/v1/status_service.proto', 'atrium.status.v1.StatusService');

const tokenOf = async (sign: CallerSigner, caller: Caller): Promise<string | undefined> =>
  caller.kind === 'anonymous' ? undefined : sign(caller, 'status');

const typed = (backend: Backend<Definition>, sign: CallerSigner): StatusBackend['call'] => {
  return async (method, request, { context, idempotency, signal, deadlineMs }) => {
    const traceparent = traceparentOr(context.traceparent);
    const options = {
      deadlineMs: deadlineMs ?? deadlineOf(method),
      requestId: context.id,
      token: await tokenOf(sign, context.caller),
      locale: context.language,
      idempotency,
      signal,
    };
    const known = { requestId: context.id, traceparent, locale: context.language };
    return withContext(known, () => backend.call(method, request, options));
  };
};

/** Connects to the status service; does not wait for it. */
export const statusBackend = (options: { address: string; sign: CallerSigner; logger: Logger }): StatusBackend => {
  const { address, sign, logger } = options;
  const idempotent: StatusMethod[] = ['PutImportPart', 'RunImport', 'StartImport'];
  const backend = connectBackend({ contract: statusContract(), address, name: 'status', logger, idempotent });
  return { call: typed(backend, sign), close: () => backend.close() };
};
