/** `npm run bench -- gateway-empty`: an empty answer of the API through everything that a request passes (GW-05, GW-06). */
import { startBareServer } from './bare-server.ts';
import { rawAnswer, startGatewaySide } from './gateway-side.ts';
import { compare } from './harness.ts';
import { httpLoad } from './http-load.ts';

const nobody = {
  env: { ATRIUM_STATUS_URL: '127.0.0.1:1', ATRIUM_IDENTITY_URL: '127.0.0.1:1' },
  stop: () => Promise.resolve(),
};
const side = await startGatewaySide(() => Promise.resolve(nobody));
const url = `${side.url}/api/v1`;
const { body, headers } = await rawAnswer(url, {});
const bare = await startBareServer(body, { 'content-type': 'application/json' });
const [ours, theirs] = [httpLoad({ url }), httpLoad({ url: bare.url })];

await compare({
  title: 'the index of the API through the whole gateway, against a bare node:http server that sends the same body',
  measured: { name: 'gateway', pid: side.gateway.pid, work: ours.work },
  bare: { name: 'bare', pid: bare.pid, work: theirs.work },
  goal: { atMost: 2.1 },
  parts: () => [
    'parts: request id and context, event loop guard, caller, rate limit on leases, routing by Express, answer',
    `the gateway sends ${Object.keys(headers).length} headers where the bare server sends 5: security, rate limit, request id, ETag`,
  ],
});
for (const load of [ours, theirs]) load.close();
bare.stop();
await side.stop();
