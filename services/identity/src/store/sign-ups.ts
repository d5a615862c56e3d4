import { collectionOf, notPostponed } from '@atrium/chassis/mongo/document';
import type { SignUps } from '../application/account-ports.ts';
import type { Decide, Kept } from '../application/ports.ts';
import { linkNotFound } from '../domain/errors.ts';
import type { Decision } from '../domain/facts.ts';
import type { SignUp } from '../domain/sign-ups.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

/** When MongoDB forgets it; what waits for the clock is never forgotten. */
type SignUpRecord = SignUp & { forgetAt?: Date };

/** How long one is known after the end of its link, in seconds. */
const afterlife = 86_400;

const recordOf = (signUp: SignUp): SignUpRecord =>
  signUp.workAt === null ? { ...signUp, forgetAt: new Date((signUp.until + afterlife) * 1000) } : signUp;

const signUpOf = ({ forgetAt, ...signUp }: SignUpRecord): SignUp => signUp;
const kept = ({ state, version }: Kept<SignUpRecord>): Kept<SignUp> => ({ state: signUpOf(state), version });
const recorded = ({ state, facts }: Decision<SignUp>): Decision<SignUpRecord> => ({ state: recordOf(state), facts });

const onRecord =
  (decide: Decide<SignUp>): Decide<SignUpRecord> =>
  (record, version) => {
    const decision = decide(signUpOf(record), version);
    return decision && recorded(decision);
  };

/** Sign-ups, as they are kept. */
export const signUpStore = ({ signUps }: Pick<Models, 'signUps'>, kit: StoreKit): SignUps => {
  const store = aggregatesOn<SignUpRecord>(signUps, kit, { notFound: () => linkNotFound() });
  const documents = collectionOf(signUps);
  return {
    recall: async (command, now) => {
      const found = await store.recall(command, now);
      return found && kept(found);
    },
    find: async (id) => {
      const found = await store.find(id);
      return found && kept(found);
    },
    get: async (id) => kept(await store.get(id)),
    create: async (id, decision, how) => kept(await store.create(id, recorded(decision), how)),
    update: async (id, decide, how) => kept(await store.update(id, onRecord(decide), how)),
    remove: (id, how, decide) =>
      store.remove(id, how, decide && ((record, version) => decide(signUpOf(record), version))),
    postpone: store.postpone,
    due: async (now, limit) => {
      const due = { workAt: { $gt: 0, $lte: now }, ...notPostponed(now) };
      const found = documents
        .find(due, { projection: { _id: 1 } })
        .sort({ workAt: 1 })
        .limit(limit);
      return (await found.toArray()).map(({ _id }) => _id);
    },
  };
};
