import type { Nats } from '../nats/connect.ts';
import { bodyOf, headersOf, type Origin, subjectOf } from './envelope.ts';
import { idsInStream } from './ids-in-stream.ts';
import { makePublisher } from './publisher.ts';
import type { Sent } from './sent.ts';

/** What is sent a second time, into which stream, and from when on. */
export type Resend = Origin & {
  readonly sent: Sent;
  readonly nats: Nats;
  /** `streamOf(service, naming)`. */
  readonly stream: string;
  readonly since: Date;
};

/** Clocks of services and of the broker may differ by so much. */
const clocksApartMs = 600_000;

/**
 * Sends again what was sent since an instant of the last 24 hours and is not in the stream: for a stream that was lost,
 * or that lost its newest messages with its machine (EV-02). In the order of each aggregate, with the ids of the first
 * time. The stream is asked first what it holds, for it drops repeats of an hour only, and consumers remember a bounded
 * number of ids; so it can be run again at any time.
 *
 * @returns how many facts were sent.
 * @throws PublishError when the broker is away; run it again.
 * @throws JetStreamApiError when the stream is not there: the service's migration makes it.
 * The operator's door to it is `src/bin/resend.ts`.
 *
 * @example
 * await resend({ ...origin, sent: sentOf(connection, 'status'), nats, stream, since: new Date('2026-11-22T08:00:00Z') });
 */
export const resend = async ({ sent, nats, stream, since, ...origin }: Resend): Promise<number> => {
  const wanted = { sentAt: { $gte: since } };
  // A fact stands in the stream from a moment between its writing and its noting, which may be hours apart.
  const [first] = await sent.find(wanted).sort({ at: 1 }).limit(1).project<{ at: number }>({ at: 1 }).toArray();
  if (first === undefined) return 0;
  const there = await idsInStream(nats.connection(), stream, new Date(first.at * 1000 - clocksApartMs));
  const publisher = makePublisher(nats.connection(), nats.isUp);
  let count = 0;
  try {
    for await (const entry of sent.find(wanted, { promoteBuffers: true }).sort({ sentAt: 1, sequence: 1 })) {
      // What the relay sent while the stream was read, the stream drops by itself.
      if (there.has(entry._id)) continue;
      await publisher.publish(subjectOf(entry, origin), bodyOf(entry, origin), headersOf(entry, origin));
      count += 1;
    }
  } finally {
    publisher.close();
  }
  return count;
};
