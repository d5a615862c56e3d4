import { createHash } from 'node:crypto';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { ensureIndexes } from '@atrium/chassis/mongo/indexes';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import type { Scratch } from '@atrium/testkit/scratch';
import { auditModelsOn } from '../src/store/audit-models.ts';
import { auditStore } from '../src/store/audit.ts';
import { mailModelsOn } from '../src/store/mail-models.ts';
import { mailStore } from '../src/store/mails.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The real stores of mails and of the audit trail, in a corner of the test servers. */
export const openRecordStores = async ({ mongodbUrl, database }: Pick<Scratch, 'mongodbUrl' | 'database'>) => {
  const logger = makeLogger({ name: 'test', level: 'fatal' });
  const connection = connectMongo({ url: mongodbUrl, database, logger });
  await connection.asPromise();
  const [mailModels, auditModels] = [mailModelsOn(connection), auditModelsOn(connection)];
  await ensureIndexes([...Object.values(mailModels), ...Object.values(auditModels)], logger);
  return {
    connection,
    mails: mailStore(mailModels, { relay: noRelay('identity') }),
    audit: auditStore(auditModels),
    /** Documents behind the back of the stores. */
    raw: (name: 'audit' | 'audit_heads' | 'mails') => connection.collection<{ _id: string }>(name),
  };
};

/** All that a stream of entries gives. */
export const listed = async <Entry>(entries: AsyncIterable<Entry>): Promise<Entry[]> => {
  const found: Entry[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
};

export type RecordStores = Awaited<ReturnType<typeof openRecordStores>>;
