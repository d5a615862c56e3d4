/** What may be tried again: 'always' is safe whatever happened, 'unapplied' only where the server surely did nothing. */
export type Repeatable = 'always' | 'unapplied';

/** Milliseconds before the second, third and fourth try. */
const backOffMs = [250, 1000, 3000] as const;

/** Tries after the first one. */
export const retries = backOffMs.length;

/** Whether an answer with this status is worth another try. */
export const mayRetryStatus = (status: number, repeatable: Repeatable): boolean => {
  if (status === 429) return true;
  return repeatable === 'always' && (status === 502 || status === 503 || status === 504);
};

/** Whether a call that got no answer is worth another try: a refused connection did nothing, a cut one may have. */
export const mayRetryFailure = (code: string, repeatable: Repeatable): boolean =>
  repeatable === 'always' || code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';

/** Milliseconds to wait before try `attempt` + 1; `retryAfter` is the header, in seconds or as a date. */
export const waitMs = (attempt: number, retryAfter: string | null, nowMs: number): number => {
  const asked = retryAfter === null ? undefined : retryAfterMs(retryAfter, nowMs);
  return Math.max(asked ?? 0, backOffMs[attempt] ?? 0);
};

const retryAfterMs = (header: string, nowMs: number): number | undefined => {
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
};
