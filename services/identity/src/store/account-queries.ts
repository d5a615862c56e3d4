import { type Documents, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { AccountStore } from '../application/account-ports.ts';
import type { AccountCursor, AccountFilter } from '../application/ports.ts';
import { type AccountRecord, beginOf, isWholeSearch, keptAccount } from './account-record.ts';

type Queries = Pick<AccountStore, 'byEmail' | 'byIdentifier' | 'list' | 'anyHolds'>;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const selected = ({ organisation, state, blocked, search = '' }: AccountFilter): object => ({
  begins: beginOf(organisation, search),
  ...(!isWholeSearch(search) && { words: { $regex: `^${escaped(search)}` } }),
  ...(state !== undefined && { state }),
  ...(blocked === true && { blockedAt: { $gt: 0 } }),
  ...(blocked === false && { blockedAt: null }),
});

const beyond = (after: AccountCursor | undefined): object =>
  after === undefined
    ? {}
    : { sortName: { $gte: after.name }, $or: [{ sortName: { $gt: after.name } }, { _id: { $gt: after.id } }] };

/** What is asked of accounts. By address and identifier the whole installation is asked: that is how one signs in. */
export const accountQueries = (documents: Documents): Queries => {
  const one = async (filter: object) => {
    const found = await documents.findOne(filter, { projection: stateOnly });
    return found === null ? undefined : keptAccount(storedOf<AccountRecord>(found));
  };
  return {
    // An empty key is nobody's: it would ask for all that have none.
    byEmail: (emailKey) => one({ emailKey: emailKey === '' ? ' ' : emailKey }),
    byIdentifier: (identifierKey) => one({ identifierKey: identifierKey === '' ? ' ' : identifierKey }),
    list: async (filter, after, limit) => {
      const found = documents.find({ ...selected(filter), ...beyond(after) }, { projection: stateOnly });
      const page = await found.sort({ sortName: 1, _id: 1 }).limit(limit).toArray();
      return page.map((document) => keptAccount(storedOf<AccountRecord>(document)));
    },
    anyHolds: async ({ organisation, role, states }, except) => {
      const held = {
        'memberships.organisation': organisation,
        memberships: { $elemMatch: { organisation, role } },
        state: { $in: [...states] },
        _id: { $nin: [...except] },
      };
      return (await documents.findOne(held, { projection: { _id: 1 } })) !== null;
    },
  };
};
