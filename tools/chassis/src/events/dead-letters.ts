import { headers as natsHeaders, type MsgHdrs } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import type { Nats } from '../nats/connect.ts';
import { deadLetterStreamOf, deadLetterSubjectOf, type StreamNaming } from './streams.ts';

/** An event that could not be handled, as it came, and why. */
export type DeadLetter = {
  readonly durable: string;
  readonly stream: string;
  /** Its place in that stream. */
  readonly sequence: number;
  readonly subject: string;
  readonly headers: MsgHdrs | undefined;
  readonly body: Uint8Array;
  readonly reason: string;
  /** How often it was delivered. */
  readonly attempts: number;
};

/** The list of a service's dead letters (EV-06). */
export type DeadLetters = {
  /** Name of the stream that keeps it. */
  readonly stream: string;
  /** Settles when the list has it; twice the same is kept once. Throws while the broker is away. */
  put: (letter: DeadLetter) => Promise<void>;
};

const headerNames = {
  reason: 'dlq-reason',
  attempts: 'dlq-attempts',
  stream: 'dlq-stream',
  sequence: 'dlq-sequence',
  durable: 'dlq-durable',
  subject: 'dlq-subject',
} as const;

/**
 * The list of what a service could not handle: the stream that `deadLetterStream` declares. A letter is the event's
 * own bytes and headers, with the reason, the number of attempts and its origin as headers beginning with `dlq-`.
 *
 * @example
 * const deadLetters = deadLettersOn(nats, 'ticketing', { prefix: config.ATRIUM_STREAM_PREFIX });
 */
export const deadLettersOn = (nats: Nats, service: string, naming: Pick<StreamNaming, 'prefix'>): DeadLetters => ({
  stream: deadLetterStreamOf(service, naming),
  put: async (letter) => {
    const subject = deadLetterSubjectOf(service, naming, `${letter.durable}.${letter.subject}`);
    const options = { msgID: `${letter.stream}.${letter.sequence}.${letter.durable}`, headers: headersOf(letter) };
    await jetstream(nats.connection()).publish(subject, letter.body, options);
  },
});

// A header is one line of text, and reasons are of any length and kind.
const oneLine = (text: string): string => text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 1000);

const headersOf = ({ headers: original, ...letter }: DeadLetter): MsgHdrs => {
  const headers = natsHeaders();
  for (const name of original?.keys() ?? []) {
    if (!name.toLowerCase().startsWith('nats-')) headers.set(name, original?.get(name) ?? '');
  }
  headers.set(headerNames.reason, oneLine(letter.reason));
  headers.set(headerNames.attempts, String(letter.attempts));
  headers.set(headerNames.stream, letter.stream);
  headers.set(headerNames.sequence, String(letter.sequence));
  headers.set(headerNames.durable, letter.durable);
  headers.set(headerNames.subject, letter.subject);
  return headers;
};
