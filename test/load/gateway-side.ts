/** A gateway as benches measure it: a process of its own on scratch stores, with limits that no load reaches. */
import { randomBytes } from 'node:crypto';
import { get, type IncomingHttpHeaders } from 'node:http';
import { startProcess, type TestProcess } from '@atrium/testkit/process';
import { scratch, type Scratch } from '@atrium/testkit/scratch';

export type GatewaySide = {
  url: string;
  key: string;
  gateway: TestProcess;
  corner: Scratch;
  stop: () => Promise<void>;
};

const never = 'read=999999999,weather=999999999,write=999999999';
const home = `${import.meta.dirname}/../..`;

/** Starts a gateway; `services` starts what is behind it and answers with its addresses by their settings' names. */
export const startGatewaySide = async (
  services: (corner: Scratch) => Promise<{ env: Record<string, string>; stop: () => Promise<unknown> }>,
): Promise<GatewaySide> => {
  const corner = await scratch();
  const key = `atr_${randomBytes(4).toString('hex')}_${randomBytes(32).toString('base64url')}`;
  const behind = await services(corner);
  const gateway = await startProcess(`${home}/gateway/src/main.ts`, {
    ...corner.env,
    ...behind.env,
    ATRIUM_HTTP_PORT: '0',
    ATRIUM_FIRST_API_KEY: key,
    ATRIUM_RATE_LIMITS: never,
    ATRIUM_LOG_LEVEL: 'error',
  });
  const stop = async (): Promise<void> => {
    await gateway.stop();
    await behind.stop();
    await corner.drop();
  };
  return { url: `http://127.0.0.1:${gateway.ports.http ?? 0}`, key, gateway, corner, stop };
};

/** An answer as it came over the wire, still compressed. */
export const rawAnswer = (
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).once('error', reject);
  });
