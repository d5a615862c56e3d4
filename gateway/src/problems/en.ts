import type { ProblemTexts } from './catalogue.ts';

/** The catalogue in English: what happened, and what to do about it. */
export const en: ProblemTexts = {
  internal: [
    'Something went wrong here',
    'This is our mistake. Try again later; tell support the request id if it stays.',
  ],
  'request.invalid': ['The request is not right', 'Correct the fields named and send it again.'],
  'request.bad_json': ['The body is not JSON', 'Send one JSON value in UTF-8.'],
  'request.bad_encoding': ['The body is not UTF-8', 'Send the body in UTF-8 without broken characters.'],
  'request.too_deep': ['The body is nested too deep', 'At most {max|N} levels are read.'],
  'request.too_large': ['The body is too large', 'At most {max|N} bytes are read.'],
  'request.unsupported_media_type': [
    'The body has another type than expected',
    'Send it as {wanted|the type that the document names}, without compression.',
  ],
  'request.body_cut': ['The body did not come whole', 'The connection ended before the body did. Send it again.'],
  'request.bad_idempotency_key': ['The Idempotency-Key is not right', 'Send 1 to 200 visible ASCII characters.'],
  'request.bad_precondition': [
    'The If-Match header is not right',
    'Send the ETag that a reading of the same thing gave.',
  ],
  'request.precondition_required': [
    'An If-Match header is needed',
    'Read first, then send the ETag as If-Match; for a new thing send If-None-Match: *.',
  ],
  'request.stale': [
    'Somebody changed it in the meantime',
    'Read it again, apply your change to what is there now, and send it with the new ETag.',
  ],
  'request.no_such_address': ['There is nothing at this address', 'See /api/docs for all addresses.'],
  'request.method_not_allowed': ['This address does not take this method', 'It takes {allow|the methods in Allow}.'],
  'request.not_found': ['There is no such thing', 'Check the id or key; it may have been removed.'],
  'request.unauthenticated': [
    'Nobody knows who asks',
    'Sign in, or send `Authorization: Bearer <key>` with a key that is valid.',
  ],
  'request.forbidden': ['You may not do this', 'The account or the API key lacks the right that this needs.'],
  'request.csrf': [
    'This change does not come from one of our pages',
    'Reload the page and do it again; programs send an API key or an access token.',
  ],
  'request.conflict': ['Others changed the same thing at the same time', 'Read it again and repeat.'],
  'request.idempotency_mismatch': [
    'The Idempotency-Key was used for something else',
    'Use a new key for a new request; repeat a request with exactly the same body.',
  ],
  'request.too_many': ['Too many requests', 'Come back after the time in Retry-After.'],
  'service.unavailable': ['This part is not available at the moment', 'Nothing was lost. Try again in a moment.'],
  'service.deadline': [
    'This part did not answer in time',
    'Try again in a moment, a write with the same Idempotency-Key.',
  ],
  'service.overloaded': ['We are overloaded at the moment', 'Come back after the time in Retry-After.'],
  'key.expired': ['The API key has expired', 'Ask for a new one.'],
  'key.revoked': ['The API key was revoked', 'Ask for a new one.'],
  'key.expires_in_past': ['The key would expire in the past', 'Give a time in the future, or none.'],
  'key.cannot_be_shown': [
    'The key was made, but cannot be shown again',
    'Revoke {id|the key named} and make another key, with another Idempotency-Key.',
  ],
  'key.scope_not_owned': ['A key can only give rights that it has itself', 'Leave out {scope|what is too much}.'],
};
