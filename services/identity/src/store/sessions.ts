import { collectionOf, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { Decide, Kept, Sessions } from '../application/ports.ts';
import { sessionNotFound } from '../domain/errors.ts';
import type { Decision } from '../domain/facts.ts';
import type { Session } from '../domain/sessions.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { SessionModels } from './session-models.ts';

/** A session, and what is made from it for its indexes: `openSince` is there until it ends. */
type SessionRecord = Session & { openSince?: number; forgetAt: Date };

/** For how long an ended session can be looked into. */
const keptSeconds = 30 * 86_400;
const mostListed = 100;

const recordOf = (session: Session): SessionRecord => {
  const { end, idleUntil, until, createdAt } = session;
  const overAt = Math.min(end?.at ?? idleUntil, until);
  const forgetAt = new Date((overAt + keptSeconds) * 1000);
  return { ...session, forgetAt, ...(end === null && { openSince: createdAt }) };
};

const sessionOf = ({ openSince, forgetAt, ...session }: SessionRecord): Session => session;

const keptSession = ({ state, version }: Kept<SessionRecord>): Kept<Session> => ({ state: sessionOf(state), version });

const recorded = ({ state, facts }: Decision<Session>): Decision<SessionRecord> => ({ state: recordOf(state), facts });

const onRecord =
  (decide: Decide<Session>): Decide<SessionRecord> =>
  (record, version) => {
    const decision = decide(sessionOf(record), version);
    return decision && recorded(decision);
  };

const openOn =
  ({ sessions: model }: Pick<SessionModels, 'sessions'>): Sessions['open'] =>
  async (account, now) => {
    const filter = { account, openSince: { $gt: 0 }, idleUntil: { $gt: now } };
    const query = collectionOf(model).find(filter, { projection: stateOnly });
    const found = await query.sort({ openSince: -1, _id: 1 }).limit(mostListed).toArray();
    return found.map((document) => keptSession(storedOf<SessionRecord>(document)));
  };

/** Sessions, as they are kept: found by id, which their secrets name, and by account. */
export const sessionStore = (models: Pick<SessionModels, 'sessions'>, kit: StoreKit): Sessions => {
  const store = aggregatesOn<SessionRecord>(models.sessions, kit, { notFound: () => sessionNotFound() });
  return {
    find: async (id, owner) => {
      const kept = await store.find(id, owner);
      return kept && keptSession(kept);
    },
    get: async (id, owner) => keptSession(await store.get(id, owner)),
    recall: async (command, now) => {
      const kept = await store.recall(command, now);
      return kept && keptSession(kept);
    },
    create: async (id, decision, how) => keptSession(await store.create(id, recorded(decision), how)),
    update: async (id, decide, how) => keptSession(await store.update(id, onRecord(decide), how)),
    remove: (id, how, decide) =>
      store.remove(id, how, decide && ((record, version) => decide(sessionOf(record), version))),
    open: openOn(models),
  };
};
