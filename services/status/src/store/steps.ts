import type { Step } from '@atrium/chassis/mongo/steps';
import { clockwork } from '../domain/actor.ts';

const stamped = ['components', 'regions', 'templates', 'settings'];

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
];
