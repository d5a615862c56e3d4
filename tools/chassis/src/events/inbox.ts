import type { mongo } from 'mongoose';
import { isDuplicate } from '../mongo/write.ts';
import type { AtriumEvent } from './envelope.ts';

/** A document that remembers the events it was changed by. */
export type Remembering = { _id: string; appliedEvents?: string[]; appliedSequence?: string };

/** What an event does to one document of a projection, in MongoDB's update operators; made if it is not there. */
export type Effect = { readonly documentId: string; readonly update: Readonly<Record<`$${string}`, object>> };

const rememberedEvents = 200;

/**
 * Applies an event to a document, once: the event's id is remembered in the same write as the effect (EV-02). The last
 * 200 events of the document are remembered: what comes again comes soon, but after the loss of a stream (see
 * `docs/events.md`). For effects that add up, from events of many aggregates.
 *
 * @returns whether it was applied now; false when it had been before.
 * @example
 * await appliedOnce(counts, event.id, { documentId: event.region, update: { $inc: { incidents: 1 } } });
 */
export const appliedOnce = (collection: object, eventId: string, { documentId, update }: Effect): Promise<boolean> => {
  const remember = { $push: { ...update.$push, appliedEvents: { $each: [eventId], $slice: -rememberedEvents } } };
  const filter = { _id: documentId, appliedEvents: { $ne: eventId } };
  return upsert(collection as Projections, filter, { ...update, ...remember });
};

/**
 * Applies an event to the document that mirrors its aggregate, unless that one or a later one was applied before: for
 * projections that take the state as the event tells it. Events that come late or twice change nothing.
 *
 * @returns whether it was applied now.
 * @example
 * await appliedInOrder(components, event, { documentId: event.subject, update: { $set: { name: event.data.component.name } } });
 */
export const appliedInOrder = (
  collection: object,
  event: AtriumEvent,
  { documentId, update }: Effect,
): Promise<boolean> => {
  const filter = {
    _id: documentId,
    $or: [{ appliedSequence: { $lt: event.sequence } }, { appliedSequence: { $exists: false } }],
  };
  const set = { $set: { ...update.$set, appliedSequence: event.sequence } };
  return upsert(collection as Projections, filter, { ...update, ...set });
};

type Projections = mongo.Collection<Remembering>;

/** Where the document is there and the filter does not want it, the insert finds the id taken: applied before. */
const upsert = async (
  collection: Projections,
  filter: mongo.Filter<Remembering>,
  update: mongo.UpdateFilter<Remembering>,
): Promise<boolean> => {
  for (let attempt = 1; ; attempt++) {
    try {
      const { matchedCount, upsertedCount } = await collection.updateOne(filter, update, { upsert: true });
      return matchedCount + upsertedCount > 0;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Two first events of a document may meet in their inserts; the second try tells that from a repetition.
      if (attempt === 2) return false;
    }
  }
};
