import type { Caller } from '@atrium/chassis/caller';
import { pageOf } from '@atrium/chassis/page';
import type { AuditEntry } from '../domain/audit.ts';
import type { AuditCursor, AuditFilter, RecordDeps } from './record-ports.ts';
import { chainFor } from './shared/chain-for.ts';

export type ListAudit = Omit<AuditFilter, 'organisation' | 'subjectKind'> & {
  after: AuditCursor | undefined;
  limit: number;
};

/** The audit trail of the caller's organisation, newest first (ID-45). An act without a dot means all that begin with it. */
export const listAudit =
  ({ audit }: Pick<RecordDeps, 'audit'>) =>
  async (
    caller: Caller,
    { after, limit, act = '', ...wanted }: ListAudit,
  ): Promise<{ entries: AuditEntry[]; next: AuditCursor | undefined }> => {
    const organisation = chainFor(caller);
    const acts = act === '' ? {} : act.includes('.') ? { act } : { subjectKind: act };
    const found = await audit.list({ ...wanted, ...acts, organisation }, after, limit + 1);
    const { entries, last } = pageOf(found, limit);
    return { entries, next: last && { at: last.at, number: last.number } };
  };
