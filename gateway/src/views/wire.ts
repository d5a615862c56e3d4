import type { Actor__Output } from '@atrium/protos/gen/atrium/shared/v1/Actor';
import type { Text__Output } from '@atrium/protos/gen/atrium/shared/v1/Text';
import type { Timestamp__Output } from '@atrium/protos/gen/google/protobuf/Timestamp';
import type { z } from 'zod';
import type { actor } from '../schemas/common.ts';

type Timestamp = Timestamp__Output | null | undefined;

/** A time of the wire as RFC 3339 in whole seconds, UTC. */
export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** A time of the wire, or null. */
export const isoOrNull = (at: Timestamp): string | null => (at ? iso(at.seconds) : null);

/** A time of the wire in Unix seconds, or undefined. */
export const secondsOf = (at: Timestamp): number | undefined => at?.seconds;

/** A text as a request gave it, with both languages. */
export type TextInput = { fr?: string | undefined; en?: string | undefined };

/** A time for the wire; instants are cut to whole seconds. */
export const timestamp = (at: string): { seconds: number } => ({ seconds: Math.floor(Date.parse(at) / 1000) });
export const timestampOr = (at: string | null | undefined): { seconds: number } | null => (at ? timestamp(at) : null);

/** A text of the wire. */
export const textOf = (text: Text__Output | null | undefined): { fr: string; en: string } => ({
  fr: text?.fr ?? '',
  en: text?.en ?? '',
});

/** A text for the wire; absent stays absent. */
export const wireText = (text: TextInput | undefined): { fr: string; en: string } | null =>
  text === undefined ? null : { fr: text.fr ?? '', en: text.en ?? '' };

const actorKinds = ['account', 'key', 'service', 'import', 'anonymous'] as const;

/** Who did something, or null where the wire says nobody. */
export const actorOrNull = (who: Actor__Output | null | undefined): z.infer<typeof actor> | null => {
  const kind = actorKinds.find((one) => one === who?.kind);
  return who && kind ? { kind, id: who.id, name: who.name } : null;
};

/** A page token as it is answered: null at the end. */
export const cursorOrNull = (token: string): string | null => (token === '' ? null : token);

/** A text, or null where there is none. */
export const orNull = (text: string): string | null => (text === '' ? null : text);
