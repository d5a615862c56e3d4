/** One side of the bench of cold pages, as a process of its own: fills its store with history, then makes pages of it. */
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import { prepareMonths } from '../../services/status/src/application/shared/prepare-months.ts';
import { getWeather } from '../../services/status/src/application/get-weather.ts';
import { placesNow } from '../../services/status/src/application/shared/places-now.ts';
import type { Kept } from '../../services/status/src/application/ports.ts';
import { createComponent } from '../../services/status/src/domain/components.ts';
import type { StatusEvent } from '../../services/status/src/domain/events.ts';
import { importEvent } from '../../services/status/src/domain/imported-event.ts';
import { modelsOn } from '../../services/status/src/store/models.ts';
import { storesOn } from '../../services/status/src/store/stores.ts';
import { statusContract } from '../../services/status/src/transport/grpc.ts';
import { toWireWeather } from '../../services/status/src/transport/wire/weather.ts';
import { weatherPage } from '../../gateway/src/weather/views.ts';

const [components = 200, months = 1, perMonth = 20] = process.argv.slice(2).map(Number);
const month = 30 * 86_400;
const now = Math.floor(Date.now() / 1000);
const logger = makeLogger({ name: 'bench', level: 'warn' });
const { ATRIUM_MONGODB_URL: url = '', ATRIUM_DATABASE_PREFIX: prefix = '' } = process.env;
const connection = connectMongo({ url, database: `${prefix}status`, logger });
await connection.asPromise();
const stores = storesOn(modelsOn(connection), { relay: noRelay('status') });
const clock = { now: () => now };
const by = { kind: 'import', id: 'bench', name: 'bench' } as const;

const root = (await stores.components.all()).map(({ state }) => state).find(({ key }) => key === 'page');
if (root === undefined) throw new Error('the page has no root');
const keys = Array.from({ length: components }, (_, index) => `component-${index}`);
for (const [position, key] of keys.entries()) {
  const wish = {
    key,
    parent: 'page',
    name: { fr: key, en: key },
    description: null,
    regions: [],
    position,
    knownSince: now - months * month,
    archived: false,
  };
  const around = { components: [root], regions: ['eu'] };
  await stores.components.create(key, createComponent(wish, around, { updatedAt: now, updatedBy: by }), { now });
}

const places = await placesNow(stores);
const prepare = prepareMonths({ ...stores, clock });
const total = Math.round(months * perMonth);

const eventAt = (index: number) => {
  const startsAt = now - Math.floor(((index + 0.5) * months * month) / total);
  const found = {
    id: `event-${index}`,
    origin: `bench:${index}`,
    kind: 'incident' as const,
    title: { fr: `Incident ${index}`, en: `Incident ${index}` },
    impact: 'major' as const,
    phase: 'resolved' as const,
    components: [keys[(index * 7) % components] ?? ''],
    regions: [],
    startsAt,
    endsAt: startsAt + 3000,
    reconstructed: false,
    updates: [
      {
        id: `u-${index}`,
        at: startsAt,
        phase: 'resolved' as const,
        text: { fr: 'Réglé.', en: 'Solved.' },
        states: [],
        reconstructed: false,
      },
    ],
  };
  return importEvent(undefined, found, by, places, now);
};

for (let first = 0; first < total; first += 500) {
  const made = Array.from({ length: Math.min(500, total - first) }, (_, index) => eventAt(first + index));
  const decisions = made.flatMap((decision) => (decision === undefined ? [] : [{ ...decision, facts: [] }]));
  await stores.events.bulk(
    decisions.map((decision) => ({ decision, from: undefined, mark: { import: 'bench', outcome: 'created' } })),
    now,
  );
  await prepare(decisions.map(({ state }): Kept<StatusEvent> => ({ state, version: 1 })));
}

const read = getWeather({ ...stores, clock });
const method = statusContract.definition.GetWeather;
const onePage = async (): Promise<string> => {
  const bytes =
    method?.responseSerialize(toWireWeather(await read({ region: '', days: 90, until: '' }))) ?? Buffer.alloc(0);
  const weather = method?.responseDeserialize(bytes) as Weather__Output;
  const query = { days: 90 };
  return weatherPage.render({ weather }, { lang: 'fr', publicUrl: 'http://localhost', now, query }, query);
};

process.on('message', (forMs: number) => {
  void (async () => {
    let pages = 0;
    for (const until = performance.now() + forMs; performance.now() < until; pages += 1) await onePage();
    process.send?.(pages);
  })();
});
process.on('disconnect', () => process.exit(0));
process.send?.({ events: total, bytes: (await onePage()).length });
