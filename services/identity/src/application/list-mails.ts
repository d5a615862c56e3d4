import type { Caller } from '@atrium/chassis/caller';
import { pageOf } from '@atrium/chassis/page';
import type { Mail, MailState } from '../domain/mails.ts';
import { placeFor } from '../domain/rights.ts';
import type { MailCursor, RecordDeps } from './record-ports.ts';

export type ListMails = { state: MailState | undefined; after: MailCursor | undefined; limit: number };

/** Mails and what became of them, newest first, for administrators of the operator (ID-51). */
export const listMails =
  ({ mails }: Pick<RecordDeps, 'mails'>) =>
  async (
    caller: Caller,
    { state, after, limit }: ListMails,
  ): Promise<{ mails: Mail[]; next: MailCursor | undefined }> => {
    // The queue is the installation's: who may read it reads all of it.
    placeFor(caller, 'mail.read');
    const { entries, last } = pageOf(await mails.list(state, after, limit + 1), limit);
    return { mails: entries, next: last && { at: last.createdAt, id: last.id } };
  };
