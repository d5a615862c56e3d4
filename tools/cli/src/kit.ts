import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { httpClient, type Http } from './api/http.ts';
import { findSettings } from './settings.ts';
import { outputTo, type Output } from './terminal/output.ts';
import { said } from './texts/said.ts';

/** Options that every command has. */
export type GlobalOptions = { url?: string; json?: true; verbose?: true; lang: 'fr' | 'en'; color: boolean };

/** What a command works with. */
export type Kit = {
  http: Http;
  out: Output;
  lang: 'fr' | 'en';
  now: Date;
  /** A key for one act of this run; the same act tried again carries the same key (GW-04). */
  idempotencyKey: (act: string) => string;
};

/** Makes the kit of one run from the options of the whole command line. */
export const kitOf = (command: Command): Kit => {
  const options = command.optsWithGlobals<GlobalOptions>();
  const { lang } = options;
  const out = outputTo(process, {
    json: options.json === true,
    verbose: options.verbose === true,
    color: options.color,
    lang,
  });
  const { url, key, source } = findSettings(process.env, process.cwd(), options.url);
  out.detail(
    said(
      `Talking to ${url}, found by ${source}${key ? '' : '; without a key'}.`,
      `Serveur ${url}, trouvé par ${source}${key ? '' : ' ; sans clé'}.`,
    ),
  );
  const run = randomUUID();
  const http = httpClient({ url, key, lang, onRetry: out.detail, onWait: out.note });
  return { http, out, lang, now: new Date(), idempotencyKey: (act) => `${run}-${act}` };
};
