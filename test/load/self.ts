/** `npm run bench -- self`: compares a bare server with itself: 1.00, or the method is wrong. */
import { startBareServer } from './bare-server.ts';
import { compare } from './harness.ts';
import { httpLoad } from './http-load.ts';

const body = Buffer.alloc(20_000, 'x');
const [one, other] = [await startBareServer(body, {}), await startBareServer(body, {})];
const loads = [httpLoad({ url: one.url }), httpLoad({ url: other.url })] as const;

await compare({
  title: 'a bare node:http server against another one',
  bare: { name: 'one', pid: one.pid, work: loads[0].work },
  measured: { name: 'other', pid: other.pid, work: loads[1].work },
  goal: { atMost: 1.1 },
});
for (const load of loads) load.close();
for (const server of [one, other]) server.stop();
