/** `npm run bench -- weather-page`: the prepared weather page against a bare server that sends the same bytes (ST-12). */
import { startProcess } from '@atrium/testkit/process';
import type { Scratch } from '@atrium/testkit/scratch';
import { startBareServer } from './bare-server.ts';
import { rawAnswer, startGatewaySide } from './gateway-side.ts';
import { compare } from './harness.ts';
import { httpLoad } from './http-load.ts';
import { runToEnd } from './run-to-end.ts';

const home = `${import.meta.dirname}/../..`;
const componentCount = 100;
const incidentEvery = 5;

const startStatus = async ({ env }: Scratch) => {
  await runToEnd(`${home}/services/status/src/migrate.ts`, env);
  const status = await startProcess(`${home}/services/status/src/main.ts`, { ...env, ATRIUM_LOG_LEVEL: 'error' });
  return {
    env: { ATRIUM_STATUS_URL: `127.0.0.1:${status.ports.grpc ?? 0}`, ATRIUM_IDENTITY_URL: '127.0.0.1:1' },
    stop: status.stop,
  };
};

const side = await startGatewaySide(startStatus);

const post = async (path: string, json: object): Promise<void> => {
  const headers = { authorization: `Bearer ${side.key}`, 'content-type': 'application/json' };
  const answer = await fetch(`${side.url}/api/v1/status/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(json),
  });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
};

const hour = 3_600_000;
const at = (ms: number): string => new Date(ms).toISOString();

for (let n = 0; n < componentCount; n += 1) {
  const key = `component-${n}`;
  const name = { fr: `Composant ${n}`, en: `Component ${n}` };
  await post('components', { key, name, position: n, knownSince: at(Date.now() - 400 * 24 * hour) });
  if (n % incidentEvery !== 0) continue;
  const startsAt = Date.now() - (n + 1) * 20 * hour;
  const times = { startsAt: at(startsAt), endsAt: at(startsAt + hour) };
  const title = { fr: `Panne ${n}`, en: `Outage ${n}` };
  await post('incidents', { title, impact: 'major', phase: 'resolved', components: [key], text: title, ...times });
}

const headers = { 'accept-encoding': 'br', 'accept-language': 'en' };
const url = `${side.url}/status`;
await rawAnswer(url, headers);
const page = await rawAnswer(url, headers);
const bare = await startBareServer(page.body, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' });
const [ours, theirs] = [httpLoad({ url, headers }), httpLoad({ url: bare.url, headers })];

await compare({
  title: `the weather page of ${componentCount} components and 90 days from memory, against a bare node:http server that sends the same bytes`,
  measured: { name: 'gateway', pid: side.gateway.pid, work: ours.work },
  bare: { name: 'bare', pid: bare.pid, work: theirs.work },
  goal: { atMost: 1.6 },
  parts: () => [
    `page: ${page.body.length} bytes compressed`,
    `parts: look-up by address, language and encoding; ${Object.keys(page.headers).length} headers against 6`,
  ],
});
for (const load of [ours, theirs]) load.close();
bare.stop();
await side.stop();
