import { type AuditedEvent, draftOf, isAudited, sealEntry } from '../domain/audit.ts';
import type { RecordDeps } from './record-ports.ts';

/** Notes an event in the audit trail of its organisation (ID-45), once, however often it comes. For events: no caller decides. */
export const appendAudit =
  ({ audit, digest }: Pick<RecordDeps, 'audit' | 'digest'>) =>
  async (event: AuditedEvent): Promise<void> => {
    if (isAudited(event.type)) await audit.append(draftOf(event), (draft, last) => sealEntry(draft, last, digest));
  };
