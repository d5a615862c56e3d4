import { operatorOrganisation } from './roles.ts';

/** SHA-256 of a text, as 64 hexadecimal digits. */
export type Digest = (text: string) => string;

/** An entry of the audit trail (ID-45), before it has its place in a chain. */
export type AuditDraft = {
  /** Id of the event that it is made of: one entry for each. */
  event: string;
  /** When it happened, in Unix seconds. */
  at: number;
  organisation: string;
  /** The name of the fact, such as `account.invited`. */
  act: string;
  actorKind: string;
  actor: string;
  actorName: string;
  /** The begin of `act`. */
  subjectKind: string;
  subject: string;
  /** What more there is to say: canonical JSON, without who did it and without secrets. */
  details: string;
};

/** An entry in its place: `number` from 1 without gaps, `previous` the hash of the one before, `hash` over all else. */
export type AuditEntry = AuditDraft & { number: number; previous: string; hash: string };

/** Where a chain ends: kept beside it, so that a cut end is seen. */
export type AuditHead = Pick<AuditEntry, 'organisation' | 'number' | 'hash'>;

/** Of an event, what an entry is made of. */
export type AuditedEvent = {
  id: string;
  /** `atrium.identity.account.invited.v1`. */
  type: string;
  subject: string;
  /** RFC 3339. */
  time: string;
  organisation?: string | undefined;
  data: unknown;
};

/** What stands before the first entry of a chain. */
export const chainBegin = { number: 0, hash: '0'.repeat(64) } as const;

/** What is asked of others is no change; what it was asked for has an entry of its own. */
const unaudited: ReadonlySet<string> = new Set(['mail.asked']);

/** The name of a fact, from the type of its event. */
const actOf = (type: string): string => type.replace(/^atrium\.[^.]+\./, '').replace(/\.v\d+$/, '');

/** Whether a kind of event is told in the audit trail: all that are not named here. */
export const isAudited = (type: string): boolean => !unaudited.has(actOf(type));

/** The entry of an event. What belongs to no organisation is in the operator's chain. */
export const draftOf = ({ id, type, subject, time, organisation, data }: AuditedEvent): AuditDraft => {
  const act = actOf(type);
  const { by, ...rest } = isRecord(data) ? data : {};
  const actor = isRecord(by) ? by : {};
  return {
    event: id,
    at: Math.floor(Date.parse(time) / 1000),
    organisation: organisation ?? operatorOrganisation,
    act,
    actorKind: textOf(actor.kind),
    actor: textOf(actor.id),
    actorName: textOf(actor.name),
    subjectKind: act.slice(0, act.indexOf('.')),
    subject: textOf(subject),
    details: canonicalJson(withoutSecrets(rest)),
  };
};

/** Gives an entry its place behind another one. */
export const sealEntry = (draft: AuditDraft, last: Pick<AuditEntry, 'number' | 'hash'>, digest: Digest): AuditEntry => {
  const entry = { ...draft, number: last.number + 1, previous: last.hash };
  return { ...entry, hash: hashOf(entry, digest) };
};

/** The hash of an entry: over the canonical JSON of all its other fields, by the names that they have here. */
export const hashOf = (
  { event, at, organisation, act, actorKind, actor, actorName, subjectKind, ...entry }: Omit<AuditEntry, 'hash'>,
  digest: Digest,
): string => {
  const { subject, details, number, previous } = entry;
  const named = { event, at, organisation, act, actorKind, actor, actorName, subjectKind };
  return digest(canonicalJson({ ...named, subject, details, number, previous }));
};

/** JSON without blanks and with sorted keys (RFC 8785): the same value is the same text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Events carry none; what a later one brings by mistake must not be kept for ever.
const secretName = /password|secret|token|hash|pepper/i;

const withoutSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isRecord(value)) return value;
  const told = Object.entries(value).filter(([key]) => !secretName.test(key));
  return Object.fromEntries(told.map(([key, inner]) => [key, withoutSecrets(inner)]));
};

// Half a pair would come back from the store as another character, and the hash would be wrong.
const textOf = (value: unknown): string => (typeof value === 'string' ? value.toWellFormed() : '');
