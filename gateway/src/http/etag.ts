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

/** Which version of a thing a write is meant for: any, or one of these. */
export type Expected = '*' | readonly number[];

const tag = String.raw`(?:W\/)?"[\x21\x23-\x7e]*"`;
const tags = new RegExp(`^${tag}(?:\\s*,\\s*${tag})*$`);
/** No thing has it: the version of an ETag that is none of ours. */
const noVersion = -1;

const versionOf = (one: string): number => Number(/"v(\d{1,15})"/.exec(one)?.[1] ?? noVersion);

/**
 * The versions that an If-Match header names (RFC 9110); a weak tag is taken as the strong one, since a version names one
 * state. Throws request.bad_precondition where it holds no ETags.
 */
export const expectedBy = (header: string): Expected => {
  const given = header.trim();
  if (given === '*') return given;
  if (!tags.test(given)) throw badPrecondition({ fields: [{ field: 'header/if-match', code: 'format' }] });
  return given.match(new RegExp(tag, 'g'))?.map(versionOf) ?? [];
};
