import type { mongo } from 'mongoose';
import { isDuplicate } from '../mongo/write.ts';
import type { OutboxEntry } from './fact.ts';

/** A fact that the stream has acknowledged, kept for a second sending (EV-02). */
export type SentEntry = OutboxEntry & { readonly sentAt: Date };

/** Facts of a service that were sent within the last 24 hours. */
export type Sent = mongo.Collection<SentEntry>;

/** How long sent facts are kept, in seconds. */
export const sentForSeconds = 24 * 3600;

type Connection = { collection: (name: string) => object };

/**
 * The collection `<service>_sent`.
 *
 * @example
 * const sent = sentOf(connection, 'status');
 */
export const sentOf = (connection: Connection, service: string): Sent =>
  connection.collection(`${service}_sent`) as unknown as Sent;

/** Notes facts as sent; those noted already, by a process that died before it went on, stay as they are. */
export const noteSent = async (sent: Sent, entries: readonly OutboxEntry[]): Promise<void> => {
  const sentAt = new Date();
  try {
    await sent.insertMany(
      entries.map((entry) => ({ ...entry, sentAt })),
      { ordered: false },
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
};
