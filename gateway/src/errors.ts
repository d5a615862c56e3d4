import { defineError } from '@atrium/chassis/errors';

/** The gateway's own errors; their texts are in problems/, their HTTP status in problems/statuses.ts (GW-02). */
export const badJson = defineError('request.bad_json', 'invalid');
export const badEncoding = defineError('request.bad_encoding', 'invalid');
export const tooDeep = defineError('request.too_deep', 'invalid');
export const tooLarge = defineError('request.too_large', 'invalid');
export const wrongMediaType = defineError('request.unsupported_media_type', 'invalid');
export const bodyCut = defineError('request.body_cut', 'invalid');
export const badRequest = defineError('request.invalid', 'invalid');
export const badIdempotencyKey = defineError('request.bad_idempotency_key', 'invalid');
export const badPrecondition = defineError('request.bad_precondition', 'invalid');
export const preconditionRequired = defineError('request.precondition_required', 'precondition');
export const stale = defineError('request.stale', 'precondition');
export const noSuchAddress = defineError('request.no_such_address', 'not_found');
export const methodNotAllowed = defineError('request.method_not_allowed', 'invalid');
export const notFound = defineError('request.not_found', 'not_found');
export const unauthenticated = defineError('request.unauthenticated', 'unauthenticated');
export const keyExpired = defineError('key.expired', 'unauthenticated');
export const keyRevoked = defineError('key.revoked', 'unauthenticated');
export const keyExpiresInPast = defineError('key.expires_in_past', 'invalid');
export const keyCannotBeShown = defineError('key.cannot_be_shown', 'conflict');
export const keyScopeNotOwned = defineError('key.scope_not_owned', 'forbidden');
export const forbidden = defineError('request.forbidden', 'forbidden');
/** A change by cookie without the session's token, or from another site's page (GW-06). */
export const csrf = defineError('request.csrf', 'forbidden');
/** The session behind a cookie or an access token has ended; identity says it by the same code (ID-40). */
export const sessionOver = defineError('identity.session_over', 'unauthenticated');
export const idempotencyMismatch = defineError('request.idempotency_mismatch', 'conflict');
export const tooMany = defineError('request.too_many', 'exhausted');
export const overloaded = defineError('service.overloaded', 'unavailable');
export const unavailable = defineError('service.unavailable', 'unavailable');
