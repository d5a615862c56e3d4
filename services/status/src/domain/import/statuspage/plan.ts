import { makeCatalogue } from '../catalogue.ts';
import type { ImportEntry, ImportOptions } from '../plan.ts';
import { withoutRepeats } from '../repeats.ts';
import { makeReport, type Tell } from '../report.ts';
import { firstTime } from '../times.ts';
import { isFields, listOf } from '../values.ts';
import type { Zone } from '../zone-names.ts';
import { atriumExtraOf, isAtriumExport, withAtriumWords } from './atrium-export.ts';
import { readDocument, type Document, type RawEntry } from './document.ts';
import { identify, planIncident, type Entry } from './incident.ts';
import { sightComponents } from './sight.ts';

const silent: Tell = () => undefined;
const codes = { same: 'import.repeated', other: 'import.repeated_differently' } as const;

const entriesOf = (raws: readonly RawEntry[], tell: Tell): Entry[] => {
  const entries = raws.flatMap(({ raw, where, planned }): Entry[] => {
    if (!isFields(raw)) tell('import.not_an_entry', where, raw);
    return isFields(raw) ? [identify(raw, where, planned, tell)] : [];
  });
  return withoutRepeats(entries, codes, tell);
};

/** About when an entry began, for the day from which its components are known; undefined where it will be refused. */
export const roughBegin = ({ fields }: Entry, zone: Zone, now: number): number | undefined => {
  const stated = firstTime(fields, ['scheduled_for', 'started_at'], zone, '', silent);
  const times = stated === undefined ? [fields, ...listOf(fields.incident_updates).filter(isFields)] : [];
  const guesses = times
    .map((one) => firstTime(one, ['display_at', 'created_at'], zone, '', silent))
    .filter((at) => at !== undefined);
  const ends = firstTime(fields, ['resolved_at'], zone, '', silent);
  const begin = stated ?? (guesses.length === 0 ? undefined : Math.min(...guesses));
  if (begin === undefined || begin > now) return undefined;
  return ends === undefined ? begin : Math.min(begin, ends);
};

function* planDocument(
  document: Document,
  given: ImportOptions,
  report: ReturnType<typeof makeReport>,
): Generator<ImportEntry> {
  const { page, zone, language } = document;
  const options = language === undefined ? given : { ...given, language };
  const { tell, take } = report;
  const isAtrium = isAtriumExport(document);
  const found = entriesOf(document.entries, tell);
  const entries = isAtrium ? found.map(withAtriumWords) : found;
  const incidents = entries.map((entry) => ({
    fields: entry.fields,
    where: entry.where,
    begin: roughBegin(entry, zone, options.now),
  }));
  const { sightings, links } = sightComponents(document.components, incidents, zone, tell, isAtrium);
  const { components, keyOf } = makeCatalogue(sightings, options, tell);
  yield* components;
  yield* take();
  const isLink = (source: string, name: string): boolean => links.has(source) || links.has(name);
  const extra = isAtrium ? { extraOf: atriumExtraOf(options.language) } : {};
  const context = { page, zone, options, tell, keyOf, isLink, ...extra };
  for (const entry of entries) {
    const event = planIncident(entry, context);
    if (event) yield event;
    yield* take();
  }
}

/** Plans a document of Statuspage's API or of an export of it. Throws import.wrong_shape at once; components come first. */
export const planStatuspage = (value: unknown, options: ImportOptions): Iterable<ImportEntry> => {
  const report = makeReport();
  return planDocument(readDocument(value, report.tell), options, report);
};
