/** Thrown by {@link within}. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Waits for a promise, but not for ever (OP-08). The work behind it is not stopped by this.
 *
 * @param ms the limit, in milliseconds.
 * @param what names the work in the error.
 * @throws TimeLimitError when the limit is reached.
 * @example
 * await within(1000, 'closing redis', redis.quit());
 */
export const within = async <T>(ms: number, what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`${what} took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
};
