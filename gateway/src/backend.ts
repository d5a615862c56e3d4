import type { Caller, CallerSigner } from '@atrium/chassis/caller';
import { withContext } from '@atrium/chassis/context';
import { connectBackend, type BackendOptions } from '@atrium/chassis/grpc/client';
import type { Contract, MethodOf, RequestOf, ResponseOf } from '@atrium/chassis/grpc/contract';
import { traceparentOr } from '@atrium/chassis/telemetry';
import type { RequestContext } from './http/context.ts';
import type { Idempotency } from './middleware/idempotency.ts';

/** On whose behalf a call is made. */
export type CallFrom = {
  context: Pick<RequestContext, 'id' | 'caller' | 'traceparent' | 'language'>;
  idempotency?: Idempotency | undefined;
  signal?: AbortSignal | undefined;
  /** Instead of the method's own deadline. */
  deadlineMs?: number | undefined;
};

/** A service as routes see it; failures are errors of the catalogue. */
export type ServiceBackend<D> = {
  call: <M extends MethodOf<D>>(method: M, request: RequestOf<D, M>, from: CallFrom) => Promise<ResponseOf<D, M>>;
  close: () => void;
};

/** Milliseconds that calls may take (GW-07): where a method has none of its own, those of reads or of writes. */
export type Deadlines<D> = { readMs: number; writeMs: number; own: Readonly<Partial<Record<MethodOf<D>, number>>> };

/** Where a service is, how long its calls may take, and which of its writes may be sent twice. */
type Options<D> = Pick<BackendOptions<D>, 'address' | 'logger' | 'idempotent'> & {
  sign: CallerSigner;
  deadlines: Deadlines<D>;
};

const deadlineOf = <D>({ readMs, writeMs, own }: Deadlines<D>, method: MethodOf<D>): number =>
  own[method] ?? (/^(?:Get|List)/.test(method) ? readMs : writeMs);

/**
 * Connects to a service; does not wait for it.
 *
 * @param name the audience for which the caller is signed
 */
export const backend = <D>(contract: Contract<D>, name: string, options: Options<D>): ServiceBackend<D> => {
  const { address, logger, idempotent, sign, deadlines } = options;
  const { call, close } = connectBackend({ contract, address, name, logger, idempotent });
  const tokenOf = async (caller: Caller): Promise<string | undefined> =>
    caller.kind === 'anonymous' ? undefined : sign(caller, name);
  return {
    close,
    call: async (method, request, { context, idempotency, signal, deadlineMs }) => {
      const given = {
        deadlineMs: deadlineMs ?? deadlineOf(deadlines, method),
        requestId: context.id,
        token: await tokenOf(context.caller),
        locale: context.language,
        idempotency,
        signal,
      };
      const known = {
        requestId: context.id,
        traceparent: traceparentOr(context.traceparent),
        locale: context.language,
      };
      return withContext(known, () => call(method, request, given));
    },
  };
};
