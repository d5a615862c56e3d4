// A service in small, with a store and a timer that begin by themselves: the timer makes the thing `b` where it is not.
import { platformSettings, readConfig } from '../src/config.ts';
import { run } from '../src/run.ts';
import { openStores } from '../src/stores.ts';
import { startTimer } from '../src/timers.ts';
import { fresh, thingModel, thingsOn } from './things.ts';

await run({
  name: 'status',
  config: () => readConfig(platformSettings),
  start: (config, kit) => {
    const { connection, relay, there, ready } = openStores('status', config, kit);
    const things = thingsOn(thingModel(connection), relay);
    const make = async (): Promise<void> => {
      if ((await things.find('b')) === undefined) await things.create('b', fresh('b', 3), { now: 1_700_000_000 });
    };
    const timer = startTimer({ name: 'maker', after: there, everyMs: 100, run: make, logger: kit.logger });
    kit.onStop('timer', timer.stop);
    return Promise.resolve({ ready });
  },
});
