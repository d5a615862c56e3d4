import type { Nats } from '../nats/connect.ts';
import { bodyOf, headersOf, type Origin, subjectOf } from './envelope.ts';
import { makePublisher } from './publisher.ts';
import type { Sent } from './sent.ts';

/** What is sent a second time, and from when on. */
export type Resend = Origin & { readonly sent: Sent; readonly nats: Nats; readonly since: Date };

/**
 * Sends again what was sent since an instant of the last 24 hours: for a stream that was lost, or that lost its newest
 * messages with its machine (EV-02). In the order of each aggregate, with the ids of the first time: a stream that
 * still has them drops them, and so do consumers.
 *
 * @returns how many facts were sent.
 * @throws PublishError when the broker is away; run it again.
 * The operator's door to it is `src/bin/resend.ts`.
 *
 * @example
 * await resend({ ...origin, sent: sentOf(connection, 'status'), nats, since: new Date('2026-11-22T08:00:00Z') });
 */
export const resend = async ({ sent, nats, since, ...origin }: Resend): Promise<number> => {
  const publisher = makePublisher(nats.connection(), nats.isUp);
  let count = 0;
  try {
    for await (const entry of sent
      .find({ sentAt: { $gte: since } }, { promoteBuffers: true })
      .sort({ sentAt: 1, sequence: 1 })) {
      await publisher.publish(subjectOf(entry, origin), bodyOf(entry, origin), headersOf(entry, origin));
      count += 1;
    }
  } finally {
    publisher.close();
  }
  return count;
};
