import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What the logger and the tracer know of the work at hand. Nothing else may read it: who asks and in which language
 * are arguments of a use case.
 */
export type Context = {
  readonly requestId: string;
  readonly traceparent?: string | undefined;
  readonly locale?: string | undefined;
};

const storage = new AsyncLocalStorage<Context>();

/**
 * Runs `fn`, and all that it starts, in a context; every log line of it carries the context's ids.
 *
 * @example
 * await withContext({ requestId: 'r-1' }, () => handle(request));
 */
export const withContext = <T>(context: Context, fn: () => T): T => storage.run(context, fn);

/**
 * The context of the work at hand, if any.
 *
 * @example
 * const requestId = currentContext()?.requestId;
 */
export const currentContext = (): Context | undefined => storage.getStore();
