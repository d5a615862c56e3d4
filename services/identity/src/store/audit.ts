import { requestConflict } from '@atrium/chassis/errors';
import { collectionNamed } from '@atrium/chassis/mongo/document';
import { isDuplicate, takenFields } from '@atrium/chassis/mongo/write';
import type { AuditFilter, AuditTrail } from '../application/record-ports.ts';
import { type AuditEntry, type AuditHead, chainBegin } from '../domain/audit.ts';
import type { AuditModels } from './audit-models.ts';

type EntryDocument = Omit<AuditEntry, 'event'> & { _id: string };
type HeadDocument = Omit<AuditHead, 'organisation'> & { _id: string };

/** More than ever append to one chain at a time. */
const tries = 100;

const entryOf = ({ _id, ...entry }: EntryDocument): AuditEntry => ({ ...entry, event: _id });

const documentOf = ({ event, ...entry }: AuditEntry): EntryDocument => ({ _id: event, ...entry });

type Collections = ReturnType<typeof collectionsOf>;

const collectionsOf = ({ audit, auditHeads }: AuditModels) => ({
  entries: collectionNamed<EntryDocument>(audit.collection.conn, audit.collection.name),
  heads: collectionNamed<HeadDocument>(auditHeads.collection.conn, auditHeads.collection.name),
});

/** The audit trail: entries, and for each chain its head, which is moved after each entry (ID-45). */
export const auditStore = (models: AuditModels): AuditTrail => {
  const collections = collectionsOf(models);
  const { entries } = collections;
  return {
    append: appending(collections),
    list: async (filter, after, limit) => {
      const beyond = after && {
        $or: [{ at: { $lt: after.at } }, { at: after.at, number: { $lt: after.number } }],
      };
      const found = entries.find({ ...wanted(filter, after?.at), ...beyond });
      return (await found.sort({ at: -1, number: -1 }).limit(limit).toArray()).map(entryOf);
    },
    chain: async function* (organisation) {
      for await (const document of entries.find({ organisation }).sort({ number: 1 }).batchSize(1000))
        yield entryOf(document);
    },
    head: (organisation) => headOf(collections, organisation),
  };
};

/** The filter; `before` is the time of the last entry seen: the index is entered there. */
const wanted = ({ organisation, from, to = Infinity, ...same }: AuditFilter, before = Infinity): object => {
  const at = {
    ...(from !== undefined && { $gte: from }),
    ...(to < Infinity && { $lt: to }),
    ...(before < Infinity && { $lte: before }),
  };
  const named = Object.entries(same).filter(([, value]) => value !== undefined && value !== '');
  return { organisation, ...Object.fromEntries(named), ...(Object.keys(at).length > 0 && { at }) };
};

const headOf = async ({ heads }: Collections, organisation: string): Promise<AuditHead | undefined> => {
  const found = await heads.findOne({ _id: organisation });
  return found === null ? undefined : { organisation, number: found.number, hash: found.hash };
};

/**
 * What the next entry follows: the last one there is, or the head where that is further. A chain whose end was cut off
 * goes on behind what was cut, and so shows the gap for ever.
 */
const lastOf = async (collections: Collections, organisation: string): Promise<Pick<AuditEntry, 'number' | 'hash'>> => {
  const head = await headOf(collections, organisation);
  const [tail] = await collections.entries.find({ organisation }).sort({ number: -1 }).limit(1).toArray();
  if (tail === undefined) return head ?? chainBegin;
  return head !== undefined && head.number >= tail.number ? head : tail;
};

const appending =
  (collections: Collections): AuditTrail['append'] =>
  async (draft, seal) => {
    for (let attempt = 1; attempt <= tries; attempt++) {
      const entry = seal(draft, await lastOf(collections, draft.organisation));
      const taken = await insert(collections, entry);
      if (taken === undefined) {
        await moveHead(collections, entry);
        return true;
      }
      if (taken.includes('_id')) {
        await mendHead(collections, draft.event);
        return false;
      }
    }
    throw requestConflict({ params: { id: draft.event } });
  };

const insert = async ({ entries }: Collections, entry: AuditEntry): Promise<readonly string[] | undefined> => {
  try {
    await entries.insertOne(documentOf(entry));
    return undefined;
  } catch (error) {
    const taken = takenFields(error);
    if (taken === undefined) throw error;
    return taken;
  }
};

const moveHead = async (
  { heads }: Collections,
  { organisation, number, hash }: Pick<AuditEntry, 'organisation' | 'number' | 'hash'>,
): Promise<void> => {
  try {
    await heads.updateOne({ _id: organisation, number: { $lt: number } }, { $set: { number, hash } }, { upsert: true });
  } catch (error) {
    // The head is there already, and further: the filter did not want it, and the insert found its id taken.
    if (!isDuplicate(error)) throw error;
  }
};

// Whoever died between the entry and the head left the head behind; the event comes again, and finds its entry.
const mendHead = async (collections: Collections, event: string): Promise<void> => {
  const found = await collections.entries.findOne({ _id: event });
  if (found !== null) await moveHead(collections, found);
};
