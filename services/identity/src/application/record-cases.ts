import { appendAudit } from './append-audit.ts';
import { listAudit } from './list-audit.ts';
import { listMails } from './list-mails.ts';
import { queueMail } from './queue-mail.ts';
import type { RecordDeps } from './record-ports.ts';
import { sendDueMails } from './send-due-mails.ts';
import { verifyAudit } from './verify-audit.ts';

/** What this service does about mails (ID-51) and the audit trail (ID-45). */
export const recordCases = (deps: RecordDeps) => ({
  queueMail: queueMail(deps),
  sendDueMails: sendDueMails(deps),
  listMails: listMails(deps),
  appendAudit: appendAudit(deps),
  listAudit: listAudit(deps),
  verifyAudit: verifyAudit(deps),
});

export type RecordCases = ReturnType<typeof recordCases>;
