import { overloaded, tooMany } from '../errors.ts';
import type { Routes } from './routes.ts';

/** Connections that one process keeps open (OP-08). */
const mostListeners = 20_000;
/** Of them from one address: an office behind one, and no more. */
const mostFromOne = 500;

/** The stream of a browser: what changed, as it changes (PO-04). */
export const liveRoutes: Routes = (route, { hub }) => {
  route(
    {
      ...{ method: 'get', path: '/api/v1/live', operationId: 'live', tag: 'weather' },
      summary:
        'Server-sent events: `weather` when the weather changed, with its revision. Who comes back with Last-Event-ID is told what it missed',
      answers: { 200: { description: 'The stream; it has no end.', type: 'text/event-stream' } },
    },
    ({ req, context: { address } }) => {
      if (hub.listeners() >= mostListeners) throw overloaded();
      if (hub.from(address) >= mostFromOne) throw tooMany({ retryAfterMs: 60_000 });
      const seen = req.headers['last-event-id'];
      const headers = ['Cache-Control', 'no-store', 'X-Accel-Buffering', 'no'];
      return {
        ...{ status: 200, type: 'text/event-stream', headers },
        hold: (res) => hub.join(res, typeof seen === 'string' ? seen : undefined, address),
      };
    },
  );
};
