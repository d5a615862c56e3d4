import { headers as natsHeaders, type MsgHdrs } from '@nats-io/transport-node';
import type { OutboxEntry } from './fact.ts';

/** Where the facts of a service come from and go to. */
export type Origin = {
  readonly service: string;
  /** The region in which the installation runs, `ATRIUM_REGION`. */
  readonly region: string;
  /** First token of subjects: `evt`, or a test's own. */
  readonly root: string;
};

/**
 * An event on the wire (EV-01): CloudEvents 1.0 with the extensions region, organisation, sequence and traceparent.
 * `sequence` orders the events of one `source` and `subject`, as text.
 */
export type AtriumEvent<Data = unknown> = {
  readonly specversion: '1.0';
  readonly id: string;
  /** `/atrium/<region>/<service>`. */
  readonly source: string;
  /** `atrium.<service>.<aggregate>.<event>.v1`. */
  readonly type: string;
  /** Id of the aggregate. */
  readonly subject: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly region: string;
  /** Absent where no organisation owns the aggregate. */
  readonly organisation?: string;
  readonly sequence: string;
  readonly traceparent?: string;
  readonly data: Data;
};

const contentType = 'application/cloudevents+json; charset=UTF-8';

/**
 * The subject on which a fact is published: `<root>.<region>.<organisation or _>.<service>.<aggregate>.<event>.v1`.
 *
 * @example
 * subjectOf(entry, { service: 'status', region: 'eu', root: 'evt' }); // 'evt.eu._.status.event.updated.v1'
 */
export const subjectOf = ({ type, organisation = '_' }: OutboxEntry, { region, root }: Origin): string =>
  `${root}.${region}.${organisation}.${type.slice('atrium.'.length)}`;

// Facts that are sent together were mostly written together.
let lastTime = { seconds: 0, text: '1970-01-01T00:00:00Z' };
const timeOf = (seconds: number): string => {
  if (lastTime.seconds !== seconds)
    lastTime = { seconds, text: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` };
  return lastTime.text;
};

const beforeData = Buffer.from(',"data":');
const afterData = Buffer.from('}');

/**
 * An entry of the outbox as a CloudEvent in structured JSON. The data are bytes of JSON already; the rest goes around.
 *
 * @example
 * connection.publish(subjectOf(entry, origin), bodyOf(entry, origin), { headers: headersOf(entry, origin) });
 */
export const bodyOf = (entry: OutboxEntry, { service, region }: Origin): Buffer => {
  const attributes = JSON.stringify({
    specversion: '1.0',
    id: entry._id,
    source: `/atrium/${region}/${service}`,
    type: entry.type,
    subject: entry.subject,
    time: timeOf(entry.at),
    datacontenttype: 'application/json',
    region,
    organisation: entry.organisation,
    sequence: entry.sequence,
    traceparent: entry.traceparent,
  });
  return Buffer.concat([Buffer.from(attributes.slice(0, -1)), beforeData, entry.data, afterData]);
};

/** Copies of the attributes by which a reader may choose without parsing, and the id by which the broker drops repeats. */
export const headersOf = (entry: OutboxEntry, { service, region }: Origin): MsgHdrs => {
  const headers = natsHeaders();
  headers.set('Nats-Msg-Id', entry._id);
  headers.set('Content-Type', contentType);
  headers.set('ce-specversion', '1.0');
  headers.set('ce-id', entry._id);
  headers.set('ce-source', `/atrium/${region}/${service}`);
  headers.set('ce-type', entry.type);
  headers.set('ce-subject', encodeHeader(entry.subject));
  headers.set('ce-time', timeOf(entry.at));
  if (entry.traceparent !== undefined) headers.set('traceparent', entry.traceparent);
  return headers;
};

// The NATS binding of CloudEvents: space, double quote, percent and all that is not printable ASCII, percent-encoded.
const encodeHeader = (value: string): string =>
  value.replace(/[^!#$&-~]/gu, (character) => encodeURIComponent(character));
