import type { Actor__Output } from '@atrium/protos/gen/atrium/shared/v1/Actor';
import type { Timestamp__Output } from '@atrium/protos/gen/google/protobuf/Timestamp';
import { isAtriumError } from '@atrium/chassis/errors';
import { isDeepStrictEqual } from 'node:util';
import { stale } from '../errors.ts';
import { versionEtag } from '../http/etag.ts';
import { StaleError } from '../problems/stale.ts';
import { actorOrNull, isoOrNull } from '../views/wire.ts';

/** A stored thing as far as it tells who changed it. */
type Changed = { version: number; updatedAt?: Timestamp__Output | null; updatedBy?: Actor__Output | null };

/** The thing as it is now: on the wire, and as the caller reads it. */
export type Current = { stored: Changed; view: object };

// A text may be sent in one language only: what was not sent is not compared.
const same = (sent: unknown, is: unknown): boolean => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return isDeepStrictEqual(sent, is);
  if (typeof is !== 'object' || is === null) return false;
  return Object.entries(sent).every(([name, value]) => value === undefined || same(value, is[name as keyof typeof is]));
};

const differs = (sent: object, is: object): string[] =>
  Object.entries(sent)
    .filter(([name, value]) => value !== undefined && !same(value, is[name as keyof typeof is]))
    .map(([name]) => `/${name}`);

const staleError = ({ stored, view }: Current, sent: object): StaleError =>
  new StaleError({
    etag: versionEtag(stored.version),
    version: stored.version,
    updatedAt: isoOrNull(stored.updatedAt),
    updatedBy: actorOrNull(stored.updatedBy),
    differs: differs(sent, view),
  });

/**
 * Makes a write whose If-Match is old say what is stored now and who changed it (GW-03).
 * @param read reads the thing as it is now
 * @param sent what the caller wanted to write
 */
export const orStale = async <T>(write: () => Promise<T>, read: () => Promise<Current>, sent: object): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (!isAtriumError(error) || error.code !== stale.code) throw error;
    const current = await read().catch(() => undefined);
    throw current === undefined ? error : staleError(current, sent);
  }
};
