import { openWorkshop } from './workshop.ts';
import { aggregates } from '../src/mongo/aggregates.ts';
import { collectionOf } from '../src/mongo/document.ts';
import { startRelay } from '../src/events/relay.ts';
import { makeLogger } from '../src/logger.ts';
const w = await openWorkshop();
const words = 'Nous constatons une hausse. '.repeat(8);
const t = { seconds: 1 };
const update = (i: number) => ({ id: 'u' + i, at: '2020-01-01T00:00:00Z', recordedAt: '2020-01-01T00:00:00Z', phase: 'PHASE_RESOLVED', text: { fr: words, en: words }, states: [], reconstructed: false, supersedes: '' });
const event = (id: string, version: number) => ({ id, kind: 'EVENT_KIND_INCIDENT', title: { fr: 'x', en: 'y' }, impact: 'IMPACT_MINOR', phase: 'PHASE_RESOLVED', publication: 'PUBLICATION_PUBLISHED', components: ['a', 'b'], regions: [], startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-01-01T01:00:00Z', lengthKnown: true, reconstructed: false, updates: [1, 2, 3, 4].map(update), origin: 'statuspage:1', createdAt: '2020-01-01T01:00:00Z', updatedAt: '2020-01-01T01:00:00Z', version });
type S = ReturnType<typeof event>;
const store = aggregates<S, string>({ model: w.model, service: 'status', factOf: (id, { state, version }) => ({ type: 'event.published', subjectId: id, data: { event: { ...state, version } } }) });
const logger = makeLogger({ name: 'zz', level: 'warn' });
const N = 3000; let n = 0;
const measure = async (name: string, fn: () => Promise<unknown>) => { const c = process.cpuUsage(); const t0 = performance.now(); await fn(); const u = process.cpuUsage(c); const us = (u.user + u.system) / N; console.log(name.padEnd(12), us.toFixed(1), 'us cpu/doc', ((performance.now() - t0) / N * 1000).toFixed(1), 'us wall'); return us; };

import { bodyOf, headersOf, subjectOf } from '../src/events/envelope.ts';
import { makePublisher } from '../src/events/publisher.ts';
import { noteSent, sentOf } from '../src/events/sent.ts';
const d = collectionOf(w.model); const pub = makePublisher(w.nats.connection(), () => true); const sent = sentOf(w.connection, 'status');
const sum: Record<string, number> = {};
const part = async <T>(name: string, fn: () => Promise<T>): Promise<T> => { const c = process.cpuUsage(); const r = await fn(); const u = process.cpuUsage(c); sum[name] = (sum[name] ?? 0) + u.user + u.system; return r; };
for (let r = 0; r < 4; r++) {
  const docs = Array.from({ length: N }, () => { const id = 'e' + n++; return { id, decision: { state: event(id, 1), facts: [id] } }; });
  await store.bulk(docs, { now: 1_700_000_000 });
  if (r === 1) for (const k in sum) sum[k] = 0;
  for (;;) {
    const lot = await part('find', () => d.find({ outboxSince: { $exists: true } }).sort({ outboxSince: 1 }).limit(256).project<{ _id: string; outbox: never[] }>({ outbox: { $slice: ['$outbox', 16] } }).toArray());
    if (lot.length === 0) break;
    const entries = lot.flatMap(({ outbox }) => outbox);
    await part('bodies', async () => { entries.forEach((e) => { bodyOf(e, w.origin); }); });
    await part('headers', async () => { entries.forEach((e) => { headersOf(e, w.origin); }); });
    await part('publish', () => Promise.all(entries.map((e) => pub.publish(subjectOf(e, w.origin), bodyOf(e, w.origin), headersOf(e, w.origin)))));
    await part('merge', () => d.aggregate([{ $match: { _id: { $in: lot.map((l) => l._id) } } }, { $unwind: '$outbox' }, { $replaceWith: { $mergeObjects: ['$outbox', { sentAt: '$$NOW' }] } }, { $merge: { into: 'other_sent', on: '_id', whenMatched: 'keepExisting', whenNotMatched: 'insert' } }]).toArray());
    await part('sent', () => noteSent(sent, entries));
    await part('clear', () => d.updateMany({ _id: { $in: lot.map((l) => l._id) } }, { $unset: { outbox: '', outboxSince: '' } }, { writeConcern: { w: 1 } }));
  }
}
for (const k in sum) console.log(k, (sum[k] / N / 3).toFixed(1));
await w.close();
