import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let used = pool.length;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * An id for an event: a UUID of version 7. Ids of one process sort roughly as they were made, which keeps the index of
 * the sent collection small; order within an aggregate is told by `sequence` and not by ids.
 *
 * @param nowMs Unix time in milliseconds.
 * @example
 * newEventId(); // '019ca1b2-7f3e-7a10-9c4d-0f6e5d4c3b2a'
 */
export const newEventId = (nowMs: number = Date.now()): string => {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += 10));
  let tail = '';
  for (const byte of random) tail += hex[byte] ?? '';
  const time = nowMs.toString(16).padStart(12, '0');
  const variant = '89ab'.charAt((random[1] ?? 0) & 3);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
};
