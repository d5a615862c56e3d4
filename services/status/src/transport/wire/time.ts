import type { Timestamp__Output } from '@atrium/protos/gen/google/protobuf/Timestamp';

type WireTime = { seconds: number; nanos: number };

/** Whole Unix seconds of the domain as a wire timestamp; null stays absent. */
export const toWireTime = (seconds: number | null | undefined): WireTime | null =>
  seconds === null || seconds === undefined ? null : { seconds, nanos: 0 };

/** A wire timestamp cut to whole Unix seconds (ST-05); absent becomes null. */
export const fromWireTime = (time: Timestamp__Output | null): number | null => (time === null ? null : time.seconds);
