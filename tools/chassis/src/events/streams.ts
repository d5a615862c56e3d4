/** A stream as data; `migrate` makes it and keeps it so. */
export type StreamDeclaration = {
  /** `EVT_STATUS`, after the installation's prefix. */
  readonly name: string;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  /** Copies in a cluster: 1 locally, 3 in production. */
  readonly replicas: number;
};

/** A durable pull consumer as data. */
export type DurableDeclaration = {
  readonly stream: string;
  readonly name: string;
  readonly description: string;
  /** Empty: every subject of the stream. */
  readonly filterSubjects: readonly string[];
  /** How long a delivery may stay unanswered by a process that died, in milliseconds; who lives prolongs it. */
  readonly ackWaitMs: number;
  /** How often an event is delivered before the broker gives it up. */
  readonly maxDeliver: number;
  /**
   * How many deliveries may be unanswered at a time: so many events wait in the memory of the process that handles the
   * durable. While as many of one aggregate wait behind one that fails, the durable stands still.
   */
  readonly maxAckPending: number;
  /** Waits before the second, third and later tries of an event whose handling failed; the last one repeats. */
  readonly backoffMs: readonly number[];
  /** Whether a new durable gets what the stream has, or only what comes. */
  readonly from: 'all' | 'new';
};

/** How the names of an installation begin. */
export type StreamNaming = {
  /** `ATRIUM_STREAM_PREFIX`; empty but in tests. */
  readonly prefix: string;
  readonly region: string;
  readonly replicas?: number;
};

const day = 24 * 3600 * 1000;

/** The first token of subjects of events, `evt`: an installation's prefix goes before it. */
export const rootOf = (prefix: string): string => `${prefix.toLowerCase()}evt`;

const inCapitals = (service: string): string => service.toUpperCase().replaceAll('-', '_');

/** Name of a service's stream of facts: `EVT_STATUS`. */
export const streamOf = (service: string, { prefix }: Pick<StreamNaming, 'prefix'>): string =>
  `${prefix}EVT_${inCapitals(service)}`;

/**
 * The stream of a service's facts in one region: kept 30 days or up to 1 GiB, the oldest go first.
 *
 * @example
 * const streams = [factStream('status', { prefix: '', region: 'eu' })];
 */
export const factStream = (service: string, naming: StreamNaming): StreamDeclaration => ({
  name: streamOf(service, naming),
  description: `Facts of ${service} (EV-01).`,
  subjects: [`${rootOf(naming.prefix)}.${naming.region}.*.${service}.>`],
  maxAgeMs: 30 * day,
  maxBytes: 1024 ** 3,
  replicas: naming.replicas ?? 1,
});

/** Name of the stream of what a service could not handle: `DLQ_TICKETING`. */
export const deadLetterStreamOf = (service: string, { prefix }: Pick<StreamNaming, 'prefix'>): string =>
  `${prefix}DLQ_${inCapitals(service)}`;

/** Subject of dead letters: `dlq.<service>.` and then the durable and the event's own subject, or `>` for all. */
export const deadLetterSubjectOf = (service: string, { prefix }: Pick<StreamNaming, 'prefix'>, rest: string): string =>
  `${prefix.toLowerCase()}dlq.${service}.${rest}`;

/** Where the broker says that it delivered an event as often as it may: nobody may be listening when it does. */
export const givenUpSubjectOf = ({ stream, name }: Pick<DurableDeclaration, 'stream' | 'name'>): string =>
  `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${stream}.${name}`;

/** Name of the durable by which the process of a durable hears of what was given up. */
export const givenUpNameOf = ({ name }: Pick<DurableDeclaration, 'name'>): string => `${name}-given-up`;

/**
 * The stream of a service's dead letters (EV-06), kept 30 days; and, for each of its durables, the broker's own word
 * that it gave an event up. Each service has its own: a broker changes a stream as a whole, so of two services that
 * changed one stream at once, one would take away what the other one had added. Subject `dlq.>` is all of them.
 */
export const deadLetterStream = (
  service: string,
  naming: StreamNaming,
  durables: readonly DurableDeclaration[],
): StreamDeclaration => ({
  name: deadLetterStreamOf(service, naming),
  description: `Events that ${service} could not handle, with the reason (EV-06).`,
  subjects: [deadLetterSubjectOf(service, naming, '>'), ...durables.map(givenUpSubjectOf)],
  maxAgeMs: 30 * day,
  maxBytes: 1024 ** 3,
  replicas: naming.replicas ?? 1,
});

/** A durable with the settings that suit most: 10 tries over half an hour, 1024 deliveries under way. */
export const durableOn = (
  stream: string,
  name: string,
  changes: Partial<DurableDeclaration> & Pick<DurableDeclaration, 'description'>,
): DurableDeclaration => ({
  stream,
  name,
  filterSubjects: [],
  ackWaitMs: 10_000,
  maxDeliver: 10,
  maxAckPending: 1024,
  backoffMs: [1000, 5000, 15_000, 60_000, 300_000],
  from: 'all',
  ...changes,
});
