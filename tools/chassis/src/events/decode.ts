import type { JsMsg } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import type { AtriumEvent } from './envelope.ts';
import { PoisonEvent } from './poison.ts';
import { mistakeIn } from './schemas.ts';

type Message = Pick<JsMsg, 'headers' | 'data' | 'subject'>;

/** A header by its name in any case: the binding of CloudEvents says that case does not matter, NATS keeps it. */
export const headerOf = (headers: MsgHdrs | undefined, name: string): string | undefined => {
  const key = headers?.keys().find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : headers?.get(key);
};

/** What a message must not overtake: earlier ones of the same aggregate. */
export const aggregateOf = ({ headers, subject }: Message): string =>
  `${headerOf(headers, 'ce-source') ?? ''} ${headerOf(headers, 'ce-subject') ?? subject}`;

/**
 * Reads an event off the wire: structured CloudEvents only, as this platform publishes them. Tolerant of what newer
 * producers add.
 *
 * @throws PoisonEvent when it is no event, or its data does not fit its schema.
 * @example
 * const event = decodeEvent(message);
 */
export const decodeEvent = ({ headers, data }: Message): AtriumEvent => {
  const type = headerOf(headers, 'content-type') ?? '';
  if (!/^application\/cloudevents\+json\b/i.test(type)) throw new PoisonEvent(`no structured CloudEvent: "${type}"`);
  const event = parse(data);
  const missing = ['id', 'type', 'source', 'subject', 'time', 'sequence'].filter(
    (name) => typeof event[name] !== 'string',
  );
  if (missing.length > 0) throw new PoisonEvent(`the event lacks ${missing.join(', ')}`);
  const mistake = mistakeIn(event.type as string, event.data);
  if (mistake !== undefined) throw new PoisonEvent(`the data of the event do not fit: ${mistake}`);
  return event as AtriumEvent;
};

const parse = (data: Uint8Array): Record<string, unknown> => {
  try {
    const event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data)) as unknown;
    if (typeof event === 'object' && event !== null) return event as Record<string, unknown>;
  } catch (error) {
    throw new PoisonEvent('the body is not JSON', { cause: error });
  }
  throw new PoisonEvent('the body is not an object');
};
