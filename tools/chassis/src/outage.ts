/** The names that drivers give to errors which mean: the server is away, frozen, or not the primary just now. */
const names = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoOperationTimeoutError',
  'MongoWriteConcernError',
  'ClosedConnectionError',
  'ConnectionError',
  'DrainingConnectionError',
  'NoRespondersError',
  'TimeoutError',
]);

const codes = new Set<unknown>(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** MongoDB's own words for: shutting down, stepped down, not the primary, not yet one. */
const serverCodes = new Set<unknown>([91, 189, 10107, 11600, 11602, 13435, 13436]);

const isServerAway = (error: { code?: unknown; name?: unknown }): boolean =>
  String(error.name).startsWith('Mongo') && serverCodes.has(error.code);

const hasLabel = (error: object): boolean =>
  'errorLabels' in error && Array.isArray(error.errorLabels) && error.errorLabels.includes('RetryableWriteError');

/**
 * Whether a driver's error (MongoDB, NATS, a socket) means that its server is away, so that trying later helps. Told by
 * name and code: this file loads no driver. `serveGrpc` answers such an error as `service.unavailable`.
 *
 * @example
 * await read().catch((error) => { throw isOutage(error) ? serviceUnavailable({ cause: error }) : error; });
 */
export const isOutage = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && typeof error.name === 'string' && names.has(error.name)) return true;
  if ('code' in error && (codes.has(error.code) || isServerAway(error))) return true;
  // A bulk write wraps what happened to it.
  if ('errorResponse' in error && isOutage(error.errorResponse)) return true;
  return hasLabel(error) || ('message' in error && String(error.message).includes('buffering timed out'));
};
