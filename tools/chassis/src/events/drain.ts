import type { Documents } from '../mongo/document.ts';
import type { Lease } from '../mongo/lease.ts';
import { pullFrom } from '../mongo/write.ts';
import { bodyOf, headersOf, type Origin, subjectOf } from './envelope.ts';
import type { OutboxEntry } from './fact.ts';
import { PublishError, type Publisher, publishTimeoutMs } from './publisher.ts';
import { noteSent, type Sent } from './sent.ts';

/** What a drain works with. */
export type Drain = {
  readonly documents: Documents;
  readonly sent: Sent;
  readonly publisher: Publisher;
  readonly lease: Lease;
  readonly origin: Origin;
  /** Ids of facts that the stream has, kept from drain to drain: they may still seem to wait. */
  readonly published: Set<string>;
  /** Aborted when the relay stops. */
  readonly signal: AbortSignal;
};

type Waiting = { readonly _id: string; readonly outbox: readonly OutboxEntry[] };

/** How many documents are read at once: reading and noting cost by the time as well as by the document. */
const documentsAtOnce = 1024;
/** How many facts of one document are read at once. */
const factsAtOnce = 8;
/** How many messages are under way at once, each of another document; more make the broker slower. */
const inFlight = 256;
/** How many published facts are remembered: several times what may be under way and unnoted. */
const rememberedFacts = 50_000;
/** The data of facts as plain buffers, without a copy. */
const asBuffers = { promoteBuffers: true } as const;
/** Losing this write only sends a fact twice, which the broker drops: no need to wait for a majority. */
const loosely = { writeConcern: { w: 1 } } as const;

/**
 * Publishes what waits in the documents of one collection when it is called: oldest documents first, the facts of a
 * document one after another, each acknowledged before the next. While one lot is noted as sent, the next is published.
 *
 * @throws what a publish failed with; what was acknowledged until then is noted.
 */
export const drain = async (work: Drain): Promise<void> => {
  let noting: Promise<void> = Promise.resolve();
  let busy: readonly string[] = [];
  while (!work.signal.aborted && (await work.lease.hold())) {
    const lot = await waitingIn(work.documents, busy);
    const { acknowledged, failure } = await publishLot(work, lot);
    await noting;
    noting = note(work, acknowledged);
    // Whoever awaits it comes later, and a failure without a listener would end the process.
    noting.catch(() => undefined);
    busy = [...acknowledged.keys()];
    if (failure !== undefined) {
      await noting;
      throw failure.error;
    }
    // What is written from now on wakes the relay again.
    if (isLast(lot)) break;
  }
  await noting;
};

/** Documents with facts, oldest first, without those that are just being noted. */
const waitingIn = (documents: Documents, busy: readonly string[]): Promise<Waiting[]> =>
  documents
    .find({ outboxSince: { $exists: true }, ...(busy.length > 0 && { _id: { $nin: [...busy] } }) }, asBuffers)
    .sort({ outboxSince: 1 })
    .limit(documentsAtOnce)
    .project<Waiting>({ outbox: { $slice: ['$outbox', factsAtOnce] } })
    .toArray();

const isLast = (lot: readonly Waiting[]): boolean =>
  lot.length < documentsAtOnce && lot.every(({ outbox }) => outbox.length < factsAtOnce);

type Published = {
  readonly acknowledged: ReadonlyMap<string, readonly OutboxEntry[]>;
  readonly failure: { readonly error: unknown } | undefined;
};

const publishLot = async (work: Drain, lot: readonly Waiting[]): Promise<Published> => {
  const acknowledged = new Map<string, OutboxEntry[]>();
  let failure: Published['failure'];
  const publishAll = async ({ _id, outbox }: Waiting): Promise<void> => {
    for (const entry of outbox) {
      await publishOne(work, entry);
      acknowledged.set(_id, [...(acknowledged.get(_id) ?? []), entry]);
    }
  };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let one = lot[next++]; one !== undefined && failure === undefined; one = lot[next++]) await publishAll(one);
  };
  const lanes = Array.from({ length: Math.min(inFlight, lot.length) }, lane);
  await Promise.all(lanes.map((one) => one.catch((error: unknown) => (failure ??= { error }))));
  return { acknowledged, failure };
};

// A message may be under way for as long as the broker may take; by then the lease must still be ours.
const publishOne = async ({ publisher, lease, origin, published }: Drain, entry: OutboxEntry): Promise<void> => {
  // It could not be noted while MongoDB was away, maybe for longer than the stream knows its id; or a read does not show yet
  // that it was.
  if (published.has(entry._id)) return;
  if (lease.leftMs() < publishTimeoutMs) throw new PublishError('another process may relay by now');
  await publisher.publish(subjectOf(entry, origin), bodyOf(entry, origin), headersOf(entry, origin));
  published.add(entry._id);
  for (const oldest of published) {
    if (published.size <= rememberedFacts) break;
    published.delete(oldest);
  }
};

/** Moves facts to the sent collection; whoever dies in between leaves them waiting, and the next one sends them again. */
const note = async ({ documents, sent }: Drain, acknowledged: Published['acknowledged']): Promise<void> => {
  const ids = [...acknowledged.keys()];
  if (ids.length === 0) return;
  const entries = [...acknowledged.values()].flat();
  await noteSent(sent, entries);
  const published = entries.map(({ _id }) => _id);
  const onlyThese = { _id: { $in: ids }, outbox: { $not: { $elemMatch: { _id: { $nin: published } } } } };
  const emptied = await documents.updateMany(onlyThese, { $unset: { outbox: '', outboxSince: '' } }, loosely);
  if (emptied.matchedCount === ids.length) return;
  const someOfThese = { _id: { $in: ids }, 'outbox._id': { $in: published } };
  await documents.updateMany(someOfThese, pullFrom('outbox', { _id: { $in: published } }), loosely);
};
