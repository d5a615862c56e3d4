/** A starter as start.ts is one, without the services: for tests that kill it. Prints where its servers are. */
import { openHousehold } from '../src/processes/household.ts';
import { startServers } from '../src/servers/start-servers.ts';

const dir = process.argv[2] ?? '';
const household = await openHousehold(dir);
const { mongodb, nats, redis } = await startServers(household, dir);
process.send?.({ mongodb, nats, redis });
setInterval(() => undefined, 1_000);
