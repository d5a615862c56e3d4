import { serviceUnavailable } from '../errors.ts';
import { isOutage } from '../outage.ts';

type Method = (...input: unknown[]) => unknown;
type Cursor = Record<'next' | 'hasNext' | 'tryNext' | 'explain' | 'toArray', Method>;

const rethrow = (error: unknown): never => {
  throw isOutage(error) ? serviceUnavailable({ cause: error }) : error;
};

/**
 * A driver's object whose failures that mean "MongoDB is away" are service.unavailable, in its answers and in those of
 * its cursors; all else passes. Here and nowhere else: no caller needs to know the driver's errors.
 *
 * @param opened looks the object up at each use; throws when it is not there yet.
 */
export const guarded = <Target extends object>(opened: () => Target): Target => {
  let native: Target | undefined;
  const known = new Map<PropertyKey, unknown>();
  const wrapped = (target: Target, key: PropertyKey): unknown => {
    const value: unknown = Reflect.get(target, key);
    return typeof value === 'function'
      ? (...input: unknown[]) => guardedAnswer((value as Method).apply(target, input))
      : value;
  };
  return new Proxy(Object.create(null) as Target, {
    get: (_, key) => {
      native ??= opened();
      if (!known.has(key)) known.set(key, wrapped(native, key));
      return known.get(key);
    },
  });
};

// By shape: promises and cursors may be of another realm.
const guardedAnswer = (answer: unknown): unknown => {
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('then' in answer) return (answer as Promise<unknown>).catch(rethrow);
  return 'toArray' in answer ? guardedCursor(answer as Cursor) : answer;
};

/** Where a cursor asks the server: `toArray`, `forEach` and iteration go by `next`. */
const asking = ['next', 'hasNext', 'tryNext', 'explain'] as const;

const guardedCursor = (cursor: Cursor): Cursor => {
  for (const key of asking) {
    const method = cursor[key] as Method | undefined;
    if (method !== undefined)
      cursor[key] = (...input) => (method.apply(cursor, input) as Promise<unknown>).catch(rethrow);
  }
  return cursor;
};
