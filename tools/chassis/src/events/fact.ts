import { currentTraceparent } from '../telemetry.ts';
import { checkFact } from './schemas.ts';

/**
 * Something that happened to an aggregate, as the world will be told of it (EV-01). `type` is `<aggregate>.<event>`,
 * such as `event.updated`; `data` is the message of that name in `<service>_events.proto`, in protobuf's JSON form
 * (camelCase, RFC 3339 times, enums by name, 64-bit integers as numbers).
 */
export type Fact = {
  readonly type: string;
  /** Id of the organisation that owns it; absent where none does. */
  readonly organisation?: string | undefined;
  /** Id of the aggregate it happened to. */
  readonly subjectId: string;
  readonly data: object;
};

/** A fact that waits in its aggregate's document, with all that its event will say. */
export type OutboxEntry = {
  /** The event's id, and the broker's message id. */
  readonly _id: string;
  /** Full type, `atrium.<service>.<aggregate>.<event>.v1`. */
  readonly type: string;
  readonly organisation?: string;
  readonly subject: string;
  /** When it was written, in whole Unix seconds. */
  readonly at: number;
  /** Orders the facts of one aggregate, as text: version and place within it, `0000000012.00`. */
  readonly sequence: string;
  readonly traceparent?: string;
  /** The data as JSON text: made once, carried as it is to the stream and to the sent collection. */
  readonly data: string;
};

/** Most facts that one document may hold back; with more, its commands are refused until the relay has caught up. */
export const outboxCap = 100;

/**
 * The `sequence` attribute of the `index`-th fact of a version: text that sorts as the facts happened.
 *
 * @example
 * sequenceOf(12, 0); // '0000000012.00'
 */
export const sequenceOf = (version: number, index: number): string =>
  `${String(version).padStart(10, '0')}.${String(index).padStart(2, '0')}`;

/** What all facts of one write share. */
export type Write = {
  readonly service: string;
  readonly version: number;
  readonly now: number;
  readonly newId: () => string;
};

/**
 * Turns facts into entries of the outbox. A fact that does not fit its schema is a defect of the service and fails
 * here, before anything is written, and not in the relay.
 *
 * @throws FactError when the type is not in the contracts or the data does not fit its schema.
 * @example
 * toOutbox(facts, { service: 'status', version: 3, now, newId });
 */
export const toOutbox = (facts: readonly Fact[], { service, version, now, newId }: Write): OutboxEntry[] => {
  const traceparent = currentTraceparent();
  return facts.map((fact, index) => {
    const type = `atrium.${service}.${fact.type}.v1`;
    checkFact(type, fact.data);
    return {
      _id: newId(),
      type,
      ...(fact.organisation !== undefined && { organisation: fact.organisation }),
      subject: fact.subjectId,
      at: now,
      sequence: sequenceOf(version, index),
      ...(traceparent !== undefined && { traceparent }),
      data: JSON.stringify(fact.data),
    };
  });
};
