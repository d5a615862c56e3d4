import type { Connection } from 'mongoose';
import type { Origin } from '@atrium/chassis/events/envelope';
import type { OutboxEntry } from '@atrium/chassis/events/fact';
import { newEventId } from '@atrium/chassis/events/ids';
import { aggregateSchema } from '@atrium/chassis/mongo/document';

/** Where both sides of the bench work. */
export type Setting = { mongodbUrl: string; natsUrl: string; database: string; root: string };

/** Messages that may wait for their acknowledgement at a time, on both sides. */
export const inFlight = 256;

export const originOf = ({ root }: Setting): Origin => ({ service: 'status', region: 'eu', root });

export const modelOf = (connection: Connection) =>
  connection.models.things ?? connection.model('things', aggregateSchema({ count: Number }, 'things'));

// As long as the fact of an incident with a few updates.
const words = 'Nous constatons une hausse des erreurs et cherchons la cause. '.repeat(16);

/** The fact that both sides send. */
export const sampleFact = (id: string) => ({
  type: 'component.changed',
  subjectId: id,
  data: {
    component: {
      key: id,
      parent: 'page',
      name: { fr: id, en: id },
      description: { fr: words, en: '' },
      position: 1,
      archived: false,
      version: 1,
    },
  },
});

/** An entry as a document's outbox holds it. */
export const sampleEntry = (): OutboxEntry => {
  const fact = sampleFact(newEventId());
  return {
    _id: newEventId(),
    type: `atrium.status.${fact.type}.v1`,
    subject: fact.subjectId,
    at: 1_700_000_000,
    sequence: '0000000001.00',
    data: Buffer.from(JSON.stringify(fact.data)),
  };
};
