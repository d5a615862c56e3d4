/**
 * Ids for tests: prefix-1, prefix-2 and so on.
 *
 * @example
 * const newId = sequentialIds('event');
 * newId(); // 'event-1'
 */
export const sequentialIds = (prefix: string): (() => string) => {
  let count = 0;
  return () => `${prefix}-${(count += 1)}`;
};
