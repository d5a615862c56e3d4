import type { File } from './descriptors.ts';
import type { DeclaredEvent } from './events.ts';
import { type Definitions, definitionsOf, type Schema } from './json-schema.ts';

const schemaRefs = '#/components/schemas/';

const attribute = (description: string, more: Schema = {}): Schema => ({ type: 'string', description, ...more });

/** Attributes of CloudEvents 1.0 and our extensions; `tools/chassis/src/events/envelope.ts` writes them. */
const envelope = ({ type, service, message }: DeclaredEvent): Schema => ({
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: attribute('Id of the event; the same at every delivery, so remember it to apply the event once.'),
    source: attribute('Where it happened: `/atrium/<region>/<service>`.', { pattern: `^/atrium/[^/]+/${service}$` }),
    type: { const: type },
    subject: attribute('Id of the aggregate that it happened to.'),
    time: attribute('When it was written down, in UTC.', { format: 'date-time' }),
    datacontenttype: { const: 'application/json' },
    region: attribute('Region in which the installation runs.'),
    organisation: attribute('Id of the organisation that owns the aggregate; absent where none does.'),
    sequence: attribute('Orders the events of one source and subject, compared as text.', {
      pattern: '^\\d{10}\\.\\d{2}$',
    }),
    traceparent: attribute('W3C trace context of the act.'),
    data: { $ref: schemaRefs + message.fullName },
  },
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'region', 'sequence', 'data'],
});

const streamOf = (service: string): string => `EVT_${service.toUpperCase().replaceAll('-', '_')}`;

const channelOf = ({ type, service, subject, description }: DeclaredEvent): Schema => ({
  address: `evt.{region}.{organisation}.${service}.${subject}.v1`,
  title: subject,
  description,
  parameters: {
    region: { description: 'Region in which the installation runs.' },
    organisation: { description: 'Id of the organisation that owns the aggregate; `_` where none does.' },
  },
  messages: { [type]: { $ref: `#/components/messages/${type}` } },
  'x-nats-jetstream': { stream: streamOf(service), retention: 'limits', maxAge: 'P30D', duplicateWindow: 'PT10M' },
});

const messageOf = (event: DeclaredEvent): Schema => ({
  name: event.type,
  title: event.message.definition.name,
  summary: event.description,
  contentType: 'application/cloudevents+json',
  payload: envelope(event),
});

const byType = (events: DeclaredEvent[], make: (event: DeclaredEvent) => Schema): Schema =>
  Object.fromEntries(events.map((event) => [event.type, make(event)]));

/** The AsyncAPI 3 document of all events (EV-01), whole in itself. */
export const asyncapiOf = (events: DeclaredEvent[], files: File[]): Schema => {
  const schemas: Definitions = Object.assign(
    {},
    ...events.map(({ message }) => definitionsOf(message.fullName, files, schemaRefs)),
  ) as Definitions;
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Atrium events',
      version: '1.0.0',
      description:
        'Every fact of every service, as a CloudEvents 1.0 event in structured JSON on NATS JetStream. Delivered at least once: remember ids. Within a version, schemas change by addition only: let unknown fields and values pass.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: byType(events, channelOf),
    operations: byType(events, ({ type }) => ({ action: 'send', channel: { $ref: `#/channels/${type}` } })),
    components: { messages: byType(events, messageOf), schemas },
  };
};
