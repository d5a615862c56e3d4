import { randomUUID } from 'node:crypto';
import type { Kept } from '../use-case.ts';
import { collectionNamed } from './document.ts';

/** What commands made, as it was then: what they answer when they are sent again (GW-04). */
export type Answers = {
  /** Keeps one, and gives the id under which a document may name it. */
  keep: (kept: Kept<object>) => Promise<string>;
  read: (id: string) => Promise<Kept<object> | undefined>;
};

type Answer = { _id: string; state: object; version: number; at: Date };

/** Name of the collection. */
export const answersName = (service: string): string => `${service}_answers`;

/** How long answers are kept, in seconds: an hour longer than the commands that name them. */
export const answersForSeconds = 25 * 3600;

type Connection = Parameters<typeof collectionNamed>[0];

/**
 * The collection `<service>_answers`. An answer is written before the write that names it, so whoever remembers a
 * command has its answer; one that nobody came to name expires like the others. Beside the aggregate and not in it:
 * an answer is as large as the aggregate, and there are many.
 */
export const answersOn = (connection: Connection, service: string): Answers => {
  const answers = collectionNamed<Answer>(connection, answersName(service));
  return {
    keep: async ({ state, version }) => {
      const _id = randomUUID();
      await answers.insertOne({ _id, state, version, at: new Date() }, { ignoreUndefined: true });
      return _id;
    },
    read: async (id) => {
      const found = await answers.findOne({ _id: id });
      return found === null ? undefined : { state: found.state, version: found.version };
    },
  };
};
