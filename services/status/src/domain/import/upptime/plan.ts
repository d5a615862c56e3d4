import { makeCatalogue } from '../catalogue.ts';
import { planOutages } from '../csv/outages.ts';
import { readContents, sightSeries } from '../csv/plan.ts';
import type { Series } from '../csv/probes.ts';
import { readTable } from '../csv/table.ts';
import { keyOfName } from '../keys.ts';
import type { ImportEntry, ImportOptions } from '../plan.ts';
import { makeReport, type Report, type Tell } from '../report.ts';
import { makeSightings } from '../sightings.ts';
import { firstTime } from '../times.ts';
import { coveredDays, downDays, type DownDay } from './down-days.ts';
import { planDownDays } from './events.ts';
import { readFolder, type FolderContents, type Service } from './read-folder.ts';

type Dated = { service: Service; days: DownDay[]; probed: boolean };

const rankOfFolder = 1e15;

const seriesIn = ({ tables }: FolderContents, options: ImportOptions, tell: Tell): Series[] =>
  tables.flatMap(({ name, text }) => {
    try {
      return readContents(readTable(text), { ...options, columns: {} }, tell, `${name}:`).series;
    } catch {
      tell('import.unreadable_file', name, text);
      return [];
    }
  });

const withDays = (
  { services }: FolderContents,
  series: readonly Series[],
  options: ImportOptions,
  tell: Tell,
): Dated[] => {
  const probed = new Map(series.map((one) => [one.slug, one.probes.map(({ at }) => at)]));
  return services.map((service) => {
    const covered = coveredDays(probed.get(service.slug) ?? [], options.zone);
    return {
      service,
      days: downDays(service, covered, { zone: options.zone, now: options.now, tell }),
      probed: covered !== undefined,
    };
  });
};

const sight = (dated: readonly Dated[], series: readonly Series[], tell: Tell): ReturnType<typeof makeSightings> => {
  const sightings = makeSightings();
  for (const [position, { service, days }] of dated.entries()) {
    const { slug, name, state, where } = service;
    const since = firstTime(state, ['startTime'], 'UTC', where, tell);
    const known = since === undefined ? {} : { since };
    sightings.see({ source: slug, name, key: keyOfName(slug), position, rank: rankOfFolder, where, ...known });
    const [first] = days;
    if (first) sightings.touch(slug, name, first.from);
  }
  sightSeries({ sightings }, series);
  return sightings;
};

function* planFolder(folder: FolderContents, options: ImportOptions, { tell, take }: Report): Generator<ImportEntry> {
  const series = seriesIn(folder, options, tell);
  const dated = withDays(folder, series, options, tell);
  const { components, keyOf } = makeCatalogue(sight(dated, series, tell), options, tell);
  yield* components;
  yield* take();
  for (const { service, days, probed } of dated) {
    const key = keyOf(service.slug, service.name);
    // A service with probes is open or not by these.
    const whole = probed ? { ...service, state: { status: 'up' } } : service;
    if (key !== undefined) yield* planDownDays(whole, key, days, options, tell);
    yield* take();
  }
  for (const one of series) {
    const key = keyOf(one.slug, one.name);
    if (key !== undefined) yield* planOutages(one, key, options, tell);
    yield* take();
  }
}

/** Plans an Upptime folder in the document of `folder.ts`. Throws import.wrong_shape at once where it is none. */
export const planUpptime = (value: unknown, options: ImportOptions): Iterable<ImportEntry> => {
  const report = makeReport();
  return planFolder(readFolder(value, report.tell), options, report);
};
