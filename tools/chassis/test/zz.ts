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
import { readFileSync } from 'node:fs';
const mongoMs = () => { const f = readFileSync('/proc/8048/stat', 'utf8').split(' '); return (Number(f[13]) + Number(f[14])) * 10; };
let mongo = 0;
const measure = async (name: string, fn: () => Promise<unknown>) => { const m0 = mongoMs(); const c = process.cpuUsage(); const t0 = performance.now(); await fn(); const u = process.cpuUsage(c); const us = (u.user + u.system) / N; if (name === 'relay') mongo += mongoMs() - m0; return us; };

let sums = [0, 0, 0];
for (let r = 0; r < 9; r++) {
  if (r === 2) sums = [0, 0, 0];
  const docs = Array.from({ length: N }, () => { const id = 'e' + n++; return { _id: id, ...event(id, 1) }; });
  sums[0]! += await measure('insertMany', async () => { for (let i = 0; i < N; i += 1000) await w.connection.collection('bare').insertMany(docs.slice(i, i + 1000) as never, { ordered: false }); });
  sums[1]! += await measure('bulk', () => store.bulk(docs.map(({ _id, ...s }) => ({ id: _id, decision: { state: s as S, facts: [_id] } })), { now: 1_700_000_000 }));
  sums[2]! += await measure('relay', async () => { const relay = startRelay({ ...w.origin, models: [w.model], nats: w.nats, logger }); await relay.idle(); await relay.stop(); });
}
console.log('mongod us/doc', (mongo * 1000 / N / 9).toFixed(0)); console.log(sums.map((s) => (s / 7).toFixed(1)), 'ratio', ((sums[1]! + sums[2]!) / sums[0]!).toFixed(2));
void collectionOf; void t;
await w.close();
