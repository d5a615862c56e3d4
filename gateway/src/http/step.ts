import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the router leaves it: with the parts of its path. */
export type RoutedRequest = IncomingMessage & { url: string; params: Readonly<Record<string, string | undefined>> };

/** Goes on, or to the end with an error. */
export type Next = (error?: unknown) => void;

/** Something that a request passes through; it answers, throws, or calls `next`. */
export type Step = (req: RoutedRequest, res: ServerResponse, next: Next) => void;

/** The path of a request's address, and its query without the question mark. */
export const partsOfUrl = (url: string): { path: string; query: string } => {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
};

const run = (steps: readonly Step[], at: number, req: RoutedRequest, res: ServerResponse, end: Next): void => {
  const step = steps[at];
  if (step === undefined) {
    end();
    return;
  }
  try {
    step(req, res, (error?: unknown) => {
      // The router says null where it found nothing.
      if (error === undefined || error === null) run(steps, at + 1, req, res, end);
      else end(error);
    });
  } catch (error) {
    end(error);
  }
};

/** Steps in order; `end` is called after the last one, or with the first error. */
export const inOrder =
  (steps: readonly Step[], end: (error: unknown, req: RoutedRequest, res: ServerResponse) => void) =>
  (req: IncomingMessage, res: ServerResponse): void => {
    const routed = req as RoutedRequest;
    run(steps, 0, routed, res, (error) => end(error, routed, res));
  };
