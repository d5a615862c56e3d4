import type { Handlers } from '@atrium/chassis/grpc/contract';
import { pageSize } from '@atrium/chassis/page';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import type { RecordCases } from '../../application/record-cases.ts';
import {
  auditPages,
  fromListAudit,
  fromMailState,
  mailPages,
  toWireEntry,
  toWireMail,
  toWireVerdict,
} from '../wire/records.ts';

type Doors = Pick<Handlers<IdentityServiceDefinition>, 'ListAudit' | 'VerifyAudit' | 'ListMails'>;

/** The audit trail (ID-45) and the queue of mails (ID-51), to be read. */
export const recordDoors = (cases: Pick<RecordCases, 'listAudit' | 'verifyAudit' | 'listMails'>): Doors => ({
  ListAudit: async ({ page, ...request }, { caller }) => {
    const question = fromListAudit({ ...request, page: null });
    const paging = { after: auditPages.decode(page?.token ?? '', question), limit: pageSize(page?.size) };
    const { entries, next } = await cases.listAudit(caller, { ...question, ...paging });
    return { entries: entries.map(toWireEntry), nextPageToken: auditPages.encode(next, question) };
  },
  VerifyAudit: async (_, { caller, signal }) => toWireVerdict(await cases.verifyAudit(caller, signal)),
  ListMails: async ({ state, page }, { caller }) => {
    const question = { state: fromMailState(state) };
    const paging = { after: mailPages.decode(page?.token ?? '', question), limit: pageSize(page?.size) };
    const { mails, next } = await cases.listMails(caller, { ...question, ...paging });
    return { mails: mails.map(toWireMail), nextPageToken: mailPages.encode(next, question) };
  },
});
