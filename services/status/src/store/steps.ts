import type { Step } from '@atrium/chassis/mongo/steps';
import { clockwork } from '../domain/actor.ts';

const stamped = ['components', 'regions', 'templates', 'settings'];

// Who wrote it last, or else the author of the latest update by a person. A revision after which the clock came is not told.
const isMachine = (actor: string) => ({ $in: [`${actor}.kind`, ['import', 'service']] });
const byPersons = { $filter: { input: '$updates', cond: { $not: [isMachine('$$this.author')] } } };
const lastPerson = {
  $cond: [
    isMachine('$updatedBy'),
    { $let: { vars: { said: byPersons }, in: { $ifNull: [{ $last: '$$said.author' }, null] } } },
    '$updatedBy',
  ],
};

/** Changes of data that older versions left, in order; a step stays here for ever. */
export const steps: readonly Step[] = [
  {
    // Nobody knows any more who changed these last: from here on it is written down (GW-03).
    id: 'who changed components, regions, templates and settings',
    run: async (connection) => {
      const stamp = { updatedAt: Math.floor(Date.now() / 1000), updatedBy: clockwork };
      for (const name of stamped)
        await connection.collection(name).updateMany({ updatedAt: { $exists: false } }, { $set: stamp });
    },
  },
  {
    // The timer lays them out anew, the newest first (ST-05, ST-07).
    id: 'where events lie',
    run: async (connection) => {
      const [events, months] = [connection.collection('events'), connection.collection('months')];
      await connection.collection('components').updateMany({ moves: { $exists: false } }, { $set: { moves: 0 } });
      await months.updateMany({ zoneVersion: { $exists: false } }, { $set: { zoneVersion: 0 } });
      const lies = { reach: { regions: '$in', layout: -1 }, prepared: -1 };
      await events.updateMany({ reach: { $exists: false } }, [{ $set: lies }, { $unset: ['unprepared'] }]);
    },
  },
  {
    // Lists go by the first (ST-08); imports go round what the second names (ST-11).
    id: 'when events were last news, and who changed them here',
    run: async (connection) => {
      const events = connection.collection('events');
      const inForce = { $filter: { input: '$updates', cond: { $eq: ['$$this.supersededAt', null] } } };
      const newsAt = { $ifNull: [{ $max: { $map: { input: inForce, in: '$$this.at' } } }, '$startsAt'] };
      await events.updateMany({ newsAt: { $exists: false } }, [{ $set: { newsAt } }]);
      await events.updateMany({ changedHereBy: { $exists: false } }, [{ $set: { changedHereBy: lastPerson } }]);
    },
  },
];
