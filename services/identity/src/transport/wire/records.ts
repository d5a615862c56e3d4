import { requestInvalid } from '@atrium/chassis/errors';
import { fromWireTime, toWireTime } from '@atrium/chassis/grpc/wire-time';
import { cursorsOf, type Question } from '@atrium/chassis/page';
import type { AuditEntry as WireEntry } from '@atrium/protos/gen/atrium/identity/v1/AuditEntry';
import type { AuditVerdict } from '@atrium/protos/gen/atrium/identity/v1/AuditVerdict';
import type { ListAuditRequest__Output } from '@atrium/protos/gen/atrium/identity/v1/ListAuditRequest';
import type { Mail as WireMail } from '@atrium/protos/gen/atrium/identity/v1/Mail';
import type { ListAudit } from '../../application/list-audit.ts';
import type { AuditCursor, MailCursor } from '../../application/record-ports.ts';
import type { ChainCheck } from '../../domain/audit-check.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { type Mail, type MailState, mailStates } from '../../domain/mails.ts';

const audit = cursorsOf('integer', 'integer');

/** Pages of the audit trail, each of one question; the token is empty at the end. */
export const auditPages = {
  encode: (after: AuditCursor | undefined, question: Question): string =>
    audit.encode(after && [after.at, after.number], question),
  /** Throws request.invalid for a token that is not ours, or of another question. */
  decode: (token: string, question: Question): AuditCursor | undefined => {
    const [at, number] = audit.decode(token, question) ?? [];
    return at === undefined || number === undefined ? undefined : { at, number };
  },
};

const mails = cursorsOf('integer', 'string');

/** Pages of mails, as {@link auditPages} are of entries. */
export const mailPages = {
  encode: (after: MailCursor | undefined, question: Question): string =>
    mails.encode(after && [after.at, after.id], question),
  decode: (token: string, question: Question): MailCursor | undefined => {
    const [at, id] = mails.decode(token, question) ?? [];
    return at === undefined || id === undefined ? undefined : { at, id };
  },
};

/** Which entries are asked for; what is empty is not asked. */
export const fromListAudit = (request: ListAuditRequest__Output): Omit<ListAudit, 'after' | 'limit'> => ({
  act: request.act,
  actor: request.actor,
  subject: request.subject,
  from: fromWireTime(request.from) ?? undefined,
  to: fromWireTime(request.to) ?? undefined,
});

/** A state of mails; undefined for all. Throws request.invalid for any other word. */
export const fromMailState = (state: string): MailState | undefined => {
  const found = mailStates.find((known) => known === state);
  if (found === undefined && state !== '') throw requestInvalid({ fields: [{ field: 'state', code: 'unknown' }] });
  return found;
};

export const toWireEntry = ({ at, ...entry }: AuditEntry): WireEntry => ({ ...entry, at: toWireTime(at) });

export const toWireVerdict = ({ good, broken, hash }: ChainCheck): AuditVerdict => ({ good, broken, hash });

/** A mail as the operator sees it: never its link, nor what it is filled with. */
export const toWireMail = (mail: Mail): WireMail => ({
  id: mail.messageId,
  to: mail.to,
  template: mail.template,
  state: mail.state,
  attempts: mail.attempts,
  answer: mail.answer,
  createdAt: toWireTime(mail.createdAt),
  sentAt: toWireTime(mail.sentAt),
  nextAt: toWireTime(mail.nextAt),
});
