import { createHash } from 'node:crypto';
import type { Http } from '../api/http.ts';
import type { Import } from '../api/shapes.ts';
import type { Output } from '../terminal/output.ts';
import type { Format } from './read.ts';
import { said } from '../texts/said.ts';

/** Bytes of a part; the last one may be shorter. */
export const partBytes = 1024 * 1024;

/** What an import is asked to be. The same values and bytes are the same import, so that a killed one goes on. */
export type ImportOptions = {
  format: Format;
  dryRun: boolean;
  region: string;
  parent: string;
  columns: Record<string, string>;
  /** Language of the file's texts; empty means that of the server's choice, English. */
  language: string;
};

/** Begins the import, or finds the one that exists. `key` makes the call safe to repeat. */
export const startImport = async (http: Http, bytes: Buffer, options: ImportOptions, key: string): Promise<Import> => {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const size = { parts: Math.ceil(bytes.length / partBytes), bytes: bytes.length };
  const { format, dryRun, region, parent, columns, language } = options;
  const chosen = {
    ...(region && { region }),
    ...(parent && { parent }),
    ...(language && { language }),
    ...(Object.keys(columns).length && { columns }),
  };
  const body = { format, digest, ...size, dryRun, ...chosen };
  return (await http({ method: 'POST', path: '/status/imports', body, idempotencyKey: key })).json() as Import;
};

/** Sends the parts that the server lacks, one after the other. */
export const uploadMissing = async (
  http: Http,
  bytes: Buffer<ArrayBuffer>,
  found: Import,
  out: Output,
): Promise<void> => {
  if (found.state !== 'receiving') return;
  const there = new Set(found.received);
  const missing = Array.from({ length: found.parts }, (_, part) => part).filter((part) => !there.has(part));
  if (there.size > 0) {
    const [here, all] = [there.size, found.parts];
    out.note(
      said(
        `Going on: ${here} of ${all} parts are there already.`,
        `Reprise : ${here} parties sur ${all} sont déjà là.`,
      ),
    );
  }
  for (const [index, part] of missing.entries()) {
    const sent = there.size + index + 1;
    out.progress(said(`Uploading ${sent} of ${found.parts} MiB`, `Envoi : ${sent} Mio sur ${found.parts}`));
    const content = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    const path = `/status/imports/${encodeURIComponent(found.id)}/parts/${part}`;
    await http({ method: 'PUT', path, bytes: content, timeoutMs: 60_000 });
  }
  out.progressDone();
};
