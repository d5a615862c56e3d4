import type { Phase } from '../events.ts';
import type { ComponentState, EventKind, Impact } from '../states.ts';
import type { Text } from '../text.ts';

// What an import plans: the words between the readers of files and the use case that writes (ST-11).

/** A component the file names; siblings come in their order on the page. `key` is that of an existing component where one matches, by key or by name. */
export type PlannedComponent = {
  entry: 'component';
  key: string;
  name: Text;
  /** Both languages may be empty. */
  description: Text;
  /** Key of the parent: another planned component, `options.parent`, or `page`. */
  parent: string;
  /** Unix seconds; null where the file does not say. */
  knownSince: number | null;
  /** Whether `options.known` has it already. */
  known: boolean;
  /** Place in the input, as in the lines of the report. */
  where: string;
};

export type PlannedState = { component: string; state: ComponentState };

export type PlannedUpdate = {
  /** `^[A-Za-z0-9_-]{1,64}$`, unique within the event. */
  id: string;
  /** When it was true: Unix seconds. */
  at: number;
  phase: Phase;
  text: Text;
  states: PlannedState[];
  /** Made from a dated line inside a longer text, or from a length without times (ST-05). */
  reconstructed: boolean;
};

export type PlannedEvent = {
  entry: 'event';
  /** `^[A-Za-z0-9_-]{1,64}$`: the source's own where it fits. */
  id: string;
  /** `statuspage:<page>/<id>`, `upptime:<slug>/<date>`, `csv:<id>`, `csv:probe/<key>/<begin>`. */
  origin: string;
  kind: EventKind;
  title: Text;
  impact: Impact;
  /** Keys; empty means the whole page. */
  components: string[];
  /** Keys of the regions that the source names; what the import says of a region counts more. */
  regions?: string[];
  /** Unix seconds. For a maintenance the planned or true begin. */
  startsAt: number;
  /** Unix seconds; null while an incident lasts. */
  endsAt: number | null;
  /** False where begin and end are one instant: it marks its day and adds 0 s. */
  lengthKnown: boolean;
  /** Whether begin or end was made from dated lines, or from a length without times. */
  reconstructed: boolean;
  phase: Phase;
  /** Oldest first. May hold some before `startsAt` or after `endsAt`, as the source has them. */
  updates: PlannedUpdate[];
  where: string;
};

/** A line of the report: something was refused, or mended and noted. Codes: `codes.ts` and docs/import-rules.md. */
export type ImportLine = {
  entry: 'line';
  outcome: 'refused' | 'note';
  /** `incidents[12].incident_updates[0]`, `row 37`, `history/x.yml`, `probes.csv row 37`. */
  where: string;
  /** Stable code of the reason, such as `import.end_before_start`. */
  code: string;
  /** What was found, in a few words of the input; at most 200 characters. */
  detail: string;
  /** Id of the event or key of the component it is about; may be empty. */
  about: string;
};

export type ImportEntry = PlannedComponent | PlannedEvent | ImportLine;

export type ImportFormat = 'statuspage' | 'upptime' | 'csv';

export type ImportOptions = {
  /** Unix seconds. */
  now: number;
  /** IANA zone of the region that the history belongs to; local times without a zone of their own are read in it. */
  zone: string;
  /** csv: name of the file's column for each known field (`{ begin: 'Started on' }`). */
  columns?: Readonly<Record<string, string>>;
  /** Key of the component under which new first-level components are planned; `page` unless said. */
  parent?: string;
  /** Components that are there already: they are matched by key, then by name in either language, without regard to case. */
  known?: readonly { key: string; name: Text }[];
  /** Language of the file's texts; `en` unless said. */
  language?: 'fr' | 'en';
};
