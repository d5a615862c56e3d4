import { makeCatalogue } from '../catalogue.ts';
import { importLimits } from '../limits.ts';
import type { ImportEntry, ImportOptions } from '../plan.ts';
import { withoutRepeats } from '../repeats.ts';
import { makeReport, type Tell } from '../report.ts';
import { firstTime } from '../times.ts';
import { isFields, listOf } from '../values.ts';
import type { Zone } from '../zone-names.ts';
import { atriumExtraOf, isAtriumExport, withAtriumWords } from './atrium-export.ts';
import { readDocument, type Document, type RawEntry } from './document.ts';
import { identify, kindOf, planIncident, type Entry } from './incident.ts';
import { sightComponents, type Incident } from './sight.ts';

const silent: Tell = () => undefined;
const codes = { same: 'import.repeated', other: 'import.repeated_differently' } as const;

const entriesOf = (raws: readonly RawEntry[], tell: Tell): Entry[] => {
  const entries = raws.flatMap(({ raw, where, planned }): Entry[] => {
    if (!isFields(raw)) tell('import.not_an_entry', where, raw);
    return isFields(raw) ? [identify(raw, where, planned, tell)] : [];
  });
  return withoutRepeats(entries, codes, tell);
};

/** When an entry says that it began or was planned to; else about when, from its other times. */
const roughBegin = ({ fields }: Entry, stated: number | undefined, zone: Zone): number | undefined => {
  if (stated !== undefined) return stated;
  const guesses = [fields, ...listOf(fields.incident_updates).filter(isFields)]
    .map((one) => firstTime(one, ['display_at', 'created_at'], zone, '', silent))
    .filter((at) => at !== undefined);
  return guesses.length === 0 ? undefined : Math.min(...guesses);
};

/**
 * What is seen of entries before they are planned: the components that they name, known from about their begin. Nothing
 * of an entry that will be refused for its begin: its components do not come either.
 */
export const glimpsesOf = (entries: readonly Entry[], zone: Zone, now: number): Incident[] =>
  entries.flatMap((entry): Incident[] => {
    const { fields, where } = entry;
    const stated = firstTime(fields, ['scheduled_for', 'started_at'], zone, '', silent);
    const begin = roughBegin(entry, stated, zone);
    const latest = now + (kindOf(entry) === 'maintenance' ? importLimits.aheadSeconds : 0);
    if (begin === undefined || (stated !== undefined && stated > latest)) return [];
    const ends = firstTime(fields, ['resolved_at'], zone, '', silent) ?? begin;
    return [{ fields, where, begin: begin > now ? undefined : Math.min(begin, ends) }];
  });

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
  const { sightings, links } = sightComponents(
    document.components,
    glimpsesOf(entries, zone, options.now),
    zone,
    tell,
    isAtrium,
  );
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
