import { createHash } from 'node:crypto';
import { eventually } from '@atrium/testkit/eventually';
import type { Platform } from './platform.ts';

/** An import as the API tells it. */
export type Brought = {
  id: string;
  state: string;
  counts: Record<string, number>;
  total: number;
  handled: number;
  error: unknown;
};

const partBytes = 1024 * 1024;

/** Brings a file along as the command line does, and waits for its end. */
export const bring = async (
  platform: Platform,
  format: string,
  content: string,
  options: object = {},
): Promise<Brought> => {
  const bytes = Buffer.from(content);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const parts = Math.ceil(bytes.length / partBytes);
  const started = await platform.send('POST', '/api/v1/status/imports', {
    format,
    digest,
    parts,
    bytes: bytes.length,
    ...options,
  });
  if (started.status !== 201) throw new Error(started.text);
  const { id } = started.json() as Brought;
  for (let part = 0; part < parts; part += 1) await putPart(platform, id, part, bytes);
  await platform.send('POST', `/api/v1/status/imports/${id}/run`);
  return waitFor(platform, id);
};

/** Brings one part of a file. */
export const putPart = async (platform: Platform, id: string, part: number, bytes: Buffer): Promise<void> => {
  const response = await fetch(`${platform.url}/api/v1/status/imports/${id}/parts/${part}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${platform.key}`, 'content-type': 'application/octet-stream' },
    body: bytes.subarray(part * partBytes, (part + 1) * partBytes) as unknown as ArrayBuffer,
  });
  if (!response.ok) throw new Error(await response.text());
};

/** Waits until an import is over. */
export const waitFor = (platform: Platform, id: string): Promise<Brought> =>
  eventually(
    async () => {
      const found = (await platform.get(`/api/v1/status/imports/${id}`, { key: platform.key })).json() as Brought;
      if (found.state !== 'done' && found.state !== 'failed') throw new Error(`import is ${found.state}`);
      return found;
    },
    { timeoutMs: 60_000 },
  );
