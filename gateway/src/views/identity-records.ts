import type { AuditEntry__Output } from '@atrium/protos/gen/atrium/identity/v1/AuditEntry';
import type { AuditVerdict__Output } from '@atrium/protos/gen/atrium/identity/v1/AuditVerdict';
import type { Link__Output } from '@atrium/protos/gen/atrium/identity/v1/Link';
import type { Mail__Output } from '@atrium/protos/gen/atrium/identity/v1/Mail';
import type { PasswordRules__Output } from '@atrium/protos/gen/atrium/identity/v1/PasswordRules';
import type { z } from 'zod';
import { unavailable } from '../errors.ts';
import { link, mailState, type auditEntry, type auditVerdict, type mail } from '../schemas/identity-records.ts';
import type { passwordRules } from '../schemas/identity-records.ts';
import { isoOrNull, orNull } from './wire.ts';

type RulesView = z.infer<typeof passwordRules>;

/** Rules of passwords as JSON. */
export const rulesView = (of: PasswordRules__Output): RulesView => ({
  minLength: of.minLength,
  maxLength: of.maxLength,
  classes: of.classes,
  maxAgeDays: of.maxAgeDays,
  history: of.history,
});

// A word that this gateway does not know is of a newer identity.
const known = <T extends z.ZodEnum>(words: T, word: string): z.output<T> => {
  const found = words.safeParse(word);
  if (!found.success) throw unavailable();
  return found.data;
};

/** What a link is good for as JSON, with the rules for a password that it may set. */
export const linkView = (of: Link__Output, rules: PasswordRules__Output): z.infer<typeof link> => ({
  kind: known(link.shape.kind, of.kind),
  email: orNull(of.email),
  lastName: of.lastName,
  firstName: of.firstName,
  organisationName: of.organisationName,
  until: isoOrNull(of.until),
  passwordRules: rulesView(rules),
});

/** An entry of the audit trail as JSON. */
export const auditEntryView = (of: AuditEntry__Output): z.infer<typeof auditEntry> => ({
  number: of.number,
  at: isoOrNull(of.at),
  act: of.act,
  actor: { kind: of.actorKind, id: of.actor, name: of.actorName },
  subject: { kind: of.subjectKind, id: of.subject },
  details: of.details,
  event: of.event,
  previous: of.previous,
  hash: of.hash,
});

/** A check of the audit trail as JSON. */
export const auditVerdictView = (of: AuditVerdict__Output): z.infer<typeof auditVerdict> => ({
  good: of.good,
  broken: of.broken === 0 ? null : of.broken,
  hash: of.hash,
});

/** A mail as JSON. */
export const mailView = (of: Mail__Output): z.infer<typeof mail> => ({
  id: of.id,
  to: of.to,
  template: of.template,
  state: known(mailState, of.state),
  attempts: of.attempts,
  answer: of.answer,
  createdAt: isoOrNull(of.createdAt),
  sentAt: isoOrNull(of.sentAt),
  nextAt: isoOrNull(of.nextAt),
});
