import { requestIdempotencyMismatch } from '@atrium/chassis/errors';
import type { CallContext } from '@atrium/chassis/grpc/contract';

type Make = () => object | Promise<object>;

/** As the chassis' stores: the same key and body give the same answer, and say so (GW-04). */
export const remembering = (): ((call: CallContext, make: Make) => Promise<object>) => {
  const known = new Map<string, { hash: string; answer: object }>();
  return async (call, make) => {
    const { idempotency, caller } = call;
    if (idempotency === undefined) return make();
    const key = `${caller.id} ${idempotency.key}`;
    const earlier = known.get(key);
    if (earlier !== undefined && earlier.hash !== idempotency.hash) throw requestIdempotencyMismatch();
    if (earlier !== undefined) idempotency.replayed?.();
    const answer = earlier?.answer ?? (await make());
    known.set(key, { hash: idempotency.hash, answer });
    return answer;
  };
};
