import type { Actor__Output } from '@atrium/protos/gen/atrium/shared/v1/Actor';
import type { Timestamp__Output } from '@atrium/protos/gen/google/protobuf/Timestamp';
import { isAtriumError } from '@atrium/chassis/errors';
import { isDeepStrictEqual } from 'node:util';
import { stale } from '../errors.ts';
import { versionEtag, type Expected } from '../http/etag.ts';
import { StaleError } from '../problems/stale.ts';
import type { StaleView } from '../problems/view.ts';
import { actorOrNull, isoOrNull } from '../views/wire.ts';

/** A stored thing as far as it tells who changed it. */
type Changed = { version: number; updatedAt?: Timestamp__Output | null; updatedBy?: Actor__Output | null };

/** What a caller reads of the things that are written with If-Match. */
type View = StaleView['current'];

/** The thing as it is now: on the wire, as the caller reads it, and the part of it that the write was meant for. */
export type Current = { stored: Changed; view: View; part?: object | undefined };

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

const staleError = ({ stored, view, part = view }: Current, sent: object): StaleError =>
  new StaleError({
    etag: versionEtag(stored.version),
    version: stored.version,
    updatedAt: isoOrNull(stored.updatedAt),
    updatedBy: actorOrNull(stored.updatedBy),
    differs: differs(sent, part),
    current: view,
  });

/** A write that only holds for a thing as the caller saw it. */
type Write<T> = {
  expected: Expected;
  /** Writes over this version only. */
  write: (version: number) => Promise<T>;
  /** Reads the thing as it is now. */
  read: () => Promise<Current>;
  /** What the caller wanted to write. */
  sent: object;
};

// One version is the service's to compare; of several, or any, the one that is there is written over.
const versionFor = async ({ expected, read }: Write<unknown>): Promise<number> => {
  if (expected !== '*' && expected.length === 1) return expected[0] ?? 0;
  const { version } = (await read()).stored;
  if (expected !== '*' && !expected.includes(version)) throw stale();
  return version;
};

/** Whoever expects any version gives way so often to others who write at the same time. */
const tries = 5;

/**
 * Does a write; one whose If-Match is old says what is stored now, who changed it and when (GW-03). A write that sends
 * no fields, such as a deletion, differs in none; what is there now is told of every thing.
 */
export const ifMatched = async <T>(what: Write<T>, tried = 1): Promise<T> => {
  try {
    return await what.write(await versionFor(what));
  } catch (error) {
    if (!isAtriumError(error) || error.code !== stale.code) throw error;
    if (what.expected === '*' && tried < tries) return ifMatched(what, tried + 1);
    const current = await what.read().catch(() => undefined);
    throw current === undefined ? error : staleError(current, what.sent);
  }
};
