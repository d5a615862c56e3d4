import { collectionOf } from '@atrium/chassis/mongo/document';
import type { AccountStore } from '../application/account-ports.ts';
import { accountNotFound, emailKnown, identifierKnown } from '../domain/errors.ts';
import { accountQueries } from './account-queries.ts';
import { accountOf, type AccountRecord, keptAccount, onRecord, recorded } from './account-record.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

const refusals = {
  notFound: (id: string) => accountNotFound({ params: { id } }),
  takenField: (fields: readonly string[]) =>
    fields.includes('emailKey')
      ? emailKnown({ fields: [{ field: 'email', code: 'taken' }] })
      : identifierKnown({ fields: [{ field: 'identifier', code: 'taken' }] }),
};

/** Accounts, as they are kept. */
export const accountStore = (models: Pick<Models, 'accounts'>, kit: StoreKit): AccountStore => {
  const store = aggregatesOn<AccountRecord>(models.accounts, kit, refusals);
  return {
    ...accountQueries(collectionOf(models.accounts)),
    recall: async (command, now) => {
      const kept = await store.recall(command, now);
      return kept && keptAccount(kept);
    },
    find: async (id) => {
      const kept = await store.find(id);
      return kept && keptAccount(kept);
    },
    get: async (id) => keptAccount(await store.get(id)),
    create: async (id, decision, how) => keptAccount(await store.create(id, recorded(decision), how)),
    update: async (id, decide, how) => keptAccount(await store.update(id, onRecord(decide), how)),
    remove: (id, how, decide) =>
      store.remove(id, how, decide && ((record, version) => decide(accountOf(record), version))),
  };
};
