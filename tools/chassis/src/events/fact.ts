import { currentTraceparent } from '../telemetry.ts';
import { checkFact, FactError } from './schemas.ts';

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
  /**
   * The data as bytes of JSON: made once, carried as they are to the stream and to the sent collection. Text would cost
   * several times the CPU, for it is decoded and encoded at every step.
   */
  readonly data: Buffer;
};

/** Most facts that one document may hold back; with more, its commands are refused until the relay has caught up. */
export const outboxCap = 100;

/** Most bytes of a fact's data: the broker takes messages up to 1 MiB, with headers. */
const mostBytes = 900_000;

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
  if (facts.length > outboxCap) throw new FactError(`${facts.length} facts in one write are more than ${outboxCap}`);
  return facts.map((fact, index) => {
    const type = `atrium.${service}.${fact.type}.v1`;
    checkFact(type, fact.data);
    const data = Buffer.from(JSON.stringify(fact.data));
    refuseUnsendable(type, fact, data);
    return {
      _id: newId(),
      type,
      ...(fact.organisation !== undefined && { organisation: fact.organisation }),
      subject: fact.subjectId,
      at: now,
      sequence: sequenceOf(version, index),
      ...(traceparent !== undefined && { traceparent }),
      data,
    };
  });
};

// What the broker would refuse for ever would stop its document's facts for ever.
const refuseUnsendable = (type: string, { organisation = '_' }: Fact, data: Buffer): void => {
  if (data.length > mostBytes) throw new FactError(`${type} has ${data.length} bytes, more than ${mostBytes}`);
  if (!/^[\w-]{1,128}$/.test(organisation)) throw new FactError(`"${organisation}" cannot be part of a subject`);
};
