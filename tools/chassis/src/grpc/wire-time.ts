/** A timestamp as the wire brings and takes it. */
export type WireTime = { seconds: number; nanos: number };

/**
 * Whole Unix seconds of the domain as a wire timestamp; null and undefined stay absent.
 *
 * @example
 * toWireTime(1_700_000_000); // { seconds: 1700000000, nanos: 0 }
 */
export const toWireTime = (seconds: number | null | undefined): WireTime | null =>
  seconds === null || seconds === undefined ? null : { seconds, nanos: 0 };

/**
 * A wire timestamp cut to whole Unix seconds; absent becomes null.
 *
 * @example
 * fromWireTime(request.startsAt);
 */
export const fromWireTime = (time: Pick<WireTime, 'seconds'> | null | undefined): number | null =>
  time?.seconds ?? null;
