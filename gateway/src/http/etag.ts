import { badPrecondition } from '../errors.ts';

/** Whether an If-None-Match header names this ETag (weak comparison, as RFC 9110 wants it). */
export const matchesEtag = (header: string | undefined, etag: string): boolean => {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === bare);
};

/** The ETag of a stored thing. */
export const versionEtag = (version: number): string => `"v${version}"`;

/** The version that an If-Match header names; throws request.bad_precondition where it is not an ETag of ours. */
export const versionOfEtag = (header: string): number => {
  const found = /^(?:W\/)?"v(\d{1,15})"$/.exec(header.trim());
  if (found?.[1] === undefined) throw badPrecondition({ fields: [{ field: 'header/if-match', code: 'format' }] });
  return Number(found[1]);
};
